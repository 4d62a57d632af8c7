using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace NeuroRepl.Kernel.Transport;

internal sealed class RouterSocket : ZmtpSocket, IRouter
{
    private readonly ConcurrentDictionary<Identity, Peer> _peers = new();
    private readonly Inbox<Envelope> _inbox;
    private uint _madeUp;

    public RouterSocket(Endpoint endpoint, Sockets sockets, TransportOptions options)
        : base(SocketType.Router, endpoint, sockets)
    {
        _inbox = new Inbox<Envelope>(options.InboxMessages, options.InboxBytes);
        _inbox.Drained += sockets.Wake;
    }

    public override bool IsFull => _inbox.IsFull;

    public Envelope? Receive(CancellationToken cancellation = default) => _inbox.Receive(cancellation);

    public Envelope? TryReceive() => _inbox.TryReceive();

    public bool Send(Identity peer, params ReadOnlyMemory<byte>[] frames) => _peers.TryGetValue(peer, out var found) && found.Send(Encoder.Message(frames));

    public override void OnReady(Peer peer, ReadOnlyMemory<byte> identity)
    {
        base.OnReady(peer, identity.IsEmpty || identity.Span[0] == 0 ? MakeUpIdentity() : identity);
        if (_peers.TryGetValue(peer.Identity, out var older)) { peer.TakeOver(older); }
        _peers[peer.Identity] = peer;
    }

    public override void OnMessage(Peer peer, ReadOnlyMemory<byte>[] frames) =>
        _inbox.Add(new Envelope(peer.Identity, frames), frames.Sum(frame => (long)frame.Length));

    public override void OnEnded(Peer peer)
    {
        base.OnEnded(peer);
        _peers.TryRemove(new KeyValuePair<Identity, Peer>(peer.Identity, peer));
    }

    public override void OnClosed() => _inbox.Complete();

    /// <summary>Five bytes that begin with zero, which a peer may not ask for itself.</summary>
    private byte[] MakeUpIdentity()
    {
        var identity = new byte[5];
        BinaryPrimitives.WriteUInt32BigEndian(identity.AsSpan(1), ++_madeUp);
        return identity;
    }
}

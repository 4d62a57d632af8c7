namespace NeuroRepl.Kernel.Transport;

internal sealed class ClientSocket : ZmtpSocket, IClient
{
    private readonly Inbox<ReadOnlyMemory<byte>[]> _inbox;
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Peer? _peer;

    public ClientSocket(SocketType type, Endpoint endpoint, ReadOnlyMemory<byte> identity, Sockets sockets, TransportOptions options)
        : base(type, endpoint, sockets)
    {
        OwnIdentity = identity;
        _inbox = new Inbox<ReadOnlyMemory<byte>[]>(options.InboxMessages, options.InboxBytes);
        _inbox.Drained += sockets.Wake;
    }

    public override ReadOnlyMemory<byte> OwnIdentity { get; }

    public override bool IsFull => _inbox.IsFull;

    /// <summary>True once the peer is ready, false when it turned out to be none.</summary>
    public Task<bool> Ready => _ready.Task;

    public ReadOnlyMemory<byte>[]? Receive(CancellationToken cancellation = default) => _inbox.Receive(cancellation);

    public bool Send(params ReadOnlyMemory<byte>[] frames) =>
        _peer?.Send(Encoder.Message(Type == SocketType.Req ? [ReadOnlyMemory<byte>.Empty, .. frames] : frames)) ?? false;

    public void Subscribe(ReadOnlyMemory<byte> topic) => Tell("SUBSCRIBE", 1, topic);

    public void Unsubscribe(ReadOnlyMemory<byte> topic) => Tell("CANCEL", 0, topic);

    public void Disconnect()
    {
        _peer?.End(Peer.HungUp);
        Wake();
    }

    public override void OnReady(Peer peer, ReadOnlyMemory<byte> identity)
    {
        base.OnReady(peer, identity);
        _peer = peer;
        _ready.TrySetResult(true);
    }

    public override void OnMessage(Peer peer, ReadOnlyMemory<byte>[] frames)
    {
        if (Type == SocketType.Req && frames is [{ IsEmpty: true }, .. var body]) { frames = body; }
        _inbox.Add(frames, frames.Sum(frame => (long)frame.Length));
    }

    public override void OnEnded(Peer peer)
    {
        base.OnEnded(peer);
        _ready.TrySetResult(false);
        _inbox.Complete();
    }

    private void Tell(string command, byte message, ReadOnlyMemory<byte> topic)
    {
        if (_peer is not { } peer) { return; }
        peer.Send(peer.Speaks31 ? Encoder.Command(command, topic.Span) : Encoder.Message([(byte[])[message, .. topic.Span]]));
    }
}

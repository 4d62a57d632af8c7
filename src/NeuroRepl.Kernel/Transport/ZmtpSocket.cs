using System.Net.Sockets;

namespace NeuroRepl.Kernel.Transport;

/// <summary>What all patterns share: where the socket listens, and what happens to its peers. Called on the sockets' thread.</summary>
internal abstract class ZmtpSocket(SocketType type, Endpoint endpoint, Sockets sockets) : ISocket
{
    private int _peerCount;

    public SocketType Type { get; } = type;

    public Endpoint Endpoint { get; } = endpoint;

    public int PeerCount => Volatile.Read(ref _peerCount);

    /// <summary>What peers are told to call this side; empty leaves it to them.</summary>
    public virtual ReadOnlyMemory<byte> OwnIdentity => default;

    /// <summary>While true, nothing is read from the peers.</summary>
    public virtual bool IsFull => false;

    /// <summary>The listening connection, where there is one.</summary>
    public Socket? Listener { get; init; }

    public virtual void OnReady(Peer peer, ReadOnlyMemory<byte> identity)
    {
        peer.Identity = new Identity(identity);
        Interlocked.Increment(ref _peerCount);
    }

    public abstract void OnMessage(Peer peer, ReadOnlyMemory<byte>[] frames);

    public virtual void OnCommand(Peer peer, Incoming.Command command)
    {
    }

    /// <summary>The connection is gone; it may never have been ready.</summary>
    public virtual void OnEnded(Peer peer)
    {
        if (peer.IsReady) { Interlocked.Decrement(ref _peerCount); }
    }

    /// <summary>All connections are gone and no more will come.</summary>
    public virtual void OnClosed()
    {
    }

    public void Log(string what) => sockets.Log($"{Type.Name()} at {Endpoint}: {what}");

    public void Wake() => sockets.Wake();
}

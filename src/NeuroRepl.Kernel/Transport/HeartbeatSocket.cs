namespace NeuroRepl.Kernel.Transport;

/// <summary>A REP that gives every message back as it came, envelope and all.</summary>
internal sealed class HeartbeatSocket(Endpoint endpoint, Sockets sockets) : ZmtpSocket(SocketType.Rep, endpoint, sockets)
{
    public override void OnMessage(Peer peer, ReadOnlyMemory<byte>[] frames) => peer.Send(Encoder.Message(frames));
}

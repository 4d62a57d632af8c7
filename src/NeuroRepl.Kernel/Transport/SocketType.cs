namespace NeuroRepl.Kernel.Transport;

/// <summary>The patterns of ZeroMQ that a Jupyter kernel and its clients speak.</summary>
internal enum SocketType
{
    Router,
    XPub,
    Rep,
    Dealer,
    Req,
    Sub,
}

/// <summary>Names on the wire, and who may talk with whom (RFC 37/ZMTP, "The Socket-Type Property").</summary>
internal static class SocketTypes
{
    public static string Name(this SocketType type) => type.ToString().ToUpperInvariant();

    public static bool MayTalkTo(this SocketType type, string peer) => type switch
    {
        SocketType.Router => peer is "DEALER" or "REQ" or "ROUTER",
        SocketType.XPub => peer is "SUB" or "XSUB",
        SocketType.Rep => peer is "REQ" or "DEALER",
        SocketType.Dealer => peer is "ROUTER" or "REP" or "DEALER",
        SocketType.Req => peer is "ROUTER" or "REP",
        SocketType.Sub => peer is "PUB" or "XPUB",
        _ => false,
    };
}

namespace NeuroRepl.Kernel.Transport;

/// <summary>What every bound socket can tell.</summary>
internal interface ISocket
{
    /// <summary>Where it listens, with the real port where port 0 was asked for.</summary>
    Endpoint Endpoint { get; }

    /// <summary>How many peers have shaken hands and are still there.</summary>
    int PeerCount { get; }
}

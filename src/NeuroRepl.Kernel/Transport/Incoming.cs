namespace NeuroRepl.Kernel.Transport;

/// <summary>What a decoder found in the bytes of a peer.</summary>
internal abstract record Incoming
{
    /// <summary>All frames of one message.</summary>
    public sealed record Message(ReadOnlyMemory<byte>[] Frames) : Incoming;

    /// <summary>A command between messages: READY, SUBSCRIBE, PING …</summary>
    public sealed record Command(string Name, ReadOnlyMemory<byte> Data) : Incoming;
}

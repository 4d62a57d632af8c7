namespace NeuroRepl.Kernel.Transport;

/// <summary>A message with the peer that it came from or goes to. The frames are taken over: nobody may write to them afterwards.</summary>
internal sealed record Envelope(Identity Peer, ReadOnlyMemory<byte>[] Frames);

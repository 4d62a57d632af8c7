namespace NeuroRepl.Kernel.Transport;

/// <summary>Bytes ready for the wire, in the pieces that they are sent in; never changed, so that many peers can share them.</summary>
internal sealed class Encoded(ReadOnlyMemory<byte>[] segments)
{
    public ReadOnlyMemory<byte>[] Segments { get; } = segments;

    public long Length { get; } = segments.Sum(segment => (long)segment.Length);
}

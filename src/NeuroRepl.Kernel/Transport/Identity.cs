namespace NeuroRepl.Kernel.Transport;

/// <summary>The routing id of a peer: what a router puts before a message so that the answer finds its way back.</summary>
internal sealed class Identity(ReadOnlyMemory<byte> bytes) : IEquatable<Identity>
{
    /// <summary>At most 255 bytes; the first is not zero unless this side made the identity up.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public bool Equals(Identity? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => Equals(obj as Identity);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Convert.ToHexString(Bytes.Span);
}

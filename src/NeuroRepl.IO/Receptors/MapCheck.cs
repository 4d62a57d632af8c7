namespace NeuroRepl.IO.Receptors;

/// <summary>Whether a copy of a published map is the published one.</summary>
/// <param name="Path">The copy.</param>
/// <param name="Md5">Its MD5 sum.</param>
/// <param name="Expected">The published sum; empty where none is known.</param>
public sealed record MapCheck(string Path, string Md5, string Expected)
{
    /// <summary>Whether both sums are equal.</summary>
    public bool IsIntact => Expected.Length > 0 && string.Equals(Md5, Expected, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => IsIntact ? $"{Path}: as published" : Expected.Length == 0 ? $"{Path}: no published sum to compare with" : $"{Path}: not as published (MD5 {Md5}, published {Expected})";
}

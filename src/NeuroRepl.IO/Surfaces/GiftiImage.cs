using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Surfaces;

/// <summary>What a GIFTI file holds: arrays with their intents, a table of labels, and what programs wrote beside.</summary>
/// <param name="Arrays">The arrays, in file order.</param>
public sealed record GiftiImage(IReadOnlyList<GiftiArray> Arrays)
{
    /// <summary>The labels of the file; empty where it has none.</summary>
    public IReadOnlyList<ParcelLabel> Labels { get; init; } = [];

    /// <summary>Names and values about the whole file: "AnatomicalStructurePrimary".</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What to call it.</summary>
    public string Name { get; init; } = "gifti";

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Arrays.Count} arrays ({string.Join(", ", Arrays.Take(4).Select(array => array.Intent))}{(Arrays.Count > 4 ? " …" : "")})";
}

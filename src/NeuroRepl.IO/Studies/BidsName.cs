namespace NeuroRepl.IO.Studies;

/// <summary>A BIDS file name taken apart: <c>sub-01_ses-high_svs.nii.gz</c> is the entities sub and ses, the suffix svs and an ending.</summary>
internal sealed record BidsName(IReadOnlyDictionary<string, string> Entities, string Suffix, string Stem, string Ending)
{
    /// <summary>The parts of a name, or null where it is not built so.</summary>
    public static BidsName? Of(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0) { return null; }

        var words = name[..dot].Split('_');
        Dictionary<string, string> entities = new(StringComparer.Ordinal);
        foreach (var word in words[..^1])
        {
            var dash = word.IndexOf('-', StringComparison.Ordinal);
            if (dash <= 0 || dash == word.Length - 1 || !entities.TryAdd(word[..dash], word[(dash + 1)..])) { return null; }
        }

        return words[^1].Contains('-', StringComparison.Ordinal) || words[^1].Length == 0 ? null : new(entities, words[^1], name[..dot], name[dot..]);
    }

    /// <summary>Whether a sidecar of this name applies to a file of that name: same suffix, and no entity that the file lacks or has otherwise.</summary>
    public bool AppliesTo(BidsName file) => Suffix == file.Suffix && Entities.All(entity => file.Entities.TryGetValue(entity.Key, out var value) && value == entity.Value);
}

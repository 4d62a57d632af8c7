using System.Text.RegularExpressions;

namespace NeuroRepl.IO.Surfaces;

/// <summary>Of which structure a surface file is: from its metadata, else from its name.</summary>
internal static partial class Hemisphere
{
    private const string Key = "AnatomicalStructurePrimary";

    /// <summary>CIFTI's name of the structure: "CORTEX_LEFT".</summary>
    /// <param name="path">The file.</param>
    /// <param name="said">What the caller says.</param>
    /// <param name="metadata">What the file says: of its arrays, then of the whole.</param>
    public static string Of(string path, string? said, params IReadOnlyDictionary<string, string>[] metadata)
    {
        if (said is not null) { return said.ToUpperInvariant() switch { "L" or "LH" or "LEFT" => "CORTEX_LEFT", "R" or "RH" or "RIGHT" => "CORTEX_RIGHT", var structure => structure }; }

        foreach (var names in metadata)
        {
            if (names.TryGetValue(Key, out var written) && written.Length > 0) { return Capitals().Replace(written, "_$1").ToUpperInvariant(); }
        }

        var name = System.IO.Path.GetFileName(path);
        return Left().IsMatch(name) ? "CORTEX_LEFT" : Right().IsMatch(name) ? "CORTEX_RIGHT"
            : throw new FileProblem(path, "neither the file nor its name says of which hemisphere it is.", "Say it: structure: \"left\" (or \"right\", or CIFTI's name: \"CEREBELLUM\").");
    }

    /// <summary>As GIFTI writes it: "CortexLeft".</summary>
    public static Dictionary<string, string> Metadata(string structure) =>
        new(StringComparer.Ordinal) { [Key] = string.Concat(structure.Split('_').Select(word => $"{word[..1]}{word[1..].ToLowerInvariant()}")) };

    [GeneratedRegex("(?<=[a-z])([A-Z])")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"(^lh\.|\.lh\.|hemi-L[_.]|[._]L[._]|_lh[._]|-lh[._])")]
    private static partial Regex Left();

    [GeneratedRegex(@"(^rh\.|\.rh\.|hemi-R[_.]|[._]R[._]|_rh[._]|-rh[._])")]
    private static partial Regex Right();
}

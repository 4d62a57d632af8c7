using System.Globalization;
using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Atlases;

/// <summary>Volumes of regions with their names.</summary>
internal static class AtlasReader
{
    public static Atlas Read(AtlasSource source)
    {
        if (FileKind.Is(source.Path, ".xml")) { return FslAtlas.Read(source); }

        var map = BrainMap.Open(source.Path);
        var labels = source.NamesPath is { } names ? NamesIn(names) : Unwritten(source);
        return new(source.Name, Renamed(map, source.Name), labels) { Source = Said(source) };
    }

    public static string Said(AtlasSource source) => $"{source.Source}; {source.Licence}";

    public static Atlas WithSource(Atlas atlas, AtlasSource source) => atlas.From(Said(source));

    /// <summary>The names in a table: a number and a name a line, whatever follows (FreeSurfer's and Schaefer's colours, AAL's codes); a BIDS table with index and name.</summary>
    /// <exception cref="FileProblem">No line has a number and a name.</exception>
    public static IReadOnlyList<AtlasLabel> NamesIn(string path)
    {
        var labels = new Dictionary<int, AtlasLabel>();
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? ['\t'] : line.Contains(',', StringComparison.Ordinal) ? [','] : [' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (cells.Length >= 2 && int.TryParse(cells[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number != 0) { labels.TryAdd(number, new(number, cells[1].Trim('"'))); }
        }

        return labels.Count > 0 ? [.. labels.Values] : throw new FileProblem(path, "no line has a number and a name.", "Write one region a line: 17 Caudate_R.");
    }

    // Brodmann's areas are their numbers; the Harvard-Oxford volume that comes without FSL has FSL's order.
    private static IReadOnlyList<AtlasLabel> Unwritten(AtlasSource source) => source.Name switch
    {
        var name when name.StartsWith("Brodmann", StringComparison.Ordinal) => [.. Enumerable.Range(1, 52).Select(number => new AtlasLabel(number, $"BA {number}"))],
        var name when name.StartsWith("Harvard-Oxford cortex", StringComparison.Ordinal) => [.. HarvardOxford.Cortex.Select((region, n) => new AtlasLabel(n + 1, region))],
        _ => [],
    };

    private static BrainMap Renamed(BrainMap map, string name) => new(map.Space, map.Values.ToArray()) { Name = name, Unit = "label" };
}

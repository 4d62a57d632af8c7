using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO;

/// <summary>Names of labels beside a volume: BIDS's table (index, name, color) or a colour table (number, name, red, green, blue, alpha).</summary>
internal static class LabelTable
{
    private static readonly string[] Numbers = ["index", "value", "id", "key", "label_id", "mapping"];
    private static readonly string[] Names = ["name", "label", "region", "roi", "parcel", "abbreviation"];

    /// <summary>The table that is named, else the one of the same name beside the file; nothing where there is none.</summary>
    public static IReadOnlyList<ParcelLabel>? Beside(string path, string? named)
    {
        if (named is not null) { return Read(DataPath.Resolve(named)); }

        var stem = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", FileKind.Stem(path));
        return new[] { $"{stem}.tsv", $"{stem}.txt", $"{stem}.lut" }.FirstOrDefault(File.Exists) is { } beside ? Read(beside) : null;
    }

    public static void Write(string path, IReadOnlyList<ParcelLabel> labels) => new Table("labels",
    [
        new NumberColumn("index", [.. labels.Select(label => (double)label.Key)]),
        new TextColumn("name", [.. labels.Select(label => label.Name)]),
        new TextColumn("color", [.. labels.Select(label => $"#{Byte(label.Red):x2}{Byte(label.Green):x2}{Byte(label.Blue):x2}")]),
    ]).Save(path);

    private static ParcelLabel[] Read(string path) => FileKind.Is(path, ".tsv", ".csv") ? OfTable(path) : OfLines(path);

    private static ParcelLabel[] OfTable(string path)
    {
        var table = TableText.Read(path);
        var (number, name) = (Numbers.FirstOrDefault(table.Has), Names.FirstOrDefault(table.Has));
        if (number is null || name is null || table[number] is not NumberColumn) { throw new FileProblem(path, $"it has the columns {string.Join(", ", table.Columns.Select(column => column.Name))}; a column index of numbers and a column name are looked for.", "Rename its columns to index and name."); }

        var (keys, colour) = (table.Numbers(number), table.Has("color"));
        return [.. Enumerable.Range(0, table.Count).Where(row => !double.IsNaN(keys[row])).Select(row => Coloured(new((int)keys[row], table[name].Text(row)), colour ? table["color"].Text(row) : ""))];
    }

    private static ParcelLabel[] OfLines(string path)
    {
        List<ParcelLabel> labels = [];
        foreach (var (n, line) in TextFile.ReadOld(path).Split('\n').Index())
        {
            var words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#') { continue; }

            if (words.Length < 2 || !int.TryParse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key)) { throw FileProblem.InText(path, "the line", $"\"{line.Trim()}\"", n + 1, 1, "a number and a name are expected, and perhaps red, green, blue and alpha", "Write: 17 Left-Hippocampus 220 216 20 0"); }

            var colour = words.Skip(2).Take(3).Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value / 255 : double.NaN).ToArray();
            labels.Add(colour.Length == 3 && colour.All(value => value is >= 0 and <= 1) ? new(key, words[1], colour[0], colour[1], colour[2]) : new(key, words[1]));
        }

        return [.. labels];
    }

    private static ParcelLabel Coloured(ParcelLabel label, string colour) =>
        colour.Length == 7 && colour[0] == '#' && int.TryParse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
            ? label with { Red = (rgb >> 16) / 255.0, Green = ((rgb >> 8) & 255) / 255.0, Blue = (rgb & 255) / 255.0 }
            : label;

    private static int Byte(double value) => (int)Math.Round(255 * Math.Clamp(value, 0, 1));
}

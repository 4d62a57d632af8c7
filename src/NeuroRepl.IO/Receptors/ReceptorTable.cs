using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Receptors;

/// <summary>Receptor maps as a table: a row a parcel with its name and centre, a column a receptor; beside it a JSON file with a key a column, as BIDS describes columns.</summary>
internal static class ReceptorTable
{
    public const string FileName = "receptors.tsv";
    private static readonly string[] Own = ["parcel", "x", "y", "z"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReceptorAtlas Read(string path)
    {
        var table = Table.Open(path);
        if (!table.Has("parcel")) { throw new FileProblem(path, $"it has no column parcel; it has {string.Join(", ", table.Columns.Select(column => column.Name))}.", "Name the parcels in a column parcel, and their centres in x, y and z."); }

        var names = table.Texts("parcel").Select((name, row) => name ?? throw new FileProblem(path, $"row {row + 1} has no parcel.", "Give each row a name.")).ToArray();
        var hasPlaces = Own.Skip(1).All(table.Has);
        var space = new ParcelSpace(names, hasPlaces ? [.. Enumerable.Range(0, table.Count).Select(row => new Millimetres(table.Numbers("x")[row], table.Numbers("y")[row], table.Numbers("z")[row]))] : null);
        var columns = table.Columns.OfType<NumberColumn>().Where(column => !Own.Contains(column.Name)).ToArray();
        if (columns.Length == 0) { throw new FileProblem(path, "it has no column of numbers beside x, y and z.", "Give each receptor a column."); }

        var said = Beside(Path.ChangeExtension(path, ".json"));
        return new([.. columns.Select(column => new BrainMap(space, [.. column.Values.Select(value => (float)value)]) { Name = column.Name, Unit = Text(said, column.Name, "Units") })])
        {
            Name = Text(said, "Atlas", "Name") is { Length: > 0 } name ? name : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!),
            Notes = [.. (said["Atlas"]?["Notes"]?.AsArray() ?? []).Select(note => (string)note!)],
            Sources = [.. columns.Select(column => SourceOf(said, column.Name))],
        };
    }

    public static void Write(ReceptorAtlas atlas, string folder)
    {
        if (atlas.Space is not ParcelSpace space) { throw new FileProblem(folder, $"the maps lie on {atlas.Space}; a table has a row a parcel.", "Save each volume by itself: atlas[0].Save(\"mGluR5.nii.gz\")."); }

        Directory.CreateDirectory(folder);
        Column[] places = space.Positions is { } at ? [new NumberColumn("x", [.. at.Select(p => p.X)]), new NumberColumn("y", [.. at.Select(p => p.Y)]), new NumberColumn("z", [.. at.Select(p => p.Z)])] : [];
        new Table("receptors", [new TextColumn("parcel", [.. space.Names]), .. places, .. atlas.Select(map => new NumberColumn(map.Name, [.. map.Values.ToArray().Select(Printed)]))]).Save(Path.Combine(folder, FileName));

        var said = new JsonObject { ["Atlas"] = new JsonObject { ["Name"] = atlas.Name, ["Notes"] = new JsonArray([.. atlas.Notes.Select(note => (JsonNode)note)]) } };
        foreach (var (map, source) in atlas.Zip(atlas.Sources))
        {
            var about = new JsonObject { ["Units"] = map.Unit };
            if (source is not null) { (about["Receptor"], about["Source"], about["Tracer"], about["Subjects"], about["Collection"], about["Licence"]) = (source.Receptor, source.Source, source.Tracer, source.Subjects, source.Collection, source.Licence); }

            said[map.Name] = about;
        }

        AtomicFile.WriteText(Path.Combine(folder, Path.ChangeExtension(FileName, ".json")), said.ToJsonString(Readable) + "\n");
    }

    // A float's own digits, not those of the double that it becomes.
    private static double Printed(float value) => double.Parse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static ReceptorMapSource? SourceOf(JsonObject said, string column) => Text(said, column, "Source") is { Length: > 0 } source
        ? new(Text(said, column, "Receptor"), source, (int?)said[column]!["Subjects"] ?? 0, Text(said, column, "Collection"), Text(said, column, "Licence")) { Tracer = Text(said, column, "Tracer") }
        : null;

    private static string Text(JsonObject said, string key, string name) => (string?)said[key]?[name] ?? "";

    private static JsonObject Beside(string path)
    {
        if (!File.Exists(path)) { return []; }

        try { return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? []; }
        catch (JsonException broken) { throw new FileProblem(path, $"it is no JSON: {broken.Message}", "Mend it, or take it away: the table alone is enough.", broken); }
    }
}

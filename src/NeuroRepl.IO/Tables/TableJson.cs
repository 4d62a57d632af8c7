using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Tables;

/// <summary>A table as JSON: a list of rows (written so), or one list a column; null is missing.</summary>
internal static class TableJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    public static Table Read(string path)
    {
        using var document = JsonText.Document(path);
        var root = document.RootElement;
        return root.ValueKind switch
        {
            JsonValueKind.Array => OfRows(path, [.. root.EnumerateArray()]),
            JsonValueKind.Object when root.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.Array) => OfColumns(path, root),
            _ => throw new FileProblem(path, "this JSON is no table: neither a list of rows nor an object with one list a column.", "A BIDS sidecar is read through its run: run.Metadata."),
        };
    }

    public static string Write(Table table)
    {
        var rows = Enumerable.Range(0, table.Count).Select(row => Row(table, row).ToJsonString(Plain));
        return $"[\n{string.Join(",\n", rows.Select(row => $"  {row}"))}\n]\n";
    }

    private static JsonObject Row(Table table, int row)
    {
        var cells = new JsonObject();
        foreach (var column in table.Columns)
        {
            cells[column.Name] = column.IsMissing(row) ? null : column switch
            {
                NumberColumn numbers when double.IsFinite(numbers.Values[row]) => JsonValue.Create(numbers.Values[row]),
                _ => JsonValue.Create(column.Text(row)),
            };
        }

        return cells;
    }

    private static Table OfRows(string path, JsonElement[] rows)
    {
        List<string> names = [];
        foreach (var row in rows)
        {
            if (row.ValueKind != JsonValueKind.Object) { throw new FileProblem(path, $"a row of the list is {row.ValueKind}, not an object.", "Write each row as {\"column\": value}."); }

            names.AddRange(row.EnumerateObject().Select(p => p.Name).Where(name => !names.Contains(name)));
        }

        return new Table(FileKind.Stem(path), [.. names.Select(name => Column(path, name, [.. rows.Select(row => row.TryGetProperty(name, out var cell) ? cell : default)]))]);
    }

    private static Table OfColumns(string path, JsonElement root)
    {
        var columns = root.EnumerateObject().Select(p => Column(path, p.Name, [.. p.Value.EnumerateArray()])).ToArray();
        return columns.Select(c => c.Count).Distinct().Count() <= 1
            ? new Table(FileKind.Stem(path), columns)
            : throw new FileProblem(path, $"its columns differ in length: {string.Join(", ", columns.Select(c => $"{c.Name} {c.Count}"))}.", "Give every column the same number of values, null where one is missing.");
    }

    private static Column Column(string path, string name, JsonElement[] cells)
    {
        var isNumber = cells.All(cell => cell.ValueKind is JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Undefined);
        if (isNumber) { return new NumberColumn(name, [.. cells.Select(cell => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() : double.NaN)]); }

        var texts = cells.Select(cell => cell.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => cell.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => cell.GetRawText(),
            _ => throw new FileProblem(path, $"the column {name} holds {cell.ValueKind}; a cell is a number, a text or null.", "Flatten it first."),
        });
        return cells.Any(cell => cell.ValueKind == JsonValueKind.String && cell.GetString() is "n/a" or "Infinity" or "-Infinity") ? TableText.Column(name, [.. texts]) : new TextColumn(name, [.. texts]);
    }
}

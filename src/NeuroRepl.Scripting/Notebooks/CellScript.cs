using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A notebook as a script that runs by itself: a line <c>// %%</c> starts a cell, text stands in comments, as other editors of cells have it.</summary>
/// <remarks>Commands of .NET Interactive stand in comments too (<c>// #!time</c>), and so does a line of code that looks like a cell's start (<c>// \%%</c>).</remarks>
internal static class CellScript
{
    private const string Start = "// %%";

    /// <summary>The script's text; outputs have no place in it.</summary>
    public static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        foreach (var cell in notebook.WithIds().Cells)
        {
            var isCode = cell.Kind == CellKind.Code && Languages.Usual(cell.Language ?? Languages.CSharp) == Languages.CSharp;
            var kind = cell.Kind != CellKind.Code ? $" [{cell.Kind.ToString().ToLowerInvariant()}]" : isCode ? "" : $" [{cell.Language}]";
            var tags = cell.Tags.Count > 0 ? $" tags={new JsonArray([.. cell.Tags.Select(static tag => JsonValue.Create(tag))]).ToJsonString()}" : "";
            text.Append($"{(text.Length > 0 ? "\n" : "")}{Start}{kind} id=\"{cell.Id}\"{tags}\n");
            foreach (var line in cell.Source.Split('\n')) { text.Append(isCode ? Code(line) : Comment(line)).Append('\n'); }
        }

        return text.ToString();
    }

    public static Notebook Read(string text, string path)
    {
        var cells = new List<NotebookCell>();
        var header = "";
        var lines = new List<string>();
        var isFirst = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').SkipLast(text.EndsWith('\n') ? 1 : 0))
        {
            if (!line.StartsWith(Start, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            // The empty line before a cell's start belongs to neither cell; what stands before the first start is a cell of its own, if it says something.
            if (lines is [.., ""]) { lines.RemoveAt(lines.Count - 1); }

            if (!isFirst || lines.Any(static l => l.Trim().Length > 0)) { cells.Add(Cell(header, lines, path)); }

            (header, lines, isFirst) = (line[Start.Length..], [], false);
        }

        return new Notebook([.. cells, Cell(header, lines, path)]) { Metadata = new JsonObject { ["kernelspec"] = KernelSpec() } };
    }

    // With which Jupyter opens it.
    private static JsonObject KernelSpec() => new() { ["name"] = "neurorepl", ["display_name"] = "C# (NeuroRepl)", ["language"] = "C#" };

    private static NotebookCell Cell(string header, List<string> lines, string path)
    {
        var rest = header.Trim();
        var kind = "";
        if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var end) { (kind, rest) = (rest[1..end].Trim(), rest[(end + 1)..].Trim()); }

        var cell = kind switch
        {
            "" => new NotebookCell(CellKind.Code, string.Join('\n', lines.Select(Uncode))),
            "markdown" or "md" => new NotebookCell(CellKind.Markdown, string.Join('\n', lines.Select(Uncomment))),
            "raw" => new NotebookCell(CellKind.Raw, string.Join('\n', lines.Select(Uncomment))),
            _ => new NotebookCell(CellKind.Code, string.Join('\n', lines.Select(Uncomment))) { Metadata = Languages.Metadata(kind) },
        };
        var tags = rest.IndexOf("tags=", StringComparison.Ordinal);
        if (tags >= 0) { cell = cell.WithMetadata("tags", Tags(rest[(tags + "tags=".Length)..], path)); }

        var id = rest.IndexOf("id=\"", StringComparison.Ordinal);
        return id < 0 ? cell : cell with { Id = rest[(id + "id=\"".Length)..].Split('"')[0] };
    }

    private static JsonNode? Tags(string json, string path)
    {
        try { return JsonNode.Parse(json[..(json.IndexOf(']', StringComparison.Ordinal) + 1)]); }
        catch (JsonException) { throw NotebookException.NotReadable(path, $"tags={json} is no list of texts."); }
    }

    private static string Code(string line) => line.StartsWith("#!", StringComparison.Ordinal) ? $"// {line}"
        : line.StartsWith(Start, StringComparison.Ordinal) || line.StartsWith("// \\", StringComparison.Ordinal) || line.StartsWith("// #!", StringComparison.Ordinal) ? $"// \\{line["// ".Length..]}"
        : line;

    private static string Uncode(string line) => line.StartsWith("// #!", StringComparison.Ordinal) ? line["// ".Length..]
        : line.StartsWith("// \\", StringComparison.Ordinal) ? $"// {line["// \\".Length..]}"
        : line;

    private static string Comment(string line) => line.Length == 0 ? "//" : $"// {line}";

    private static string Uncomment(string line) => line.StartsWith("// ", StringComparison.Ordinal) ? line[3..] : line.StartsWith("//", StringComparison.Ordinal) ? line[2..] : line;
}

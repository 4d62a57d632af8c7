using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>The .dib format of .NET Interactive: text, in which a line like <c>#!csharp</c> starts a cell.</summary>
internal static class Dib
{
    private const string Meta = "#!meta";

    public static Notebook Read(string text, string path)
    {
        var cells = new List<NotebookCell>();
        var metadata = new JsonObject { ["polyglot_notebook"] = new JsonObject() };
        var marker = "#!csharp";
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(Meta))
        {
            var isMarker = line.TrimEnd() == Meta || (Languages.OfMarker(line) is not null && !line.TrimEnd().Contains(' ', StringComparison.Ordinal));
            if (!isMarker)
            {
                lines.Add(line);
                continue;
            }

            var content = Trimmed(lines);
            if (marker == Meta && content.Length > 0) { metadata["polyglot_notebook"] = Json(content, path); }
            else if (content.Length > 0) { cells.Add(Cell(Languages.OfMarker(marker)!, content)); }

            (marker, lines) = (line.TrimEnd(), []);
        }

        return new Notebook(cells) { Metadata = metadata };
    }

    /// <summary>The file's text; outputs and tags have no place in it.</summary>
    public static string Write(Notebook notebook)
    {
        var meta = notebook.Metadata["polyglot_notebook"] is JsonObject { Count: > 0 } noted
            ? (JsonObject)noted.DeepClone()
            : new JsonObject { ["kernelInfo"] = new JsonObject { ["defaultKernelName"] = Languages.CSharp, ["items"] = new JsonArray() } };
        var text = new StringBuilder($"{Meta}\n\n{meta.ToJsonString()}\n");
        foreach (var cell in notebook.Cells)
        {
            var language = cell.Kind switch
            {
                CellKind.Markdown => Languages.Markdown,
                CellKind.Raw => "raw",
                _ => Languages.Usual(cell.Language ?? Languages.CSharp),
            };
            text.Append($"\n#!{language}\n\n{cell.Source}\n");
        }

        return text.ToString();
    }

    private static NotebookCell Cell(string language, string content) => language switch
    {
        Languages.Markdown => new NotebookCell(CellKind.Markdown, content),
        "raw" => new NotebookCell(CellKind.Raw, content),
        _ => new NotebookCell(CellKind.Code, content) { Metadata = Languages.Metadata(language) },
    };

    private static string Trimmed(List<string> lines)
    {
        var first = lines.FindIndex(static line => line.Trim().Length > 0);
        return first < 0 ? "" : string.Join('\n', lines[first..(lines.FindLastIndex(static line => line.Trim().Length > 0) + 1)]);
    }

    private static JsonNode? Json(string content, string path)
    {
        try { return JsonNode.Parse(content); }
        catch (JsonException) { throw NotebookException.NotReadable(path, "what follows #!meta is no JSON."); }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>The .ipynb format, nbformat 4. Files of 4.0 to 4.4 become 4.5, with ids for their cells; what is not known is kept.</summary>
internal static class Ipynb
{
    private static readonly string[] Known = ["cell_type", "id", "source", "metadata", "outputs", "execution_count"];

    /// <exception cref="NotebookException">It is not JSON, or not such a file.</exception>
    public static Notebook Read(string text, string path)
    {
        try
        {
            var root = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 512 }) as JsonObject
                ?? throw NotebookException.NotReadable(path, "it is JSON, but no object.");
            _ = PythonJson.Write(root);                     // reads every text: half a surrogate pair should be told now, not after the run
            return Read(root, path);
        }
        catch (JsonException e)
        {
            throw NotebookException.NotReadable(path, $"line {(e.LineNumber ?? 0) + 1} is no JSON ({e.Message.Split(". ")[0]}).");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw NotebookException.NotReadable(path, $"a member is of the wrong kind ({e.Message}).");
        }
    }

    /// <summary>The file's text.</summary>
    public static string Write(Notebook notebook) => PythonJson.Write(new JsonObject
    {
        ["cells"] = new JsonArray([.. notebook.WithIds().Cells.Select(Cell)]),
        ["metadata"] = notebook.Metadata.DeepClone(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = Math.Max(5, notebook.Minor),
    });

    private static Notebook Read(JsonObject root, string path)
    {
        var major = root["nbformat"]?.GetValue<int>();
        if (major != 4)
        {
            throw new NotebookException(
                major is null ? $"{path} does not say which nbformat it is of." : $"{path} is of nbformat {major}; NeuroRepl reads nbformat 4.",
                $"Where Jupyter is: jupyter nbconvert --to notebook --nbformat 4 {path}");
        }

        if (root["cells"] is not JsonArray cells) { throw NotebookException.NotReadable(path, "it has no list of cells."); }

        return new Notebook([.. cells.Select((cell, i) => Cell(cell as JsonObject ?? throw NotebookException.NotReadable(path, $"cell {i + 1} is no object."), i, path))])
        {
            Metadata = Copy(root["metadata"]),
            Minor = root["nbformat_minor"]?.GetValue<int>() ?? 0,
        };
    }

    private static NotebookCell Cell(JsonObject cell, int index, string path)
    {
        var kind = cell["cell_type"]?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw NotebookException.NotReadable(path, $"cell {index + 1} is of the kind \"{other}\"."),
        };
        var others = new JsonObject();
        foreach (var (name, value) in cell.Where(static member => !Known.Contains(member.Key))) { others[name] = value?.DeepClone(); }

        return new NotebookCell(kind, MimeData.Text(cell["source"]) ?? throw NotebookException.NotReadable(path, $"the source of cell {index + 1} is no text."))
        {
            Id = cell["id"]?.ToString() ?? "",
            Metadata = Copy(cell["metadata"]),
            Others = others,
            ExecutionCount = cell["execution_count"]?.GetValue<int>(),
            Outputs = cell["outputs"] is JsonArray outputs ? [.. outputs.Select(output => Output(output as JsonObject, index, path))] : [],
        };
    }

    private static CellOutput Output(JsonObject? output, int index, string path) => output?["output_type"]?.ToString() switch
    {
        "stream" => new CellOutput.Stream(output["name"]?.ToString() ?? "stdout", MimeData.Text(output["text"]) ?? ""),
        "display_data" => new CellOutput.Display(MimeData.Joined(Copy(output["data"])), Copy(output["metadata"])),
        "execute_result" => new CellOutput.Result(output["execution_count"]?.GetValue<int>(), MimeData.Joined(Copy(output["data"])), Copy(output["metadata"])),
        "error" => new CellOutput.Error(output["ename"]?.ToString() ?? "", output["evalue"]?.ToString() ?? "", output["traceback"] is JsonArray lines ? [.. lines.Select(static line => $"{line}")] : []),
        var other => throw NotebookException.NotReadable(path, $"cell {index + 1} has an output of the kind \"{other}\"."),
    };

    private static JsonObject Copy(JsonNode? node) => node is JsonObject members ? (JsonObject)members.DeepClone() : [];

    private static JsonObject Cell(NotebookCell cell)
    {
        var json = (JsonObject)cell.Others.DeepClone();
        json["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
        json["id"] = cell.Id;
        json["metadata"] = cell.Metadata.DeepClone();
        json["source"] = MimeData.Lines(cell.Source);
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }

        return json;
    }

    private static JsonObject Output(CellOutput output) => output switch
    {
        CellOutput.Stream stream => new() { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = MimeData.Lines(stream.Text) },
        CellOutput.Display display => new() { ["output_type"] = "display_data", ["data"] = MimeData.Split(display.Data), ["metadata"] = display.Metadata.DeepClone() },
        CellOutput.Result result => new()
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = result.ExecutionCount,
            ["data"] = MimeData.Split(result.Data),
            ["metadata"] = result.Metadata.DeepClone(),
        },
        CellOutput.Error error => new()
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(static line => JsonValue.Create(line))]),
        },
        _ => throw new InvalidOperationException("An output is a stream, a display, a result or an error."),
    };
}

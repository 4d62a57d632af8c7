using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Source">Its text, lines ended by \n.</param>
public sealed record NotebookCell(CellKind Kind, string Source)
{
    /// <summary>Its name within the notebook, kept for life; empty until it is written.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the file says about it; never changed in place.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Members of the file's cell that this program does not know, kept as they are.</summary>
    public JsonObject Others { get; init; } = [];

    /// <summary>The number of its last run; null where it has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What its last run printed and showed.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags => Metadata["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(static tag => tag.ToString())] : [];

    /// <summary>The language that .NET Interactive noted for a code cell; null where there is none.</summary>
    public string? Language => Kind != CellKind.Code ? null
        : (Metadata["polyglot_notebook"] as JsonObject)?["kernelName"]?.ToString()
        ?? (Metadata["dotnet_interactive"] as JsonObject)?["language"]?.ToString();

    /// <summary>Whether there is code to run in it.</summary>
    public bool IsRunnable => Kind == CellKind.Code && Source.Trim().Length > 0;

    /// <summary>The first line that says something, for progress and reports.</summary>
    public string Title => Source.Split('\n').Select(static line => line.Trim()).FirstOrDefault(static line => line.Length > 0) ?? "";

    /// <summary>The same cell with another member of its metadata.</summary>
    /// <param name="name">The member.</param>
    /// <param name="value">What it is; null takes it away.</param>
    public NotebookCell WithMetadata(string name, JsonNode? value)
    {
        var metadata = (JsonObject)Metadata.DeepClone();
        metadata.Remove(name);
        if (value is not null) { metadata[name] = value; }

        return this with { Metadata = metadata };
    }

    /// <summary>The same cell as it was before it ever ran.</summary>
    public NotebookCell WithoutOutputs() => this with { Outputs = [], ExecutionCount = null };
}

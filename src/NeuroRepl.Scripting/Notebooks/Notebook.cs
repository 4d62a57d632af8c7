using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A notebook: cells in their order, and what its file says about the whole.</summary>
/// <param name="Cells">The cells.</param>
public sealed record Notebook(IReadOnlyList<NotebookCell> Cells)
{
    /// <summary>What the file says about the whole: language, kernel, and whatever programs keep there. Never changed in place.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The minor version of the file's format, 4.x; files are written as 4.5 or later.</summary>
    public int Minor { get; init; } = 5;

    /// <summary>Whether .NET Interactive wrote it: its scripts expect that program's names (<c>display</c>, <c>Formatter</c>).</summary>
    public bool IsDotNetInteractive =>
        Metadata.ContainsKey("dotnet_interactive") || Metadata.ContainsKey("polyglot_notebook")
        || (Metadata["kernelspec"] as JsonObject)?["name"]?.ToString().StartsWith(".net", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The language that the file names; null where it names none.</summary>
    internal string? Language =>
        (Metadata["kernelspec"] as JsonObject)?["language"]?.ToString() ?? (Metadata["language_info"] as JsonObject)?["name"]?.ToString();

    /// <summary>The same notebook with ids for the cells that have none; the same cells get the same ids every time.</summary>
    public Notebook WithIds()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var isWanted = Cells.Select(cell => CellId.IsValid(cell.Id) && taken.Add(cell.Id)).ToArray();
        return this with { Cells = [.. Cells.Select((cell, i) => isWanted[i] ? cell : cell with { Id = CellId.For(cell, i, taken) })] };
    }

    /// <summary>The same notebook with another member of its metadata.</summary>
    public Notebook WithMetadata(string name, JsonNode value)
    {
        var metadata = (JsonObject)Metadata.DeepClone();
        metadata[name] = value;
        return this with { Metadata = metadata };
    }
}

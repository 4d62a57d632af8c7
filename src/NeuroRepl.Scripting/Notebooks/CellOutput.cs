using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Something that a cell printed or showed, as notebook files keep it.</summary>
/// <remarks>Data are by mime type: texts as one string, JSON as it is.</remarks>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>What was printed; neighbours of one stream are one output.</summary>
    /// <param name="Name">"stdout" or "stderr".</param>
    /// <param name="Text">The text.</param>
    public sealed record Stream(string Name, string Text) : CellOutput;

    /// <summary>What was shown on the way.</summary>
    /// <param name="Data">By mime type.</param>
    /// <param name="Metadata">What the file says about it.</param>
    public sealed record Display(JsonObject Data, JsonObject Metadata) : CellOutput;

    /// <summary>The value that the cell ended with.</summary>
    /// <param name="ExecutionCount">The number of the run.</param>
    /// <param name="Data">By mime type.</param>
    /// <param name="Metadata">What the file says about it.</param>
    public sealed record Result(int? ExecutionCount, JsonObject Data, JsonObject Metadata) : CellOutput;

    /// <summary>An error.</summary>
    /// <param name="Name">The compiler's code, or the exception's type.</param>
    /// <param name="Value">One sentence.</param>
    /// <param name="Traceback">The card and the calls, line by line.</param>
    public sealed record Error(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;

    /// <summary>The data by mime type; null for text and errors.</summary>
    public JsonObject? Shown => this switch
    {
        Display display => display.Data,
        Result result => result.Data,
        _ => null,
    };

    /// <summary>A form of the data as text; null where there is none.</summary>
    /// <param name="mimeType">Which form.</param>
    public string? Form(string mimeType) => Shown?[mimeType] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var json => json.ToJsonString(),
    };
}

namespace NeuroRepl.Scripting.Sessions;

/// <summary>A cell as a session's log has it.</summary>
/// <param name="Number">The number that it had: In [3].</param>
/// <param name="Code">What was typed.</param>
public sealed record LoggedCell(int Number, string Code)
{
    /// <summary>How it ended; null where the process ended first.</summary>
    public CellEnd? End { get; init; }

    /// <summary>The sentence of its error; null where it had none.</summary>
    public string? Error { get; init; }

    /// <summary>How long it took; zero where it did not end.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>A mark of its result's text: the same mark, the same text. Null where it showed no value.</summary>
    public string? ResultMark { get; init; }

    /// <summary>The first line of the code, for a list.</summary>
    public string FirstLine => Code.Trim().Split('\n')[0].TrimEnd();
}

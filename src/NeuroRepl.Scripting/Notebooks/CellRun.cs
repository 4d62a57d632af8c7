namespace NeuroRepl.Scripting.Notebooks;

/// <summary>How one cell ran.</summary>
/// <param name="Number">Its place among the cells that have code, from 1.</param>
/// <param name="Cell">The cell; its outputs are in it once the whole run is over.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CellRun(int Number, NotebookCell Cell, TimeSpan Elapsed)
{
    /// <summary>What went wrong; null where nothing did.</summary>
    public ErrorCard? Error { get; init; }

    /// <summary>Why it was not run, or not all of it; null where it was.</summary>
    public string? NotRun { get; init; }

    /// <summary>Whether it was stopped by the user.</summary>
    public bool IsInterrupted { get; init; }
}

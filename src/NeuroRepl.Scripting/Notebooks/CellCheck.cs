namespace NeuroRepl.Scripting.Notebooks;

/// <summary>One cell of a notebook that was run again.</summary>
/// <param name="Run">How it ran.</param>
/// <param name="Difference">The first difference from what the notebook says, in words; null where there is none.</param>
public sealed record CellCheck(CellRun Run, string? Difference);

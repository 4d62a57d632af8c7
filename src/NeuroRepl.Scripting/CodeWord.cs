namespace NeuroRepl.Scripting;

/// <summary>A stretch of code of one kind.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct CodeWord(int Start, int Length, CodeWordKind Kind);

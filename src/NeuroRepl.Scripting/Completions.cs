namespace NeuroRepl.Scripting;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Start">Where the text that a choice replaces starts.</param>
/// <param name="Length">How many characters it replaces.</param>
/// <param name="Items">The choices, best first.</param>
public sealed record Completions(int Start, int Length, IReadOnlyList<Completion> Items);

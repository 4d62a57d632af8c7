namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A cell whose kept outputs could not come from the notebook's cells as they stand.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Why">In one sentence.</param>
public sealed record StaleCell(NotebookCell Cell, string Why);

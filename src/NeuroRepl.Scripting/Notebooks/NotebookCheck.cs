namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A notebook that was run again, and compared with itself.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="Cells">Its cells that have code.</param>
/// <param name="Stale">The cells whose kept outputs could not come from the cells as they stand.</param>
public sealed record NotebookCheck(string Name, IReadOnlyList<CellCheck> Cells, IReadOnlyList<StaleCell> Stale)
{
    /// <summary>Whether every cell shows what it showed.</summary>
    public bool IsSame => Cells.All(static cell => cell.Difference is null);

    /// <summary>Runs a notebook again and compares.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="tolerance">For numbers.</param>
    /// <param name="options">How it is run; errors are compared like other outputs.</param>
    /// <param name="interrupt">Stops it; then the result has the cells that were done.</param>
    public static async Task<NotebookCheck> RunAsync(string name, Notebook notebook, Tolerance tolerance, NotebookRunOptions options, CancellationToken interrupt = default)
    {
        var before = notebook.WithIds();
        var run = await NotebookRunner.RunAsync(before, options with { AllowErrors = true }, interrupt).ConfigureAwait(false);
        var expected = before.Cells.ToDictionary(static cell => cell.Id, StringComparer.Ordinal);
        return new NotebookCheck(
            name,
            [.. run.Cells.Select(ran => new CellCheck(ran, expected.TryGetValue(ran.Cell.Id, out var cell) ? CellComparison.Difference(cell, ran.Cell, tolerance) : null))],
            StaleCells.Of(before, options.Folder));
    }
}

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>What came of running a notebook.</summary>
/// <param name="Notebook">The notebook with the outputs of the cells that ran.</param>
/// <param name="End">How it ended.</param>
/// <param name="Cells">The cells that ran, in order.</param>
public sealed record NotebookRun(Notebook Notebook, NotebookEnd End, IReadOnlyList<CellRun> Cells)
{
    /// <summary>The first cell whose error was not expected; null where there is none.</summary>
    public CellRun? FirstError => Cells.FirstOrDefault(static cell => cell.Error is not null && !cell.Cell.Tags.Contains(NotebookRunner.MayFail));
}

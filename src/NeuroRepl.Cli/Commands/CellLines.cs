using NeuroRepl.Cli.Terminal;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Cli.Commands;

/// <summary>One line on standard error for every cell of a notebook that has run: which, how long, how it ended.</summary>
internal sealed class CellLines(Screen screen)
{
    private const int LongestTitle = 60;
    private int _total;

    /// <summary>A cell starts.</summary>
    public void Starting(NotebookCell cell, int number, int total) => _total = total;

    /// <summary>A cell has ended.</summary>
    public void Ended(CellRun run)
    {
        var style = screen.ErrorStyle;
        var mark = run.Error is not null ? style.Red("✗") : run.NotRun is not null ? style.Dim("–") : style.Green("✓");
        var title = run.Cell.Title is { Length: > LongestTitle } longer ? $"{longer[..(LongestTitle - 1)]}…" : run.Cell.Title;
        var note = run.NotRun is { } why ? $"  {why}" : "";
        screen.WriteErrorLine($"{mark} {run.Number,3}/{_total}  {run.Elapsed.TotalSeconds,7:F2} s  {style.Dim(title)}{note}");
    }
}

using Microsoft.DotNet.Interactive.Formatting;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl notebook test</c>: notebooks run again, and compared with what they showed.</summary>
internal static class NotebookTestCommand
{
    /// <summary>Tests each and gives the exit code: 1 where one cell differs.</summary>
    public static async Task<int> RunAsync(Screen screen, IReadOnlyList<string> notebooks, Tolerance tolerance, NotebookRunOptions options, string? junit)
    {
        using var interrupt = new CtrlC { Impatient = () => Environment.Exit(ExitCode.Interrupted) };
        var token = interrupt.Begin();
        Console.SetIn(TextReader.Null);
        var report = junit is null ? null : Path.GetFullPath(junit);
        var checks = new List<NotebookCheck>();
        foreach (var (name, path) in notebooks.Select(static name => (name, Path.GetFullPath(name))).ToArray())
        {
            var notebook = NotebookFile.Read(path);
            var folder = Path.GetDirectoryName(path)!;
            Environment.CurrentDirectory = folder;
            Formatter.ResetToDefault();                     // an old notebook's formatters are not the next one's
            checks.Add(await NotebookCheck.RunAsync(name, notebook, tolerance, options with { Folder = folder }, token).ConfigureAwait(false));
            Tell(screen, checks[^1]);
            if (token.IsCancellationRequested)
            {
                screen.WriteErrorLine("Interrupted.");
                Environment.Exit(ExitCode.Interrupted);
            }
        }

        if (report is not null) { NotebookFile.WriteText(report, JUnitReport.Of(checks)); }

        var (cells, different) = (checks.Sum(static check => check.Cells.Count), checks.Sum(static check => check.Cells.Count(static cell => cell.Difference is not null)));
        screen.WriteLine($"{checks.Count} notebook{(checks.Count == 1 ? "" : "s")}, {cells} cells, {different} different");
        return different == 0 ? ExitCode.Success : ExitCode.Error;
    }

    private static void Tell(Screen screen, NotebookCheck check)
    {
        var style = screen.Style;
        screen.WriteLine($"{(check.IsSame ? style.Green("✓") : style.Red("✗"))} {check.Name}  {check.Cells.Sum(static cell => cell.Run.Elapsed.TotalSeconds):F1} s");
        foreach (var cell in check.Cells.Where(static cell => cell.Difference is not null))
        {
            screen.WriteLine($"  cell {cell.Run.Number}: {style.Dim(cell.Run.Cell.Title)}\n    {cell.Difference!.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        }

        foreach (var cell in check.Cells.Where(static cell => cell.Run.NotRun is not null)) { screen.WriteLine($"  cell {cell.Run.Number}: {cell.Run.NotRun}"); }

        foreach (var stale in check.Stale) { screen.WriteLine($"  {style.Dim("stale")} In [{stale.Cell.ExecutionCount}] {stale.Cell.Title}: {stale.Why}"); }
    }
}

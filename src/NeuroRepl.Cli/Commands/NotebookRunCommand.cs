using System.Diagnostics;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl notebook run</c>. Until the run is over the notebook's file is as it was; what is done so far lies beside it.</summary>
internal sealed class NotebookRunCommand(Screen screen)
{
    // A copy after every cell costs at most this share of the time.
    private const double CopyShare = 0.05;

    private readonly Stopwatch _sinceCopy = Stopwatch.StartNew();
    private TimeSpan _copyTook;
    private string _partial = "";

    /// <summary>The notebook.</summary>
    public required string Input { get; init; }

    /// <summary>Where it goes with its outputs; null for its own place.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a page is written beside it.</summary>
    public bool WithPage { get; init; }

    /// <summary>How it is run.</summary>
    public required NotebookRunOptions Options { get; init; }

    /// <summary>Runs it and gives the exit code.</summary>
    public async Task<int> RunAsync()
    {
        var (input, output) = (Path.GetFullPath(Input), Target());
        var notebook = NotebookFile.Read(input);
        var folder = Path.GetDirectoryName(input)!;
        Environment.CurrentDirectory = folder;              // as Jupyter does: a notebook's paths start at the notebook
        Console.SetIn(TextReader.Null);                     // nobody is there to answer: a cell that asks gets the end of the input
        _partial = NotebookFile.PartialOf(Path.ChangeExtension(output, ".ipynb"));
        using var interrupt = new CtrlC { Impatient = () => Environment.Exit(ExitCode.Interrupted) };
        var progress = new CellLines(screen);
        var run = await NotebookRunner.RunAsync(
            notebook,
            Options with
            {
                Folder = folder,
                Ended = (cell, now) =>
                {
                    progress.Ended(cell);
                    KeepCopy(now);
                },
                Starting = progress.Starting,
            },
            interrupt.Begin()).ConfigureAwait(false);
        return run.End == NotebookEnd.Finished ? Finish(run, output) : Stop(run);
    }

    private string Target()
    {
        if (Output is not null)
        {
            var output = Path.GetFullPath(Output);
            return Path.GetExtension(output).ToLowerInvariant() is ".ipynb" or ".html" ? output
                : throw new NotebookException($"{Output} cannot hold outputs.", "Name an .ipynb file, or an .html file for a page.");
        }

        var input = Path.GetFullPath(Input);
        if (Path.GetExtension(input).Equals(".ipynb", StringComparison.OrdinalIgnoreCase)) { return input; }

        var beside = Path.ChangeExtension(input, ".ipynb");
        return File.Exists(beside)
            ? throw new NotebookException($"{Path.GetFileName(input)} cannot hold outputs, and {Path.GetFileName(beside)} is there already.", $"Say so if it may be replaced: -o {Path.GetFileName(beside)}")
            : beside;
    }

    private void KeepCopy(Func<Notebook> now)
    {
        if (_copyTook > _sinceCopy.Elapsed * CopyShare) { return; }

        _sinceCopy.Restart();
        NotebookFile.Write(now(), _partial);
        _copyTook = _sinceCopy.Elapsed;
    }

    private int Finish(NotebookRun run, string output)
    {
        var isPage = Path.GetExtension(output).Equals(".html", StringComparison.OrdinalIgnoreCase);
        if (!isPage)
        {
            NotebookFile.Write(run.Notebook, output);
            screen.WriteLine(output);
        }

        if (isPage || WithPage)
        {
            var page = Path.ChangeExtension(output, ".html");
            NotebookFile.WriteText(page, NotebookPage.Of(run.Notebook, Path.GetFileNameWithoutExtension(output)));
            screen.WriteLine(page);
        }

        File.Delete(_partial);
        return ExitCode.Success;
    }

    private int Stop(NotebookRun run)
    {
        NotebookFile.Write(run.Notebook, _partial);
        if (run.FirstError is { IsInterrupted: false, Error: { } error }) { screen.Write(error); }

        var what = run.End == NotebookEnd.Interrupted ? "Interrupted." : "Stopped at the error.";
        screen.WriteErrorLine($"{what} The notebook is as it was; what was done is in {_partial}");
        if (run.End == NotebookEnd.Failed) { return ExitCode.Error; }

        // A call that did not answer the interrupt still runs on its thread; the process does not wait for it.
        Environment.Exit(ExitCode.Interrupted);
        return ExitCode.Interrupted;
    }
}

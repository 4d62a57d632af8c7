using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Runs a notebook's cells one after another in a new workspace of this process, and writes down what Jupyter's own clients would.</summary>
public sealed class NotebookRunner
{
    /// <summary>The tag of a cell whose error does not end the run.</summary>
    public const string MayFail = "raises-exception";

    private const string Skipped = "skip-execution";

    // What .NET Interactive imports, so that its notebooks run as they are.
    internal static readonly string[] InteractiveImports =
        ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.Kernel", "Microsoft.DotNet.Interactive.Formatting.PocketViewTags", "System.Threading"];

    private readonly NotebookRunOptions _options;
    private readonly Notebook _notebook;
    private readonly Conversation _conversation;
    private readonly Lock _gate = new();
    private readonly CellRecorder.Library _library = new();
    private readonly Dictionary<string, List<CellRecorder.Slot>> _places = new(StringComparer.Ordinal);
    private readonly NotebookCell[] _cells;
    private readonly CellRecorder?[] _recorders;
    private readonly List<CellRun> _runs = [];

    private NotebookRunner(Notebook notebook, NotebookRunOptions options)
    {
        (_notebook, _options) = (notebook, options);
        _cells = [.. notebook.Cells.Select(static cell => cell.IsRunnable && !cell.Tags.Contains(Skipped) ? cell.WithoutOutputs() : cell)];
        _recorders = new CellRecorder?[_cells.Length];
        _conversation = Conversation.Start(folder: options.Folder, imports: ImportsFor(notebook));
    }

    /// <summary>Runs a notebook from its first cell on. Never throws for what the notebook's code does.</summary>
    /// <param name="notebook">The notebook; what it has of outputs is left out.</param>
    /// <param name="options">How; the usual where null.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <exception cref="NotebookException">It is in another language, or a parameter is named that it does not have.</exception>
    public static Task<NotebookRun> RunAsync(Notebook notebook, NotebookRunOptions? options = null, CancellationToken interrupt = default)
    {
        if (notebook.Language is { } language && !notebook.IsDotNetInteractive && Languages.Usual(language) != Languages.CSharp)
        {
            throw new NotebookException($"The notebook is in {language}; NeuroRepl runs C#.", "If its cells are C# all the same, set kernelspec.language in its metadata to C#.");
        }

        var chosen = options ?? new NotebookRunOptions();
        var prepared = CellParameters.Set(notebook.WithIds(), chosen.Parameters).WithMetadata("language_info", LanguageInfo());
        return new NotebookRunner(prepared, chosen).RunAsync(interrupt);
    }

    /// <summary>What is imported beside the usual for a notebook.</summary>
    internal static IReadOnlyList<string> ImportsFor(Notebook notebook) => notebook.IsDotNetInteractive ? InteractiveImports : [];

    /// <summary>What notebooks say about the language, for highlighting and for saving as a script.</summary>
    internal static JsonObject LanguageInfo() => new()
    {
        ["name"] = "C#",
        ["version"] = "14.0",
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".csx",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
        ["nbconvert_exporter"] = "script",
    };

    private async Task<NotebookRun> RunAsync(CancellationToken interrupt)
    {
        var places = Enumerable.Range(0, _cells.Length).Where(i => _cells[i].IsRunnable && !_cells[i].Tags.Contains(Skipped)).ToArray();
        var end = NotebookEnd.Finished;
        foreach (var (i, number) in places.Select(static (i, k) => (i, k + 1)))
        {
            _options.Starting?.Invoke(_cells[i], number, places.Length);
            var run = await RunCellAsync(i, number, interrupt).ConfigureAwait(false);
            _runs.Add(run);
            _options.Ended?.Invoke(run, Current);
            if (run.IsInterrupted) { end = NotebookEnd.Interrupted; }
            else if (run.Error is not null && !_options.AllowErrors && !_cells[i].Tags.Contains(MayFail)) { end = NotebookEnd.Failed; }

            if (end != NotebookEnd.Finished) { break; }
        }

        // Once more at the end: threads of earlier cells may have printed since.
        var notebook = Current();
        return new NotebookRun(notebook, end, [.. _runs.Select((run, k) => run with { Cell = notebook.Cells[places[k]] })]);
    }

    private Notebook Current() => _notebook with
    {
        Cells = [.. _cells.Select((cell, i) => _recorders[i] is { } recorder ? cell with { Outputs = recorder.Outputs } : cell)],
    };

    private async Task<CellRun> RunCellAsync(int index, int number, CancellationToken interrupt)
    {
        var recorder = _recorders[index] = new CellRecorder(_gate, _places, _library, number);
        var began = _options.Clock.GetUtcNow();
        var clock = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        if (_options.CellTimeout is { } limit) { stop.CancelAfter(limit); }

        var run = new CellRun(number, _cells[index], TimeSpan.Zero);
        try
        {
            var commands = CellCommands.Of(_cells[index]);
            foreach (var note in commands.Notes) { recorder.Write(OutputStream.StandardError, $"{note}\n"); }

            run = await RunPartsAsync(run, commands, recorder, interrupt, stop.Token).ConfigureAwait(false);
            if (commands.IsTimed && run.Error is null) { recorder.Write(OutputStream.StandardOutput, $"Wall time: {clock.Elapsed.TotalMilliseconds:F1} ms\n"); }
        }
        catch (NotebookException e)
        {
            run = run with { Error = new ErrorCard($"In [{number}]", e.Message) { Hint = e.Hint } };
        }

        if (run.Error is { } error) { recorder.Add(ErrorOf(error)); }

        _cells[index] = Dated(_cells[index] with { ExecutionCount = number }, began, began + clock.Elapsed);
        return run with { Cell = _cells[index], Elapsed = clock.Elapsed };
    }

    private async Task<CellRun> RunPartsAsync(CellRun run, CellCommands commands, CellRecorder recorder, CancellationToken interrupt, CancellationToken stop)
    {
        foreach (var part in commands.Parts)
        {
            if (part.Language != Languages.CSharp)
            {
                run = Show(part, recorder) ? run : NotRun(run, part, recorder);
                continue;
            }

            switch (await _conversation.SayAsync(part.Text, recorder, stop).ConfigureAwait(false))
            {
                case Outcome.Failed failed:
                    return run with { Error = failed.Error with { Cell = $"In [{run.Number}]" } };
                case Outcome.Interrupted when interrupt.IsCancellationRequested:
                    return run with { IsInterrupted = true, Error = new ErrorCard($"In [{run.Number}]", "The cell was interrupted.") { Code = "Interrupted" } };
                case Outcome.Interrupted stopped:
                    return run with { Error = TooSlow(run.Number, stopped.Note) };
            }
        }

        return run;
    }

    private ErrorCard TooSlow(int number, string? note) => new($"In [{number}]", $"The cell took longer than {_options.CellTimeout!.Value.TotalSeconds:0.###} s. {note}".TrimEnd())
    {
        Code = "Timeout",
        Hint = "Give cells more time: --timeout seconds.",
    };

    private static CellRun NotRun(CellRun run, CellPart part, CellRecorder recorder)
    {
        var why = WhyNotRun(part);
        recorder.Write(OutputStream.StandardError, $"{why}\n");
        return run with { NotRun = why };
    }

    /// <summary>What is said of a stretch in a language that is not run.</summary>
    internal static string WhyNotRun(CellPart part) => $"This is {part.Language}, which was not run: NeuroRepl runs C#.";

    /// <summary>What a page can show needs no running; false where it is something else.</summary>
    internal static bool Show(CellPart part, IOutput recorder)
    {
        var type = part.Language switch
        {
            Languages.Markdown => "text/markdown",
            "html" => "text/html",
            "javascript" => "application/javascript",
            "mermaid" => "text/vnd.mermaid",
            _ => null,
        };
        if (type is not null) { recorder.Display(new MimeBundle(part.Text, new Dictionary<string, string> { [type] = part.Text, ["text/plain"] = part.Text })); }

        return type is not null;
    }

    private static CellOutput.Error ErrorOf(ErrorCard card) => new(Traceback.Name(card), card.Message, Traceback.Lines(card));

    // The four times that Jupyter's clients keep; here a cell is received when it starts, and answered when it ends.
    private static NotebookCell Dated(NotebookCell cell, DateTimeOffset began, DateTimeOffset ended)
    {
        static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        return cell.WithMetadata(SourceMark.Member, SourceMark.Of(cell)).WithMetadata("execution", new JsonObject
        {
            ["iopub.status.busy"] = Text(began),
            ["iopub.execute_input"] = Text(began),
            ["iopub.status.idle"] = Text(ended),
            ["shell.execute_reply"] = Text(ended),
        });
    }
}

using System.Diagnostics;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Engine;
using NeuroRepl.Scripting.Sessions;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>An interpreter with its workspace: runs a submission, shows its value, and remembers it. What every host drives.</summary>
public sealed class Conversation
{
    private readonly IWorkspaceHost _host;
    private readonly SessionKeeper _keeper;

    private Conversation(Workspace workspace, Interpreter interpreter)
    {
        (Workspace, _host, Interpreter, _keeper) = (workspace, workspace, interpreter, new SessionKeeper(interpreter, workspace));
        _host.Keeper = _keeper;
    }

    /// <summary>What scripts find at hand.</summary>
    public Workspace Workspace { get; }

    /// <summary>Who compiles and runs.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>Where cells are written down while they run; null for nowhere.</summary>
    public SessionLog? Log
    {
        get;
        set
        {
            field = value;
            _keeper.Name = value?.Name ?? _keeper.Name;
        }
    }

    /// <summary>The mark of what the last cell showed as its value; null where it had none, or nothing is logged.</summary>
    internal string? ResultMark { get; private set; }

    /// <summary>Starts one with a new workspace.</summary>
    /// <param name="arguments">What a script sees as <c>Args</c>.</param>
    /// <param name="openInBrowser">How a page is opened; gives false where there is no browser.</param>
    /// <param name="folder">Where relative paths of <c>#r</c> and <c>#load</c> start; the current folder where null.</param>
    /// <param name="imports">Namespaces and types to import beside the usual ones; none where null.</param>
    public static Conversation Start(IReadOnlyList<string>? arguments = null, Func<string, bool>? openInBrowser = null, string? folder = null, IReadOnlyList<string>? imports = null)
    {
        var workspace = new Workspace();
        var interpreter = new Interpreter(new InterpreterOptions
        {
            Globals = workspace,
            Imports = [.. ScriptSurface.Imports, .. imports ?? []],
            References = ScriptSurface.References,
            Prelude = ScriptSurface.Prelude,
            Folder = folder,
        });
        IWorkspaceHost host = workspace;
        host.Arguments = arguments ?? [];
        host.Variables = () => interpreter.Variables;
        if (openInBrowser is not null) { host.OpenInBrowser = openInBrowser; }

        return new Conversation(workspace, interpreter);
    }

    /// <summary>Runs a submission and shows its value, where it has one.</summary>
    /// <param name="code">The submission.</param>
    /// <param name="output">Where it prints and shows.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <param name="isCounted">Whether it gets a number and is remembered; not what a host asks for behind the scenes.</param>
    public async Task<Outcome> SayAsync(string code, IOutput output, CancellationToken interrupt, bool isCounted = true)
    {
        _host.Output = output;
        if (!isCounted) { return Remembered(await AnswerAsync(code, output, false, interrupt).ConfigureAwait(false)); }

        var id = Log?.Began(Interpreter.CellNumber + 1, code) ?? 0;
        var clock = Stopwatch.StartNew();
        _keeper.Begin();
        ResultMark = null;
        var outcome = Remembered(await AnswerAsync(code, output, true, interrupt).ConfigureAwait(false));
        var resumed = outcome is Outcome.Success ? _keeper.ToResume : null;
        Log?.Ended(id, resumed is null ? EndOf(outcome) : CellEnd.TakenBack, clock.Elapsed, (outcome as Outcome.Failed)?.Error.Message, ResultMark);
        if (outcome is Outcome.Success success) { Keep(code, success, isKept: resumed is null); }

        if (resumed is not null) { return await ResumeAsync(resumed, output, interrupt).ConfigureAwait(false); }

        return _host.TakeScript() is { } script && outcome is Outcome.Success ? await RunAsync(script, output, interrupt).ConfigureAwait(false) : outcome;
    }

    // What RunScript was asked for: cell by cell, up to the first that does not end well.
    private async Task<Outcome> RunAsync(IReadOnlyList<string> script, IOutput output, CancellationToken interrupt)
    {
        Outcome outcome = new Outcome.Success(null, HasValue: false);
        foreach (var part in script)
        {
            outcome = await SayAsync(part, output, interrupt).ConfigureAwait(false);
            if (outcome is not Outcome.Success) { break; }
        }

        return outcome;
    }

    /// <summary>Runs a submission, and says on standard error how long it took and how much memory it asked for.</summary>
    public async Task<Outcome> TimeAsync(string code, IOutput output, CancellationToken interrupt)
    {
        var timing = Timing.Start();
        var outcome = await SayAsync(code, output, interrupt).ConfigureAwait(false);
        if (outcome is Outcome.Success) { output.Write(OutputStream.StandardError, $"{timing}\n"); }

        return outcome;
    }

    /// <summary>Runs the good cells of an earlier session, one after another, up to the first that fails now; says how far it is on standard error.</summary>
    /// <param name="session">The earlier session.</param>
    /// <param name="output">Where it is told; what the cells print and show is left out.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <returns>How the first cell that did not run ended; a success where all did.</returns>
    public Task<Outcome> ResumeAsync(SessionRecord session, IOutput output, CancellationToken interrupt) => Replay.RunAsync(this, session, output, interrupt);

    private async Task<Outcome> AnswerAsync(string code, IOutput output, bool isCounted, CancellationToken interrupt)
    {
        var outcome = await Interpreter.ExecuteAsync(code, output, isCounted, interrupt).ConfigureAwait(false);
        return outcome is Outcome.Success { HasValue: true } success ? Show(success, output, interrupt) : outcome;
    }

    private Outcome Remembered(Outcome outcome)
    {
        if (outcome is Outcome.Failed failed) { _host.Remember(failed.Error); }

        return outcome;
    }

    private void Keep(string code, Outcome.Success outcome, bool isKept)
    {
        var number = Interpreter.CellNumber;
        _keeper.End(number, outcome);
        if (outcome.TakenBack.Count > 0) { Log?.TookBack(outcome.TakenBack); }
        else if (isKept) { _host.Remember(number, code); }
    }

    private static CellEnd EndOf(Outcome outcome) => outcome switch
    {
        Outcome.Success { TakenBack.Count: > 0 } => CellEnd.TakenBack,
        Outcome.Success => CellEnd.Ok,
        Outcome.Interrupted => CellEnd.Interrupted,
        _ => CellEnd.Error,
    };

    // Looking at a value runs the user's code again: a lazy sequence is walked, a property read. What it throws is told like any other error, and an
    // interrupt has to be announced to its loops, as the submission did while it ran.
    private Outcome Show(Outcome.Success success, IOutput output, CancellationToken interrupt)
    {
        var isAnnounced = false;
        var asked = interrupt.UnsafeRegister(
            _ =>
            {
                isAnnounced = true;
                Interrupt.Announce();
            },
            null);
        try
        {
            Interrupt.Set(interrupt);
            ConsoleRouting.Enter(output);
            var bundle = MimeBundles.Of(success.Value, Workspace.Views, _host.Images);
            output.Result(bundle);
            if (Log is not null) { ResultMark = SessionLog.MarkOf(bundle.Text); }

            return success;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return new Outcome.Interrupted();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Outcome.Failed(new ErrorCard($"In [{Interpreter.CellNumber}]", e.Message) { Hint = (e as NeuroReplException)?.Hint, Code = e.GetType().Name, Exception = e });
        }
        finally
        {
            asked.Dispose();                                // waits for the announcement, should it be under way
            if (isAnnounced) { Interrupt.Withdraw(); }
        }
    }
}

using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Engine;
using NeuroRepl.Scripting.Errors;
using NeuroRepl.Scripting.Language;

namespace NeuroRepl.Scripting;

/// <summary>Runs C# as it is typed, cell by cell; what a cell declares is there for the next.</summary>
/// <remarks>
/// Making one is cheap: the compiler is not touched before the first cell, or <see cref="WarmUpAsync"/>. A cell that fails or is interrupted
/// declares nothing; what it changed in objects, and in variables of earlier cells, stays changed.
/// </remarks>
public sealed class Interpreter : IInterpreter, IDisposable
{
    private readonly InterpreterOptions _options;
    private readonly Lazy<IScriptEngine> _engine;
    private readonly Lazy<LanguageService> _language;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CellHistory _cells = new();
    private readonly RecentNames _recent = new();
    private int _toTakeBack;

    /// <param name="options">Globals, imports, references; null for plain C#.</param>
    public Interpreter(InterpreterOptions? options = null)
    {
        _options = options ?? new InterpreterOptions();
        var references = new References(_options);
        _engine = new(() => NewEngine(references));
        _language = new(() => new LanguageService(_engine.Value, _options.Globals, _recent));
    }

    /// <summary>The number of the last cell that was run, from 1; 0 before the first.</summary>
    public int CellNumber => _cells.Count;

    /// <summary>The variables that cells have declared, in that order, each as last declared.</summary>
    public IReadOnlyList<Variable> Variables => _engine.IsValueCreated ? _engine.Value.Variables : [];

    /// <summary>Answers about code, on the asker's own thread.</summary>
    public LanguageService Language => _language.Value;

    /// <inheritdoc/>
    public Task<Outcome> ExecuteAsync(string code, IOutput output, CancellationToken interrupt) => ExecuteAsync(code, output, isCounted: true, interrupt);

    /// <summary>Runs one submission that may go without a number of its own: what a host asks for behind the scenes, which no card points back at.</summary>
    public async Task<Outcome> ExecuteAsync(string code, IOutput output, bool isCounted, CancellationToken interrupt)
    {
        try { await _turn.WaitAsync(interrupt).ConfigureAwait(false); }
        catch (OperationCanceledException) { return new Outcome.Interrupted(); }

        try
        {
            var cell = isCounted ? _cells.Add(code) : new Cell(0, code);
            var run = new SubmissionRun(run => new RunResult(Run(cell, output, run)), _options, interrupt);
            return (await run.StartAsync().ConfigureAwait(false)).Outcome ?? Abandoned(cell, run.Cause);
        }
        finally { _turn.Release(); }
    }

    /// <summary>Asks, while a cell runs, that the cells before it are taken back when it has ended well; it is then not kept itself.</summary>
    /// <param name="count">How many cells.</param>
    /// <returns>What will happen to each, the last first; fewer where there are fewer, and then nothing is taken back.</returns>
    public IReadOnlyList<UndoneCell> TakeBack(int count)
    {
        var cells = LastCells(count);
        if (cells.Count(static cell => cell.Number > 0) == count) { _toTakeBack = cells.Count; }

        return [.. cells.Where(static cell => cell.Number > 0)];
    }

    /// <inheritdoc/>
    public Task<Completions> CompleteAsync(string code, int cursor) => Task.Run(() => _language.Value.Complete(code, cursor));

    /// <inheritdoc/>
    public Task<Inspection?> InspectAsync(string code, int cursor) => Task.Run(() => _language.Value.Inspect(code, cursor));

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => CompletenessOf.Text(code);

    /// <summary>Compiles and runs a few lines of no consequence in the background, so that the user's first ones are quick.</summary>
    /// <param name="isTyping">Whether help while one types is wanted at once: it reads documentation, which stays in memory (some 20 MB).</param>
    public Task WarmUpAsync(bool isTyping = false) => Task.Run(() =>
    {
        WarmUp.Run(_engine.Value);
        _language.Value.Complete("\"\".", cursor: 3);
        if (!isTyping) { return; }

        _language.Value.Complete("x", cursor: 1);
        _language.Value.Call("Math.Max(", cursor: 9);
        _language.Value.Names("Math.Max(1, 2)");
    });

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private IScriptEngine NewEngine(References references)
    {
        var scripts = new ScriptReferences(_options.Folder ?? Environment.CurrentDirectory);
        IScriptEngine engine = _options.Engine == EngineKind.Own
            ? new OwnEngine(_options, references, scripts)
            : new CSharpScriptEngine(_options, references, scripts);
        if (_options.Prelude is { } prelude && engine.Compile(new Cell(0, prelude), CancellationToken.None) is Compiled.Ready ready)
        {
            ready.Run().GetAwaiter().GetResult();
            ready.Keep();
        }

        return engine;
    }

    // What a host ran behind the scenes lies among the user's cells, and goes with them.
    private IReadOnlyList<UndoneCell> LastCells(int count)
    {
        var all = _engine.Value.Last(int.MaxValue);
        var counted = 0;
        return [.. all.TakeWhile(cell => counted < count && (counted += cell.Number > 0 ? 1 : 0) >= 0)];
    }

    private Outcome.Success Kept(Compiled.Ready ready, object? value)
    {
        var success = new Outcome.Success(ready.HasValue ? value : null, ready.HasValue);
        var count = Interlocked.Exchange(ref _toTakeBack, 0);
        if (count == 0)
        {
            ready.Keep();
            _recent.Add(_cells.Last);
            return success;
        }

        var taken = Enumerable.Range(0, count).Select(_ => _engine.Value.TakeBack().Number).Where(static number => number > 0).ToList();
        return success with { TakenBack = taken };
    }

    private Outcome Run(Cell cell, IOutput output, SubmissionRun run)
    {
        _toTakeBack = 0;
        var sources = new SourceMap([]);
        try
        {
            ConsoleRouting.Enter(output);
            StrayExceptions.Catch();
            switch (_engine.Value.Compile(cell, run.Stop))
            {
                case Compiled.Ready ready:
                    sources = ready.Sources;
                    var value = run.RunUserCode(ready.Run);
                    run.Stop.ThrowIfCancellationRequested();        // a call that was left to itself and came back after all declares nothing
                    return Kept(ready, value);
                case Compiled.Broken broken:
                    return new Outcome.Failed(CompileErrors.CardOf(broken, cell, _cells));
                default:
                    throw new InvalidOperationException("A cell either compiles or does not.");
            }
        }
#pragma warning disable CA1031 // whatever the user's code throws is the user's to see; this is the host of it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return run.Cause switch
            {
                StopCause.User => new Outcome.Interrupted(),
                StopCause.Memory => new Outcome.Failed(RunErrors.OutOfMemory(cell)),
                _ => new Outcome.Failed(RunErrors.CardOf(exception, cell, sources, _cells)),
            };
        }
    }

    private static Outcome Abandoned(Cell cell, StopCause cause) => cause == StopCause.Memory
        ? new Outcome.Failed(RunErrors.OutOfMemory(cell))
        : new Outcome.Interrupted("A call did not return, so it was left to itself: it may still use a processor. The session is as it was before this cell.");
}

namespace NeuroRepl.Scripting.Tests.Engine;

/// <summary>An interpreter with a shorthand for what tests do with it.</summary>
public sealed class Session(InterpreterOptions options) : IDisposable
{
    public Session(EngineKind engine, object? globals = null)
        : this(new InterpreterOptions { Engine = engine, Globals = globals })
    {
    }

    public RecordingOutput Output { get; } = new();

    public Interpreter Interpreter { get; } = new(options);

    public Task<Outcome> RunAsync(string code, CancellationToken interrupt = default) => Interpreter.ExecuteAsync(code, Output, interrupt);

    /// <summary>The value of a cell that has to succeed.</summary>
    public async Task<object?> ValueAsync(string code)
    {
        var outcome = await RunAsync(code);
        var success = outcome as Outcome.Success;
        Assert.True(success is not null, $"{code}\n{(outcome as Outcome.Failed)?.Error.ToText()}{(outcome as Outcome.Failed)?.Error.Exception}{outcome}");
        return success.Value;
    }

    /// <summary>The card of a cell that has to fail.</summary>
    public async Task<ErrorCard> ErrorAsync(string code) => Assert.IsType<Outcome.Failed>(await RunAsync(code)).Error;

    /// <summary>Starts a cell, lets it get going, and interrupts it.</summary>
    public async Task<Outcome> InterruptAsync(string code)
    {
        using var interrupt = new CancellationTokenSource();
        var running = RunAsync("System.Console.Write(\"<started>\");" + code, interrupt.Token);
        while (!Output.Text.Contains("<started>", StringComparison.Ordinal) && !running.IsCompleted) { await Task.Delay(5); }

        await Task.Delay(40);
        await interrupt.CancelAsync();
        return await running;
    }

    public void Dispose() => Interpreter.Dispose();
}

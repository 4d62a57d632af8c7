using System.Runtime.InteropServices;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Ctrl+C (SIGINT) as a request to stop what runs now, rather than the end of the process.</summary>
internal sealed class CtrlC : IDisposable
{
    private readonly PosixSignalRegistration _registration;
    private volatile CancellationTokenSource? _running;

    public CtrlC() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);

    /// <summary>What is done at a second Ctrl+C while the first has not been answered; nothing by default.</summary>
    public Action? Impatient { get; set; }

    /// <summary>A token that the next Ctrl+C cancels.</summary>
    public CancellationToken Begin() => (_running = new CancellationTokenSource()).Token;

    /// <summary>What ran is over: Ctrl+C means nothing until the next <see cref="Begin"/>.</summary>
    public void End() => _running = null;

    /// <summary>As if the user had pressed it.</summary>
    public void Press() => _running?.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_running is not { } running) { return; }

        if (running.IsCancellationRequested) { Impatient?.Invoke(); }

        running.Cancel();
    }
}

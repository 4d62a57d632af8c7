using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Ctrl+C (SIGINT) as a request to stop what runs now, rather than the end of the process.</summary>
internal sealed class CtrlC : IDisposable
{
    private static readonly TimeSpan Twice = TimeSpan.FromSeconds(1);

    private readonly PosixSignalRegistration _registration;
    private volatile CancellationTokenSource? _running;
    private bool _isTwice;
    private long _last = -Stopwatch.Frequency * 10;

    public CtrlC() => _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);

    /// <summary>What is done at a second Ctrl+C while the first has not been answered; nothing by default.</summary>
    public Action? Impatient { get; set; }

    /// <summary>Whether it was pressed twice within a second.</summary>
    public bool IsTwice => Volatile.Read(ref _isTwice);

    /// <summary>The same; asking takes the mark away.</summary>
    public bool TakeTwice() => Interlocked.Exchange(ref _isTwice, false);

    /// <summary>A token that the next Ctrl+C cancels.</summary>
    public CancellationToken Begin() => (_running = new CancellationTokenSource()).Token;

    /// <summary>What ran is over: Ctrl+C means nothing until the next <see cref="Begin"/>.</summary>
    public void End() => _running = null;

    /// <summary>As if the user had pressed it.</summary>
    public void Press() => _running?.Cancel();

    /// <summary>It was pressed, at the prompt or as a signal.</summary>
    public void Count()
    {
        var now = Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _last, now), now) < Twice) { _isTwice = true; }
    }

    /// <inheritdoc/>
    public void Dispose() => _registration.Dispose();

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Count();
        if (_running is not { } running) { return; }

        if (running.IsCancellationRequested) { Impatient?.Invoke(); }

        running.Cancel();
    }
}

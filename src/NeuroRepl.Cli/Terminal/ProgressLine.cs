using System.Diagnostics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Cli.Terminal;

/// <summary>One line at the bottom of a terminal: what runs, how far, how fast, how long still; work inside work behind it. Silent in pipes, and for work that is over at once.</summary>
internal sealed class ProgressLine(Screen screen) : IWorkListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _turn = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ProgressStack _works = new();
    private TimeSpan _drawn;
    private volatile bool _isShown;

    /// <inheritdoc/>
    public void Report(string what, long done, long total)
    {
        if (!screen.ErrorStyle.IsTerminal || !_turn.TryEnter()) { return; }

        try
        {
            var now = _clock.Elapsed;
            _works.Report(what, done, total, now);
            if (_works.Since is not { } since) { Clear(); }
            else if (now - since > Patience && now - _drawn > Pause)
            {
                _drawn = now;
                _isShown = true;
                screen.PutProgress($"\r\e[2K{screen.ErrorStyle.Dim(_works.Text(now, screen.ErrorStyle.Width - 1))}");
            }
        }
        finally
        {
            _turn.Exit();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (!_isShown) { return; }

        _isShown = false;
        screen.PutProgress("\r\e[2K");
    }

    /// <summary>The cell is over: takes the line away, and what it said of work that never came to its end.</summary>
    public void Forget()
    {
        Clear();
        lock (_turn) { _works.Forget(); }
    }
}

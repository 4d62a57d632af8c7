using System.Diagnostics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Cli.Terminal;

/// <summary>One line at the bottom of a terminal: what runs, how far, how fast, how long still. Silent in pipes, and for work that is over at once.</summary>
internal sealed class ProgressLine(Screen screen) : IWorkListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _turn = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private string _what = "";
    private long _last;
    private TimeSpan _started;
    private TimeSpan _drawn;
    private volatile bool _isShown;

    /// <inheritdoc/>
    public void Report(string what, long done, long total)
    {
        if (!screen.ErrorStyle.IsTerminal || !_turn.TryEnter()) { return; }

        try
        {
            var now = _clock.Elapsed;
            if (what != _what || done < _last) { (_what, _started) = (what, now); }

            _last = done;
            if (done >= total)
            {
                _what = "";
                Clear();
            }
            else if (now - _started > Patience && now - _drawn > Pause)
            {
                _drawn = now;
                _isShown = true;
                screen.PutProgress($"\r\e[2K{screen.ErrorStyle.Dim(Cut(Text(what, done, total, now - _started), screen.ErrorStyle.Width - 1))}");
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

    /// <summary>"fitting 448 transients  120/448  27 %  33/s  10 s left".</summary>
    internal static string Text(string what, long done, long total, TimeSpan elapsed)
    {
        var rate = done / elapsed.TotalSeconds;
        var left = rate > 0 ? $"{Duration(TimeSpan.FromSeconds((total - done) / rate))} left" : "";
        return $"{what}  {done}/{total}  {100.0 * done / Math.Max(1, total):F0} %  {(rate >= 10 ? $"{rate:F0}" : $"{rate:G2}")}/s  {left}".TrimEnd();
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60 ? $"{Math.Ceiling(time.TotalSeconds):F0} s"
        : time.TotalMinutes < 60 ? $"{(int)time.TotalMinutes}:{time.Seconds:D2} min"
        : $"{(int)time.TotalHours}:{time.Minutes:D2} h";

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>How far long work is, as a bar below the cell that moves: one display that is updated. Work that is over at once gets none.</summary>
internal sealed class ProgressBar(CellOutput cell) : IWorkListener
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Lock _turn = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<string, Bar> _bars = [];

    /// <inheritdoc/>
    public void Report(string what, long done, long total)
    {
        // A report that comes while another is drawn is dropped; only the last of a piece of work may not be.
        if (done < total ? !_turn.TryEnter() : !Enter()) { return; }

        try
        {
            var now = _clock.Elapsed;
            if (!_bars.TryGetValue(what, out var bar)) { _bars[what] = bar = new Bar(now); }

            if (done >= total)
            {
                if (bar.IsShown) { Show(bar, what, total, total, now); }

                _bars.Remove(what);
            }
            else if (now - bar.Started > Patience && now - bar.Drawn > Pause)
            {
                Show(bar, what, done, total, now);
            }
        }
        finally
        {
            _turn.Exit();
        }
    }

    private bool Enter()
    {
        _turn.Enter();
        return true;
    }

    private void Show(Bar bar, string what, long done, long total, TimeSpan now)
    {
        (bar.Drawn, bar.IsShown) = (now, true);
        var text = Text(what, done, total, now - bar.Started);
        cell.Display(new MimeBundle(null, new Dictionary<string, string>
        {
            ["text/plain"] = text,
            ["text/html"] = string.Create(CultureInfo.InvariantCulture, $"<div><progress max=\"{total}\" value=\"{done}\" style=\"width:260px;vertical-align:middle\"></progress> <span>{WebUtility.HtmlEncode(text)}</span></div>"),
        }), bar.Id);
    }

    private static string Text(string what, long done, long total, TimeSpan elapsed)
    {
        var rate = done / Math.Max(elapsed.TotalSeconds, 1e-3);
        var time = done >= total ? $"in {Duration(elapsed)}" : rate > 0 ? $"{Duration(TimeSpan.FromSeconds((total - done) / rate))} left" : "";
        return $"{what}  {done}/{total}  {100.0 * done / Math.Max(1, total):F0} %  {(rate >= 10 ? $"{rate:F0}" : $"{rate:G2}")}/s  {time}".TrimEnd();
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60 ? $"{Math.Ceiling(time.TotalSeconds):F0} s" : $"{(int)time.TotalMinutes}:{time.Seconds:D2} min";

    private sealed class Bar(TimeSpan started)
    {
        public TimeSpan Started { get; } = started;

        public TimeSpan Drawn { get; set; }

        public bool IsShown { get; set; }

        public string Id { get; } = $"progress-{Guid.NewGuid():N}";
    }
}

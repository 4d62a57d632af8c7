using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The work that is under way, the outermost first.</summary>
/// <remarks>Nobody says what is inside what: work that is first heard of while other work is under way is inside that, and over when the other goes on.</remarks>
internal sealed class ProgressStack
{
    private const int BarCells = 10;
    private readonly List<Entry> _works = [];

    /// <summary>Since when the outermost work is under way; null where nothing is.</summary>
    public TimeSpan? Since => _works.Count > 0 ? _works[0].Began : null;

    /// <summary>Some work is so far.</summary>
    public void Report(string what, long done, long total, TimeSpan now)
    {
        var at = _works.FindIndex(work => work.What == what);
        if (at >= 0 && done < _works[at].Done) { Drop(at); }
        else if (at >= 0 && done > _works[at].Done) { Drop(at + 1); }

        if (done >= total)
        {
            if (at >= 0) { Drop(at); }

            return;
        }

        at = _works.FindIndex(work => work.What == what);
        if (at >= 0) { _works[at] = _works[at] with { Done = done, Total = total }; }
        else { _works.Add(new Entry(what, done, total, now, done)); }
    }

    /// <summary>Nothing is under way.</summary>
    public void Forget() => _works.Clear();

    /// <summary>"scans 3/10 ███░░░ 1:20 min left › fitting 120/448 33/s 10 s left", as much of it as there are columns for.</summary>
    public string Text(TimeSpan now, int width)
    {
        var outer = _works.Take(_works.Count - 1).Select(work => $"{work.What} {work.Done}/{work.Total}{Left(work, now)}");
        var last = _works[^1];
        var elapsed = now - last.Began;
        var rate = (last.Done - last.First) / Math.Max(1e-9, elapsed.TotalSeconds);
        var speed = rate > 0 ? $"  {(rate >= 10 ? $"{rate:F0}" : $"{rate:G2}")}/s" : "";
        var percent = $"{100.0 * last.Done / Math.Max(1, last.Total):F0} %";
        var inner = $"{last.What}  {Bar(last)} {last.Done}/{last.Total}  {percent}{speed}{Left(last, now)}";
        var text = string.Join(" › ", [.. outer, inner]);
        return TextWidth.Cut(TextWidth.Of(text) <= width ? text : string.Join(" › ", [.. outer, $"{last.What} {percent}{Left(last, now)}"]), width, unicode: true);
    }

    private static string Left(Entry work, TimeSpan now)
    {
        var rate = (work.Done - work.First) / Math.Max(1e-9, (now - work.Began).TotalSeconds);
        return rate > 0 ? $"  {Duration(TimeSpan.FromSeconds((work.Total - work.Done) / rate))} left" : "";
    }

    private static string Bar(Entry work)
    {
        var full = (int)(BarCells * work.Done / Math.Max(1, work.Total));
        return $"{new string('█', full)}{new string('░', BarCells - full)}";
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60 ? $"{Math.Ceiling(time.TotalSeconds):F0} s"
        : time.TotalMinutes < 60 ? $"{(int)time.TotalMinutes}:{time.Seconds:D2} min"
        : $"{(int)time.TotalHours}:{time.Minutes:D2} h";

    private void Drop(int from)
    {
        if (from < _works.Count) { _works.RemoveRange(from, _works.Count - from); }
    }

    private sealed record Entry(string What, long Done, long Total, TimeSpan Began, long First);
}

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>In which iterations of warm-up the metric learns, and where a window ends.</summary>
internal sealed class WarmupWindows
{
    private readonly int _first;
    private readonly int _last;
    private readonly HashSet<int> _ends = [];

    public WarmupWindows(int warmup)
    {
        if (warmup < 20)
        {
            (_first, _last) = (0, 0);
            return;
        }

        var (start, window, finish) = warmup >= 150 ? (75, 25, 50) : ((int)(.15 * warmup), warmup - (int)(.15 * warmup) - (int)(.1 * warmup), (int)(.1 * warmup));
        (_first, _last) = (start, warmup - finish);
        for (var end = start + window; ;)
        {
            _ends.Add(end - 1);
            if (end >= _last) { return; }

            window *= 2;
            end += window;
            if (end + (2 * window) > _last) { end = _last; }       // what would be left for the next one is too little
        }
    }

    public IReadOnlyCollection<int> Ends => _ends;

    public bool Contains(int iteration, out bool endsHere)
    {
        endsHere = _ends.Contains(iteration);
        return iteration >= _first && iteration < _last;
    }
}

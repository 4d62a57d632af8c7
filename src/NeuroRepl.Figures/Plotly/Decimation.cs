namespace NeuroRepl.Figures.Plotly;

/// <summary>Traces of more points than a screen can show, thinned so that the picture stays the same, and what was done said in the figure.</summary>
/// <remarks>
/// A line keeps of each of its stretches the first, last, lowest and highest point (min-max decimation; Steinarsson 2013 compares it), and the leftmost and rightmost where x
/// does not rise; a gap stays a gap. Points keep the first in each cell of a raster finer than any screen, and the extremes.
/// </remarks>
internal static class Decimation
{
    private const int Most = 20_000;
    private const int Stretches = 2_500;
    private const int Across = 1_600, Up = 900;

    /// <summary>The figure to draw, and which of its traces were thinned.</summary>
    public static (Figure Figure, IReadOnlyList<Reduction> Reductions) ForScreen(Figure figure)
    {
        if (!figure.Traces.Any(CanBeThinned)) { return (figure, []); }

        var reductions = new List<Reduction>();
        var traces = new List<Trace>(figure.Traces.Count);
        foreach (var trace in figure.Traces)
        {
            if (!CanBeThinned(trace))
            {
                traces.Add(trace);
                continue;
            }

            var scatter = (Scatter)trace;
            var kept = scatter.Mode == ScatterMode.Markers ? OnRaster(scatter) : AlongLine(scatter);
            traces.Add(scatter.Only(kept));
            reductions.Add(new(scatter.Name, scatter.X.Count, kept.Length, scatter.Mode != ScatterMode.Markers));
        }

        return (new Figure(traces, figure.Layout), reductions);
    }

    /// <summary>One small line at the lower right corner that says how many points are drawn.</summary>
    public static void Say(Attributes layout, IReadOnlyList<Reduction> reductions)
    {
        if (reductions.Count == 0) { return; }

        var (points, drawn) = (reductions.Sum(r => (long)r.Points), reductions.Sum(r => (long)r.Drawn));
        var text = FormattableString.Invariant($"{points:N0} points, {drawn:N0} of them drawn; all extremes are kept");
        var note = new Attributes
        {
            ["text"] = text, ["xref"] = "paper", ["yref"] = "paper", ["x"] = 1, ["y"] = 1, ["xanchor"] = "right", ["yanchor"] = "bottom", ["showarrow"] = false, ["font.size"] = 11,
        };
        layout.Append("annotations", note);
    }

    // Attributes a point long, set by hand, cannot be thinned with the points without knowing which they are.
    private static bool CanBeThinned(Trace trace) => trace is Scatter { Mode: ScatterMode.Lines or ScatterMode.Markers or ScatterMode.LinesAndMarkers, X.AreTexts: false, Y.AreTexts: false } scatter
        && scatter.X.Count > Most && scatter.Set.Count == 0 && scatter.Extra.Count == 0;

    private static int[] AlongLine(Scatter scatter)
    {
        var (x, y) = (scatter.X.RawNumbers!, scatter.Y.RawNumbers!);
        var kept = new List<int>(6 * Stretches);
        Span<int> few = stackalloc int[7];
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            var (from, to) = ((int)((long)x.Length * stretch / Stretches), (int)((long)x.Length * (stretch + 1) / Stretches));
            var (low, high, left, right, gap, rises) = (-1, -1, -1, -1, -1, true);
            for (var i = from; i < to; i++)
            {
                if (!double.IsFinite(y[i]) || !double.IsFinite(x[i]))
                {
                    gap = i;
                    continue;
                }

                if (low < 0 || y[i] < y[low]) { low = i; }
                if (high < 0 || y[i] > y[high]) { high = i; }
                if (left < 0 || x[i] < x[left]) { left = i; }
                if (right >= 0 && x[i] < x[right]) { rises = false; }
                if (right < 0 || x[i] > x[right]) { right = i; }
            }

            (few[0], few[1], few[2], few[3], few[4]) = (from, to - 1, low, high, gap);
            (few[5], few[6]) = rises ? (-1, -1) : (left, right);
            few.Sort();
            foreach (var index in few)
            {
                if (index >= 0 && (kept.Count == 0 || kept[^1] != index)) { kept.Add(index); }
            }
        }

        return [.. kept];
    }

    private static int[] OnRaster(Scatter scatter)
    {
        var (x, y) = (scatter.X.RawNumbers!, scatter.Y.RawNumbers!);
        var (xs, ys) = (EndsOf(x, y), EndsOf(y, x));
        var taken = new bool[Across * Up];
        var kept = new List<int>();
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) { continue; }

            ref var cell = ref taken[(Cell(y[i], ys.Low, ys.High, Up) * Across) + Cell(x[i], xs.Low, xs.High, Across)];
            if (!cell || i == xs.LowAt || i == xs.HighAt || i == ys.LowAt || i == ys.HighAt) { kept.Add(i); }
            cell = true;
        }

        // A cloud that fills the raster: every n-th of the cells' points, the extremes in any case.
        if (kept.Count <= Most) { return [.. kept]; }

        var step = (kept.Count + Most - 1) / Most;
        return [.. kept.Where((index, n) => n % step == 0 || index == xs.LowAt || index == xs.HighAt || index == ys.LowAt || index == ys.HighAt)];
    }

    private static int Cell(double value, double low, double high, int cells) => low == high ? 0 : Math.Min(cells - 1, (int)((value - low) / (high - low) * cells));

    private static (double Low, double High, int LowAt, int HighAt) EndsOf(double[] values, double[] others)
    {
        var (low, high) = (-1, -1);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || !double.IsFinite(others[i])) { continue; }
            if (low < 0 || values[i] < values[low]) { low = i; }
            if (high < 0 || values[i] > values[high]) { high = i; }
        }

        return low < 0 ? (0, 0, -1, -1) : (values[low], values[high], low, high);
    }
}

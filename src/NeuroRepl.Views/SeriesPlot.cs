using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>All transients of a scan in one figure.</summary>
public static class SeriesPlot
{
    /// <summary>The transients as colours: chemical shift across, the scan downwards. Drifts bend the lines, bad transients are stripes.</summary>
    /// <param name="series">The transients.</param>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="most">Of more transients than this, neighbours are averaged.</param>
    /// <exception cref="ArgumentMistake">The series has no point in that range.</exception>
    public static Figure PlotTransients(this SpectrumSeries series, PpmRange? ppm = null, int most = 256)
    {
        Guard.Positive(most);
        var range = Range(series, ppm);
        var each = (series.Count + most - 1) / most;
        List<double[]> rows = [];
        double[] axis = [];
        for (var t = 0; t < series.Count; t += each)
        {
            var count = Math.Min(each, series.Count - t);
            var drawn = Enumerable.Range(t, count).Select(i => SeriesLines.Values(series[i], range)).ToArray();
            axis = drawn[0].Ppm;
            rows.Add([.. Enumerable.Range(0, axis.Length).Select(k => drawn.Average(d => d.Values[k]))]);
        }

        // Ends of the colours that neither water nor one spike takes for itself.
        var sorted = rows.SelectMany(row => row).Where(double.IsFinite).Order().ToArray();
        var (low, high) = sorted.Length == 0 ? (0.0, 1.0) : (sorted[sorted.Length / 100], sorted[^((sorted.Length / 100) + 1)]);
        return new Figure(
            [new Heatmap(rows, axis, Enumerable.Range(0, rows.Count).Select(i => (double)i * each).ToArray()) { Unit = "a.u.", ColorRange = low < high ? (low, high) : null }],
            new Layout
            {
                Title = series.Name,
                Subtitle = Simulated.Subtitle(Simulated.Is(series), each == 1 ? $"{series.Count} transients" : $"{series.Count} transients, {each} averaged a row"),
                X = PpmAxis.Of(range),
                Panels = [new Panel { Y = new Axis { Title = "transient", IsReversed = true } }],
            });
    }

    /// <summary>The transients as lines above each other, the first at the bottom.</summary>
    /// <param name="series">The transients.</param>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="most">At most so many, evenly spread over the scan.</param>
    /// <exception cref="ArgumentMistake">The series has no point in that range.</exception>
    public static Figure PlotStack(this SpectrumSeries series, PpmRange? ppm = null, int most = 24)
    {
        Guard.Positive(most);
        var range = Range(series, ppm);
        var drawn = SeriesLines.Of(series, most).Select(s => (s.Name, Line: SeriesLines.Values(s, range))).ToArray();
        var heights = drawn.Select(d => d.Line.Values.Max() - d.Line.Values.Min()).Order().ToArray();
        var step = 0.35 * heights[heights.Length / 2];
        return new Figure(
            [.. drawn.Index().Select(d => new Scatter(d.Item.Line.Ppm, d.Item.Line.Values.Select(v => v + (d.Index * step)).ToArray()) { Name = d.Item.Name, Color = Palette.Ink, LineWidth = 0.9 })],
            new Layout
            {
                Title = series.Name,
                Subtitle = Simulated.Subtitle(Simulated.Is(series), drawn.Length == series.Count ? null : $"{drawn.Length} of {series.Count} transients"),
                X = PpmAxis.Of(range),
                Panels = [new Panel { Y = PpmAxis.Amplitude with { Title = "real part, one above the other" } }],
                ShowLegend = false,
                Height = Math.Max(420, 24 * drawn.Length),
            });
    }

    private static PpmRange Range(SpectrumSeries series, PpmRange? ppm) => ppm ?? PpmAxis.Usual(series.Acquisition, series.Acquisition.PpmAxis(series.Points));
}

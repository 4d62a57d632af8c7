using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures.Text;

/// <summary>Traces that only plotly knows as ones that a terminal can draw: slices as bars, counts as bars, violins as boxes; null where there is no such form.</summary>
internal static class TerminalForm
{
    private static readonly int[] RoundSteps = [1, 2, 5, 10];

    public static Figure Of(Figure figure) => figure.Traces.Any(trace => trace is PlotlyTrace)
        ? figure.WithTraces([.. figure.Traces.Select(trace => trace is PlotlyTrace known ? Of(known) ?? trace : trace)])
        : figure;

    private static Trace? Of(PlotlyTrace trace) => trace switch
    {
        Pie { Labels.Row: { } labels, Values.Row: { } values } when labels.Count == values.Count => Bars(trace, labels, values),
        FunnelArea { Labels.Row: { } labels, Values.Row: { } values } when labels.Count == values.Count => Bars(trace, labels, values),
        Funnel { Y.Row: { } labels, X.Row: { } values } when labels.Count == values.Count => Bars(trace, labels, values),
        Histogram { X.Row: { AreTexts: false } values } histogram => Counts(histogram, values),
        Violin { Y.Row: { AreTexts: false } values } violin => Boxes(violin, violin.X?.Row, values),
        ScatterGl { X.Row: { } x, Y.Row: { } y } points when x.Count == y.Count => Points(points, x, y),
        Contour { Z.Rows: { Count: > 0 } z } contour => new Heatmap(z, Fitting(contour.X?.Row, z[0].Count), Fitting(contour.Y?.Row, z.Count)) { Name = trace.Name, Panel = trace.Panel },
        _ => null,
    };

    private static Bar Bars(Trace trace, AxisValues labels, AxisValues values) =>
        new(AxisValues.Of(labels.Texts), values) { Name = trace.Name, Color = trace.Color, Panel = trace.Panel, IsHorizontal = true };

    // About as many bins as the square root of the count, of a round width, as plotly does it.
    private static Bar? Counts(Histogram histogram, AxisValues values)
    {
        var finite = values.Numbers.Where(double.IsFinite).ToArray();
        if (finite.Length == 0) { return null; }

        var (low, high) = (finite.Min(), finite.Max());
        var rough = Math.Max((high - low) / Math.Clamp(histogram.NBinsX ?? (int)Math.Ceiling(Math.Sqrt(finite.Length)), 1, 60), 1e-300);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var width = low == high ? 1 : RoundSteps.Select(step => step * power).First(step => step >= rough * 0.999);
        var first = Math.Floor(low / width);
        var counts = new double[(int)(Math.Floor(high / width) - first) + 1];
        foreach (var value in finite) { counts[(int)(Math.Floor(value / width) - first)]++; }

        return new(Enumerable.Range(0, counts.Length).Select(i => (first + i + 0.5) * width).ToArray(), counts) { Name = histogram.Name, Color = histogram.Color, Panel = histogram.Panel };
    }

    private static Box? Boxes(Violin violin, AxisValues? groups, AxisValues values) =>
        new(groups?.Count == values.Count ? AxisValues.Of(groups.Texts) : AxisValues.Of(Enumerable.Repeat(violin.Name ?? "all", values.Count)), values) { Name = violin.Name, Color = violin.Color, Panel = violin.Panel };

    private static Scatter Points(ScatterGl points, AxisValues x, AxisValues y) => new(x, y)
    {
        Name = points.Name, Color = points.Color, Panel = points.Panel,
        Mode = points.Mode is { } mode && !mode.HasFlag(DrawMode.Lines) ? ScatterMode.Markers : ScatterMode.Lines,
    };

    private static AxisValues? Fitting(AxisValues? values, int count) => values?.Count == count ? values : null;
}

using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views;

/// <summary>Correlations within subjects as figures.</summary>
public static class RepeatedCorrelationPlot
{
    /// <summary>Each subject's points in a colour of its own, with the common slope through them.</summary>
    /// <param name="x">What to call the x axis.</param>
    /// <param name="y">What to call the y axis.</param>
    public static Figure Plot(this RepeatedCorrelation correlation, string x = "x", string y = "y") =>
        Chart.Plot(correlation.Lines.SelectMany((line, i) => Of(line, correlation.Slope, Palette.Series[i % Palette.Series.Count])))
            .WithTitle("Within subjects", correlation.Result.ToString()).WithXTitle(x).WithYTitle(y).WithLegend(show: false);

    private static IEnumerable<Trace> Of(SubjectLine line, double slope, string color)
    {
        yield return new Scatter(AxisValues.Of(line.X), AxisValues.Of(line.Y)) { Name = line.Subject, Color = color, Mode = ScatterMode.Markers, Labels = [.. line.X.Select(_ => line.Subject)] };
        if (line.X.Count < 2 || double.IsNaN(slope)) { yield break; }

        double[] ends = [line.X.Min(), line.X.Max()];
        yield return new Scatter(AxisValues.Of(ends), AxisValues.Of(ends.Select(e => line.Intercept + (slope * e)))) { Name = line.Subject, Color = color, LineWidth = 1 };
    }
}

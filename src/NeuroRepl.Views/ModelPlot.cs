using System.Globalization;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Means;

namespace NeuroRepl.Views;

/// <summary>Linear and mixed models as figures.</summary>
public static class ModelPlot
{
    private const double Apart = .08;

    /// <summary>Marginal means with 95 % intervals along a factor, a line for each level of another.</summary>
    /// <param name="x">The factor (or covariate with few values) along the x axis.</param>
    /// <param name="color">A factor with a line in a colour of its own for each level.</param>
    /// <exception cref="ArgumentMistake">A name that is no variable of the model.</exception>
    public static Figure Plot(this FittedModel fit, string x, string? color = null) => fit.MarginalMeans(x, by: color).Plot();

    /// <summary>Marginal means with 95 % intervals, a line for each level they are separately for.</summary>
    public static Figure Plot(this MarginalMeans means)
    {
        var levels = means.Rows.Select(row => row.Label).Distinct().ToArray();
        var areNumbers = means.Factors.Count == 1 && levels.All(level => double.TryParse(level, CultureInfo.InvariantCulture, out _));
        var groups = means.Rows.GroupBy(row => string.Join(" ", row.By)).ToArray();
        var traces = groups.Select((group, g) =>
        {
            // Side by side, so that intervals of different lines do not hide each other; only where the axis is numbers.
            var shift = areNumbers ? (g - ((groups.Length - 1) / 2.0)) * Apart : 0;
            var at = areNumbers ? AxisValues.Of(group.Select(row => double.Parse(row.Label, CultureInfo.InvariantCulture) + shift)) : AxisValues.Of(group.Select(row => row.Label));
            return (Trace)new Scatter(at, AxisValues.Of(group.Select(row => row.Estimate)))
            {
                Name = groups.Length > 1 ? group.Key : null,
                Mode = ScatterMode.LinesAndMarkers,
                ErrorY = AxisValues.Of(group.Select(row => row.High - row.Estimate)),
            };
        });
        return new Figure([.. traces], new Layout
        {
            Title = $"{means.Response} by {string.Join(", ", means.Factors.Concat(means.By))}",
            Subtitle = "marginal means with 95 % intervals",
            X = new Axis { Title = string.Join(" ", means.Factors) },
            Panels = [new Panel { Y = new Axis { Title = means.Response } }],
        });
    }
}

using System.Globalization;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Permutation;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views;

/// <summary>Permutation tests as figures.</summary>
public static class PermutationPlot
{
    /// <summary>How large the largest score of a shuffle is, what the data reach, and what they must reach.</summary>
    /// <param name="test">The test.</param>
    /// <param name="alpha">The level of the critical value.</param>
    public static Figure Plot(this PermutationResult test, double alpha = .05)
    {
        var critical = test.CriticalScore(alpha);
        var unit = test.Enhanced?.Unit ?? test.Statistic.Unit;
        var what = test.Sides switch { Sides.Greater => $"largest {unit}", Sides.Less => $"largest −{unit}", _ => $"largest |{unit}|" };
        var figure = Chart.NullDistribution(test.Maxima, test.Maxima[0], Smallest(test), new Axis { Title = $"{what} of each shuffle" });
        var top = figure.Traces.OfType<Bar>().SelectMany(bars => bars.Y.Numbers).DefaultIfEmpty(1).Max();
        if (double.IsFinite(critical))
        {
            figure = figure.With(new Scatter(new[] { critical, critical }, new[] { 0, top })
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"critical at {alpha:0.###}: {NumberText.Short(critical, 3)}"), Color = Palette.Blue, Dash = Dash.Dashed, LineWidth = 2,
            });
        }

        return figure.WithTitle($"Permutation test, {test.Statistic.Name}", $"{PermutationResultView.ShufflesOf(test)}{(double.IsFinite(critical) ? "" : "; too few for this level")}");
    }

    private static double Smallest(PermutationResult test)
    {
        var smallest = 1.0;
        foreach (var p in test.FamilyWiseP.Values.Span)
        {
            if (p < smallest) { smallest = p; }
        }

        return smallest;
    }
}

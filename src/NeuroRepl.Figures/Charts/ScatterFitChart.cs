namespace NeuroRepl.Figures.Charts;

/// <summary>Points with a fitted line.</summary>
public static class ScatterFitChart
{
    extension(Chart)
    {
        /// <summary>Points of one or several groups, each with its fitted line and band, and its n in the legend.</summary>
        /// <param name="clouds">The groups; <c>FitLine.LeastSquares(x, y, tQuantile)</c> gives a line with its band.</param>
        /// <param name="x">What is measured along the x axis.</param>
        /// <param name="y">What is measured along the y axis.</param>
        /// <param name="note">Words for the line below the title: "r = −0.64, p = 0.007".</param>
        /// <exception cref="FigureException">x and y of a group are not equally long.</exception>
        public static Figure ScatterFit(IReadOnlyList<Cloud> clouds, Axis? x = null, Axis? y = null, string? note = null)
        {
            Parts.AtMost(clouds.Count, "group");
            return new([.. clouds.Index().SelectMany(c => Traces(c.Item, Parts.ColorAt(c.Index, c.Item.Color)))], new Layout
            {
                Subtitle = note,
                X = x ?? new Axis(),
                Panels = [new Panel { Y = y ?? new Axis() }],
                ShowLegend = true,
            });
        }
    }

    private static IEnumerable<Trace> Traces(Cloud cloud, string color)
    {
        FigureException.SameLength(cloud.X.Count, $"x of {cloud.Name}", cloud.Y.Count, "its y");
        if (cloud.Line is { Low.Count: > 0 } band) { yield return new Band(band.X.Numbers(), band.Low.Numbers(), band.High.Numbers()) { Color = color }; }
        if (cloud.Line is { } line) { yield return new Scatter(line.X.Numbers(), line.Fit.Numbers()) { Color = color, LineWidth = 2, Extra = Parts.Silent }; }

        var n = cloud.X.Zip(cloud.Y).Count(p => double.IsFinite(p.First) && double.IsFinite(p.Second));
        yield return new Scatter(cloud.X.Numbers(), cloud.Y.Numbers()) { Name = $"{cloud.Name} (n {n})", Mode = ScatterMode.Markers, Color = color, Labels = cloud.Labels, Opacity = 0.85 };
    }
}

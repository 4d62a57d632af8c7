namespace NeuroRepl.Figures.Charts;

/// <summary>The same people under several conditions.</summary>
public static class RepeatedMeasuresChart
{
    extension(Chart)
    {
        /// <summary>A thin line a subject over the conditions, the mean with its SEM on top, and brackets with stars.</summary>
        /// <param name="conditions">The conditions in order: "before", "after".</param>
        /// <param name="subjects">A row a subject with a value a condition; a missing one breaks the line.</param>
        /// <param name="comparisons">Brackets between two conditions, by name.</param>
        /// <param name="y">What is measured.</param>
        /// <param name="names">A name a subject, for the pointer; null for none.</param>
        /// <exception cref="FigureException">A row has not a value a condition.</exception>
        public static Figure RepeatedMeasures(
            IReadOnlyList<string> conditions, IReadOnlyList<IReadOnlyList<double>> subjects, IReadOnlyList<Comparison>? comparisons = null, Axis? y = null, IReadOnlyList<string>? names = null)
        {
            Parts.AtMost(conditions.Count, "condition");
            var at = conditions.Select((_, i) => (double)i).ToArray();
            var mean = MeanCourse.Mean("mean ± SEM", at, subjects, sem: true);
            var (low, high) = subjects.SelectMany(row => row).Ends();
            var lines = subjects.SelectMany(row => row.Append(double.NaN)).ToArray();
            var places = subjects.SelectMany(_ => at.Append(double.NaN)).ToArray();
            string[] labels = names is null ? [] : [.. subjects.Index().SelectMany(s => Enumerable.Repeat(names[s.Index], at.Length + 1))];
            return new(
                [
                    new Scatter(places, lines) { Name = $"subjects (n {subjects.Count})", Color = Palette.Grey, LineWidth = 1, Opacity = 0.55, Mode = ScatterMode.LinesAndMarkers, MarkerSize = 4, Labels = labels },
                    new Scatter(at, mean.Y.Numbers()) { Name = mean.Name, Color = Palette.Vermillion, LineWidth = 2.5, Mode = ScatterMode.LinesAndMarkers, MarkerSize = 9, ErrorY = mean.Spread.Numbers() },
                    .. Distributions.Brackets([.. conditions.Index().Select(c => (c.Item, (double)c.Index, high))], comparisons ?? [], low, high),
                ],
                new Layout
                {
                    X = new Axis { Ticks = [.. conditions.Index().Select(c => ((double)c.Index, c.Item))], Range = (-0.4, conditions.Count - 0.6) },
                    Panels = [new Panel { Y = y ?? new Axis() }],
                    ShowLegend = true,
                });
        }
    }
}

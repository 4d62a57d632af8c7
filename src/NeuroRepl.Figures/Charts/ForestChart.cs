namespace NeuroRepl.Figures.Charts;

/// <summary>Estimates with their intervals below each other.</summary>
public static class ForestChart
{
    extension(Chart)
    {
        /// <summary>A forest plot: estimates with their intervals, the first on top, the numbers beside them, and a line where there is no effect.</summary>
        /// <param name="intervals">The estimates with the ends of their intervals.</param>
        /// <param name="x">What is estimated.</param>
        /// <param name="reference">Where there is no effect.</param>
        /// <param name="level">What the intervals are, for the line below the title: "95 % CI".</param>
        /// <exception cref="FigureException">More than 60 estimates.</exception>
        public static Figure Forest(IReadOnlyList<Interval> intervals, Axis? x = null, double reference = 0, string level = "95 % CI")
        {
            Parts.AtMost(intervals.Count, "estimate");
            var rows = intervals.Select((interval, i) => (Interval: interval, At: (double)(intervals.Count - 1 - i))).ToArray();
            var (low, high) = intervals.SelectMany(i => new[] { i.Low, i.High, i.Estimate }).Append(reference).Ends();
            var written = NumberText.Column([.. intervals.SelectMany(i => new[] { i.Estimate, i.Low, i.High })]);
            var right = high + ((high - low) * 0.04);
            var texts = rows.Select((row, i) => (right, row.At, row.Interval.Text ?? $"{written[3 * i]} [{written[(3 * i) + 1]}, {written[(3 * i) + 2]}]")).ToArray();
            return new(
                [
                    Parts.Segments((reference, -0.6, reference, rows.Length - 0.4)) with { Color = Palette.Grey, Dash = Dash.Dashed, LineWidth = 1 },
                    Parts.Segments([.. rows.Where(r => !r.Interval.IsSummary).Select(r => (r.Interval.Low, r.At, r.Interval.High, r.At))]) with { Color = Palette.Blue, LineWidth = 2 },
                    new Scatter(rows.Where(r => !r.Interval.IsSummary).Select(r => r.Interval.Estimate).ToArray(), rows.Where(r => !r.Interval.IsSummary).Select(r => r.At).ToArray())
                    {
                        Mode = ScatterMode.Markers, Color = Palette.Blue, MarkerSize = 9, Labels = [.. rows.Where(r => !r.Interval.IsSummary).Select(r => r.Interval.Name)],
                    },
                    .. rows.Where(r => r.Interval.IsSummary).Select(r => Diamond(r.Interval, r.At)),
                    Parts.Texts(texts) with { TextPlace = TextPlace.Right, TextSize = 12 },
                ],
                new Layout
                {
                    Subtitle = level,
                    X = (x ?? new Axis { Title = "estimate" }) with { Range = x?.Range ?? (low - ((high - low) * 0.05), high + ((high - low) * 0.5)) },
                    Panels = [new Panel { Y = new Axis { Ticks = [.. rows.Select(r => (r.At, r.Interval.Name))], Range = (-0.7, rows.Length - 0.3) } }],
                    Height = Math.Max(240, 150 + (28 * rows.Length)),
                });
        }
    }

    private static Outline Diamond(Interval interval, double at) => new(
        (double[])[interval.Low, interval.Estimate, interval.High, interval.Estimate, interval.Low], (double[])[at, at + 0.28, at, at - 0.28, at])
    {
        Color = Palette.Vermillion, FillOpacity = 0.8, LineWidth = 1,
    };
}

namespace NeuroRepl.Figures.Charts;

/// <summary>A correlation within subjects.</summary>
public static class RepeatedCorrelationChart
{
    extension(Chart)
    {
        /// <summary>Points and a line a subject, all lines with the common slope within subjects: what a repeated-measures correlation tests.</summary>
        /// <remarks>Bakdash and Marusich (2017): slope = Σ(x − x̄ₛ)(y − ȳₛ) / Σ(x − x̄ₛ)², each line through its subject's means.</remarks>
        /// <param name="x">Where along the x axis.</param>
        /// <param name="y">The values, as many.</param>
        /// <param name="subjects">Whose each point is, as many.</param>
        /// <param name="note">Words for the line below the title: "r_rm = 0.42, p = 0.002".</param>
        /// <exception cref="FigureException">The three are not equally long.</exception>
        public static Figure RepeatedCorrelation(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<string> subjects, Axis? xAxis = null, Axis? yAxis = null, string? note = null)
        {
            FigureException.SameLength(x.Count, "x", y.Count, "y");
            FigureException.SameLength(subjects.Count, "subjects", x.Count, "x");
            var people = Enumerable.Range(0, x.Count).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).GroupBy(i => subjects[i])
                .Select(g => (Name: g.Key, X: g.Select(i => x[i]).ToArray(), Y: g.Select(i => y[i]).ToArray())).OrderBy(p => p.Y.Average()).ToArray();
            Parts.AtMost(people.Length, "subject", most: 200);

            var sxx = people.Sum(p => p.X.Sum(v => Math.Pow(v - p.X.Average(), 2)));
            var slope = sxx > 0 ? people.Sum(p => p.X.Zip(p.Y, (a, b) => (a - p.X.Average()) * (b - p.Y.Average())).Sum()) / sxx : double.NaN;
            var points = people.Sum(p => p.X.Length);
            return new([.. people.Index().SelectMany(p => Traces(p.Item.Name, p.Item.X, p.Item.Y, slope, ColorOf(p.Index, people.Length)))], new Layout
            {
                Subtitle = string.Join(" · ", new[] { note, $"{NumberText.Count(people.Length, "subject")}, {NumberText.Count(points, "point")}" }.OfType<string>()),
                X = xAxis ?? new Axis(),
                Panels = [new Panel { Y = yAxis ?? new Axis() }],
                ShowLegend = false,
            });
        }
    }

    private static IEnumerable<Trace> Traces(string name, double[] x, double[] y, double slope, string color)
    {
        if (x.Length > 1 && double.IsFinite(slope))
        {
            var (mx, my, low, high) = (x.Average(), y.Average(), x.Min(), x.Max());
            yield return Parts.Segments((low, my + (slope * (low - mx)), high, my + (slope * (high - mx)))) with { Color = color, LineWidth = 1.4, Opacity = 0.8 };
        }

        yield return new Scatter(x, y) { Mode = ScatterMode.Markers, Color = color, MarkerSize = 6, Labels = [.. x.Select(_ => name)] };
    }

    // So many subjects that no palette tells them apart: a hue from low to high, as far as it is seen on white and on black.
    private static string ColorOf(int index, int count)
    {
        var (r, g, b) = ColorScale.At(isDiverging: false, 0.33 + (count < 2 ? 0 : 0.42 * index / (count - 1)));
        return $"#{r:X2}{g:X2}{b:X2}";
    }
}

using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Charts;

/// <summary>Correlations with receptor maps.</summary>
public static class ReceptorBarsChart
{
    extension(Chart)
    {
        /// <summary>Lying bars of the correlation with each receptor, the strongest on top, behind each its null distribution, and stars where p is small.</summary>
        /// <param name="receptors">The names of the receptors.</param>
        /// <param name="r">Their correlations.</param>
        /// <param name="nulls">The correlations of the rotated maps, a list a receptor; null for none.</param>
        /// <param name="p">The p-values, which make the stars; a bar without one is paler.</param>
        /// <param name="sorted">Whether the bars are put in order of r; otherwise they stay in the order given, the first on top.</param>
        /// <exception cref="FigureException">The lists are not equally long.</exception>
        public static Figure ReceptorBars(
            IReadOnlyList<string> receptors, IReadOnlyList<double> r, IReadOnlyList<IReadOnlyList<double>>? nulls = null, IReadOnlyList<double>? p = null, bool sorted = true)
        {
            FigureException.SameLength(r.Count, "r", receptors.Count, "receptors");
            if (nulls is not null) { FigureException.SameLength(nulls.Count, "nulls", receptors.Count, "receptors"); }
            if (p is not null) { FigureException.SameLength(p.Count, "p", receptors.Count, "receptors"); }

            Parts.AtMost(receptors.Count, "receptor");
            var order = Enumerable.Range(0, receptors.Count);
            var rows = (sorted ? order.OrderByDescending(i => r[i]) : order).Select((i, row) => new ReceptorRow(
                receptors[i], r[i], [.. (nulls?[i] ?? []).Where(double.IsFinite)], p is null ? null : p[i], receptors.Count - 1 - row)).ToArray();
            return new(
                [
                    new Bar(rows.Select(row => row.At).ToArray(), rows.Select(row => row.R).ToArray()) { IsHorizontal = true, Width = 0.6, Name = "r", InLegend = false, Colors = [.. rows.Select(row => row.Color)] },
                    .. rows.Where(row => row.Nulls.Length > 1).Select((row, i) => Cloud(row) with { Name = i == 0 ? $"null distribution ({row.Nulls.Length} maps)" : null }),
                    .. rows.Where(row => row.Stars.Length > 0).GroupBy(row => row.R >= 0).Select(side =>
                        Parts.Texts([.. side.Select(row => (row.R, row.At, row.Stars))]) with { TextPlace = side.Key ? TextPlace.Right : TextPlace.Left }),
                    Parts.Segments((0, -0.6, 0, rows.Length - 0.4)) with { LineWidth = 1 },
                ],
                new Layout
                {
                    Subtitle = p is null ? null : "* p < 0.05, ** p < 0.01, *** p < 0.001",
                    X = new Axis { Title = "correlation", Unit = "r", IncludesZero = true },
                    Panels = [new Panel { Y = new Axis { Ticks = [.. rows.Select(row => (row.At, row.Name))], Range = (-0.7, rows.Length - 0.3) }, InText = new ReceptorText(rows) }],
                    Height = Math.Max(300, 150 + (26 * rows.Length)),
                    ShowLegend = nulls is not null,
                });
        }
    }

    // A half cloud standing on the row's lower edge, grey, as high as the row.
    private static Outline Cloud(ReceptorRow row)
    {
        var (at, density) = Density.Of(row.Nulls);
        var top = density.Max();
        return new Outline((double[])[at[0], .. at, at[^1]], (double[])[row.At - 0.42, .. density.Select(d => row.At - 0.42 + (0.84 * d / top)), row.At - 0.42])
        {
            Color = Palette.Grey, FillOpacity = 0.22, LineWidth = 1, Hover = $"{row.Name}: null from {NumberText.Short(row.Nulls.Min(), 2)} to {NumberText.Short(row.Nulls.Max(), 2)}",
        };
    }
}

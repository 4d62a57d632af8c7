namespace NeuroRepl.Figures.Charts;

/// <summary>How much each component explains.</summary>
public static class ScreeChart
{
    extension(Chart)
    {
        /// <summary>A scree plot: the variance that each component explains, what the null explains, and which components stand above it.</summary>
        /// <param name="explained">Variance explained by the components from the first on, in percent.</param>
        /// <param name="nulls">What the same component of permuted data reaches, in percent (its 95th percentile); null for none.</param>
        /// <param name="retained">How many are kept, drawn filled; null keeps those above the null from the first on.</param>
        /// <exception cref="FigureException">explained and nulls are not equally long.</exception>
        public static Figure Scree(IReadOnlyList<double> explained, IReadOnlyList<double>? nulls = null, int? retained = null)
        {
            if (nulls is not null) { FigureException.SameLength(nulls.Count, "nulls", explained.Count, "explained"); }

            var kept = retained ?? (nulls is null ? explained.Count : explained.Zip(nulls).TakeWhile(p => p.First > p.Second).Count());
            var at = explained.Select((_, i) => i + 1.0).ToArray();
            return new(
                [
                    .. nulls is null ? Array.Empty<Trace>() : [new Scatter(at, nulls.Numbers()) { Name = "null", Color = Palette.Grey, Dash = Dash.Dashed, LineWidth = 1.5 }],
                    new Scatter(at, explained.Numbers()) { Color = Palette.Blue, LineWidth = 1.2, Extra = Parts.Silent },
                    new Scatter(at[kept..], explained.Skip(kept).ToArray()) { Name = kept < at.Length ? $"other components ({at.Length - kept})" : null, Mode = ScatterMode.Markers, Color = Palette.Blue, MarkerSize = 7, IsOpen = true, Glyph = 'o' },
                    new Scatter(at[..kept], explained.Take(kept).ToArray()) { Name = $"retained ({kept}, {explained.Take(kept).Sum():0.0} % together)", Mode = ScatterMode.Markers, Color = Palette.Vermillion, MarkerSize = 8 },
                ],
                new Layout
                {
                    X = new Axis { Title = "component" },
                    Panels = [new Panel { Y = new Axis { Title = "variance explained", Unit = "%", IncludesZero = true } }],
                    ShowLegend = true,
                });
        }
    }
}

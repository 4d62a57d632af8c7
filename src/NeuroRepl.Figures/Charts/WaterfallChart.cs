namespace NeuroRepl.Figures.Charts;

/// <summary>Curves one behind the other.</summary>
public static class WaterfallChart
{
    extension(Chart)
    {
        /// <summary>Curves over one x axis, each a step above the one before: transients of a scan, spectra of subjects. The first stands lowest.</summary>
        /// <param name="x">Where along the x axis.</param>
        /// <param name="curves">A name and values each, as many values as <paramref name="x"/>.</param>
        /// <param name="ppm">Whether x is chemical shift, which runs from right to left.</param>
        /// <param name="step">Height of the step, in units of the curves; null for a quarter of the middle curve's height.</param>
        /// <exception cref="FigureException">A curve is not as long as x, or there are more than 400.</exception>
        public static Figure Waterfall(IReadOnlyList<double> x, IReadOnlyList<Sample> curves, bool ppm = true, double? step = null)
        {
            const int MostNames = 24;
            Parts.AtMost(curves.Count, "curve", most: 400);
            foreach (var curve in curves) { FigureException.SameLength(curve.Values.Count, curve.Name, x.Count, "x"); }

            var heights = curves.Select(c => c.Values.Ends()).Select(e => e.High - e.Low).Order().ToArray();
            var up = step ?? (heights.Length == 0 ? 1 : 0.25 * heights[heights.Length / 2]);
            var every = Math.Max(1, (int)Math.Ceiling(curves.Count / (double)MostNames));
            var at = x.Numbers();
            return new(
                [.. curves.Index().Select(c => new Scatter(at, c.Item.Values.Select(v => v + (c.Index * up)).ToArray()) { Color = c.Item.Color ?? ShadeOf(c.Index, curves.Count), LineWidth = 1 })],
                new Layout
                {
                    X = ppm ? new Axis { Title = "chemical shift", Unit = "ppm", IsReversed = true, Range = x.Ends() } : new Axis(),
                    Panels = [new Panel { Y = new Axis { Ticks = [.. curves.Index().Where(c => c.Index % every == 0).Select(c => (c.Index * up, c.Item.Name))] } }],
                    Height = Math.Clamp(260 + (14 * curves.Count), 420, 1100),
                });
        }
    }

    // From early to late along the rising scale, as far as it is seen both on white and on black.
    private static string ShadeOf(int index, int count)
    {
        var (r, g, b) = ColorScale.At(isDiverging: false, 0.33 + (count < 2 ? 0 : 0.42 * index / (count - 1)));
        return $"#{r:X2}{g:X2}{b:X2}";
    }
}

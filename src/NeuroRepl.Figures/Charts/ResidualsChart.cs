namespace NeuroRepl.Figures.Charts;

/// <summary>Whether residuals look as a model says.</summary>
public static class ResidualsChart
{
    extension(Chart)
    {
        /// <summary>Ordered values against the quantiles of a distribution, with the line through both quartiles.</summary>
        /// <param name="values">The values; missing ones are left out.</param>
        /// <param name="quantile">The quantile function of the distribution: from a probability to a value.</param>
        /// <param name="name">The distribution, for the axis: "normal".</param>
        public static Figure QuantileQuantile(IReadOnlyList<double> values, Func<double, double> quantile, string name = "normal")
        {
            double[] sorted = [.. values.Where(double.IsFinite).Order()];
            var at = sorted.Select((_, i) => quantile((i + 0.5) / sorted.Length)).ToArray();
            IEnumerable<Trace> line = sorted.Length < 2 ? [] : [Line(sorted, at, quantile)];
            return new([.. line, new Scatter(at, sorted) { Mode = ScatterMode.Markers, Color = Palette.Blue, MarkerSize = 5, Name = $"n {sorted.Length}", InLegend = false }], new Layout
            {
                X = new Axis { Title = $"{name} quantile" },
                Panels = [new Panel { Y = new Axis { Title = "ordered values" } }],
            });
        }

        /// <summary>Residuals over fitted values beside their quantiles.</summary>
        /// <param name="fitted">The fitted values.</param>
        /// <param name="residuals">The residuals, as many.</param>
        /// <param name="quantile">The quantile function that the residuals should follow.</param>
        /// <exception cref="FigureException">The two are not equally long.</exception>
        public static Figure Residuals(IReadOnlyList<double> fitted, IReadOnlyList<double> residuals, Func<double, double> quantile)
        {
            FigureException.SameLength(fitted.Count, "fitted", residuals.Count, "residuals");
            var (low, high) = fitted.Ends();
            var over = new Figure(
                [
                    Parts.Segments((low, 0, high, 0)) with { Color = Palette.Grey, Dash = Dash.Dashed },
                    new Scatter(fitted.Numbers(), residuals.Numbers()) { Mode = ScatterMode.Markers, Color = Palette.Blue, MarkerSize = 5 },
                ],
                new Layout { X = new Axis { Title = "fitted" }, Panels = [new Panel { Y = new Axis { Title = "residual" } }] });
            return Figure.Grid([over, Chart.QuantileQuantile(residuals, quantile).WithYTitle("ordered residuals")], columns: 2);
        }
    }

    private static Scatter Line(double[] sorted, double[] at, Func<double, double> quantile)
    {
        var (x1, x3, y1, y3) = (quantile(0.25), quantile(0.75), Text.Quartiles.At(sorted, 0.25), Text.Quartiles.At(sorted, 0.75));
        var slope = (y3 - y1) / (x3 - x1);
        return Parts.Segments((at[0], y1 + (slope * (at[0] - x1)), at[^1], y1 + (slope * (at[^1] - x1)))) with { Color = Palette.Grey, Dash = Dash.Dashed };
    }
}

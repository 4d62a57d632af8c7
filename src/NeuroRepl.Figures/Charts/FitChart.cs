namespace NeuroRepl.Figures.Charts;

/// <summary>A fit beside its data.</summary>
public static class FitChart
{
    extension(Chart)
    {
        /// <summary>Data, fit and baseline above, the parts of the fit below each other, the residual (data − fit) at the foot; chemical shift runs from right to left.</summary>
        /// <param name="ppm">Chemical shift of every point, in ppm.</param>
        /// <param name="data">The measured spectrum, real part.</param>
        /// <param name="fit">The fitted one, baseline included.</param>
        /// <param name="baseline">Its baseline; null for none.</param>
        /// <param name="parts">Curves of single metabolites, each drawn on a line of its own.</param>
        /// <param name="range">The stretch to draw, in ppm; null for all.</param>
        /// <exception cref="FigureException">The curves are not equally long.</exception>
        public static Figure FitPanels(
            IReadOnlyList<double> ppm, IReadOnlyList<double> data, IReadOnlyList<double> fit, IReadOnlyList<double>? baseline = null, IReadOnlyList<Sample>? parts = null,
            (double Low, double High)? range = null)
        {
            FigureException.SameLength(data.Count, "data", fit.Count, "fit");
            FigureException.SameLength(ppm.Count, "ppm", data.Count, "data");
            if (range is var (low, high))
            {
                int[] inside = [.. Enumerable.Range(0, ppm.Count).Where(i => ppm[i] >= low && ppm[i] <= high)];
                return Chart.FitPanels(Only(ppm), Only(data), Only(fit), baseline is null ? null : Only(baseline), parts?.Select(p => p with { Values = Only(p.Values) }).ToArray());

                double[] Only(IReadOnlyList<double> values) => [.. inside.Select(i => values[i])];
            }

            var residual = data.Zip(fit, (d, f) => d - f).ToArray();
            var x = ppm.Numbers();
            var step = (parts ?? []).Select(p => p.Values.Ends()).Select(e => e.High - e.Low).Order().ElementAtOrDefault((parts?.Count ?? 0) / 2);
            var foot = parts is { Count: > 0 } ? 2 : 1;
            IEnumerable<Trace> curves =
            [
                new Scatter(x, data.Numbers()) { Name = "data", Color = Palette.Ink, LineWidth = 1.1 },
                new Scatter(x, fit.Numbers()) { Name = "fit", Color = Palette.Vermillion, LineWidth = 1.8 },
                .. baseline is null ? Array.Empty<Trace>() : [new Scatter(x, baseline.Numbers()) { Name = "baseline", Color = Palette.Blue, Dash = Dash.Dashed }],
                .. (parts ?? []).Index().Select(p => new Scatter(x, p.Item.Values.Select(v => v - (p.Index * step)).ToArray()) { Panel = 1, Color = Parts.ColorAt(p.Index + 2, p.Item.Color), LineWidth = 1.2 }),
                new Scatter(x, residual) { Name = "residual", Panel = foot, Color = Palette.Grey, InLegend = false, LineWidth = 1.1 },
            ];
            return new([.. curves], new Layout
            {
                X = new Axis { Title = "chemical shift", Unit = "ppm", IsReversed = true, Range = ppm.Ends() },
                Panels =
                [
                    new Panel { Weight = 3, Y = new Axis { Title = "amplitude", Unit = "a.u.", ShowTicks = false } },
                    .. foot == 2 ? [PartsPanel(parts!, step)] : Array.Empty<Panel>(),
                    new Panel { Y = new Axis { Title = "residual", ShowTicks = false } },
                ],
            });
        }
    }

    private static Panel PartsPanel(IReadOnlyList<Sample> parts, double step) => new()
    {
        Weight = Math.Min(0.5 + (0.35 * parts.Count), 4),
        Y = new Axis { Title = "metabolites", Ticks = [.. parts.Index().Select(p => (-p.Index * step, p.Item.Name))] },
    };
}

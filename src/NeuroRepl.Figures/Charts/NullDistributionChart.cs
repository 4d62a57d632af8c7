namespace NeuroRepl.Figures.Charts;

/// <summary>A histogram with the statistic that was observed.</summary>
public static class NullDistributionChart
{
    extension(Chart)
    {
        /// <summary>A histogram of a null distribution with the observed statistic as a line across, and its p-value.</summary>
        /// <param name="values">The statistic of every permutation, spin or simulation.</param>
        /// <param name="observed">The statistic of the data; null draws the histogram alone.</param>
        /// <param name="p">Its p-value, written beside it; null for none.</param>
        /// <param name="x">What the statistic is.</param>
        /// <param name="bins">How many bars; null for Freedman and Diaconis' rule (1981), from 8 to 60.</param>
        /// <exception cref="FigureException">No bar at all is asked for.</exception>
        public static Figure NullDistribution(IReadOnlyList<double> values, double? observed = null, double? p = null, Axis? x = null, int? bins = null)
        {
            if (bins is < 1) { throw new FigureException($"A histogram needs one bar or more, not {bins}.", "Leave bins away for a usual number."); }

            double[] finite = [.. values.Where(double.IsFinite)];
            var (low, high) = finite.Ends();
            var count = bins ?? Usual(finite, high - low);
            var width = high > low ? (high - low) / count : 1;
            var heights = new double[count];
            foreach (var value in finite) { heights[Math.Min((int)((value - low) / width), count - 1)]++; }

            var at = Enumerable.Range(0, count).Select(i => low + ((i + 0.5) * width)).ToArray();
            var top = heights.Max();
            return new(
                [
                    .. finite.Length == 0 ? Array.Empty<Trace>() : [new Bar(at, heights) { Name = $"null (n {finite.Length})", Color = Palette.Grey, Width = width * 0.96, Opacity = 0.75 }],
                    .. observed is not { } seen ? Array.Empty<Trace>() :
                    [
                        Parts.Segments((seen, 0, seen, top * 1.05)) with { Name = $"observed {NumberText.Short(seen, 3)}", Color = Palette.Vermillion, LineWidth = 2.5 },
                        Parts.Texts((seen, top * 1.05, p is { } chance ? PText(chance) : "")) with { TextPlace = TextPlace.Above },
                    ],
                ],
                new Layout { X = x ?? new Axis { Title = "statistic" }, Panels = [new Panel { Y = new Axis { Title = "count", IncludesZero = true } }], ShowLegend = true });
        }
    }

    internal static string PText(double p) => p < 0.001 ? "p < 0.001" : $"p = {NumberText.Short(p, 2)}";

    private static int Usual(double[] values, double span)
    {
        if (values.Length < 2 || span <= 0) { return 1; }

        var sorted = values.Order().ToArray();
        var width = 2 * (Text.Quartiles.At(sorted, 0.75) - Text.Quartiles.At(sorted, 0.25)) * Math.Pow(values.Length, -1.0 / 3);
        return width > 0 ? (int)Math.Clamp(Math.Ceiling(span / width), 8, 60) : 20;
    }
}

namespace NeuroRepl.Figures.Charts;

/// <summary>Densities one above the other.</summary>
public static class RidgelineChart
{
    extension(Chart)
    {
        /// <summary>Ridgelines: the density of each sample on a line of its own, the first on top, all over one axis and equally high.</summary>
        /// <param name="samples">The samples: <c>[("PANSS positive", before), …]</c>; groups of one name share its line, each in its colour.</param>
        /// <param name="x">What is measured.</param>
        /// <param name="reference">A line across, at no change; null for none.</param>
        /// <exception cref="FigureException">More than 60 samples.</exception>
        public static Figure Ridgeline(IReadOnlyList<Sample> samples, Axis? x = null, double? reference = null)
        {
            const double Overlap = 1.5;
            Parts.AtMost(samples.Count, "sample");
            var names = samples.Select(s => s.Name).Distinct().ToArray();
            var groups = samples.Select(s => s.Group).Distinct().ToArray();
            var ridges = samples.Where(s => s.Finite.Length > 0).Select(s => (Sample: s, Density: Density.Of(s.Finite), Foot: names.Length - 1.0 - Array.IndexOf(names, s.Name))).ToArray();
            var (low, high) = ridges.SelectMany(r => r.Density.At).Ends();
            var seen = new HashSet<string>();
            var traces = ridges.Select(ridge =>
            {
                var (at, density) = ridge.Density;
                var up = Overlap / density.Max();
                var color = Parts.ColorAt(Array.IndexOf(groups, ridge.Sample.Group), ridge.Sample.Color);
                return (Trace)new Outline((double[])[at[0], .. at, at[^1]], (double[])[ridge.Foot, .. density.Select(d => ridge.Foot + (d * up)), ridge.Foot])
                {
                    Color = color, FillOpacity = 0.45, LineWidth = 1.2, Name = ridge.Sample.Group is { } group && seen.Add(group) ? group : null,
                    Hover = $"{ridge.Sample.FullName}: mean {NumberText.Short(ridge.Sample.Finite.Average(), 3)}, n {ridge.Sample.Finite.Length}",
                };
            });
            IEnumerable<Trace> line = reference is { } zero ? [Parts.Segments((zero, 0, zero, names.Length)) with { Color = Palette.Grey, Dash = Dash.Dashed, LineWidth = 1 }] : [];
            return new([.. line, .. traces], new Layout
            {
                X = (x ?? new Axis()) with { Range = x?.Range ?? (low - ((high - low) * 0.03), high + ((high - low) * 0.03)) },
                Panels =
                [
                    new Panel
                    {
                        Y = new Axis { Ticks = [.. names.Index().Select(n => (names.Length - 1.0 - n.Index, n.Item))], Range = (-0.15, names.Length + 0.6) },
                        InText = new Text.DistributionsText([.. samples.Select(s => (s.FullName, s.Finite, Parts.ColorAt(Array.IndexOf(groups, s.Group), s.Color)))], [], WithDensity: true, x ?? new Axis()),
                    },
                ],
                Height = Math.Max(320, 140 + (34 * names.Length)),
                ShowLegend = groups.Length > 1,
            });
        }
    }
}

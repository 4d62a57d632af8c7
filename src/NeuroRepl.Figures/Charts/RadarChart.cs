namespace NeuroRepl.Figures.Charts;

/// <summary>Loadings around a centre.</summary>
public static class RadarChart
{
    extension(Chart)
    {
        /// <summary>A radar: one spoke a variable, one closed line a profile, rings at round values; the first spoke points up, the others follow clockwise.</summary>
        /// <param name="spokes">The names of the variables, three or more.</param>
        /// <param name="profiles">A name and a value a spoke each.</param>
        /// <exception cref="FigureException">Fewer than three spokes, or a profile with another number of values.</exception>
        public static Figure Radar(IReadOnlyList<string> spokes, IReadOnlyList<Sample> profiles)
        {
            Parts.AtMost(spokes.Count, "spoke");
            if (spokes.Count < 3) { throw new FigureException($"A radar needs three spokes or more; there {(spokes.Count == 1 ? "is" : "are")} {spokes.Count}.", "Draw bars instead: Chart.Bar(names, values)."); }
            foreach (var profile in profiles) { FigureException.SameLength(profile.Values.Count, profile.Name, spokes.Count, "the list of spokes"); }

            var (lowest, highest) = profiles.SelectMany(p => p.Values).Append(0).Ends();
            var scale = new Text.Scale(lowest, highest, false, false, []);
            var step = Text.Ticks.Of(scale, 4) is [var first, var second, ..] ? second.Value - first.Value : 1;
            var (inner, outer) = (Math.Floor(lowest / step) * step, Math.Ceiling((highest / step) - 1e-9) * step);
            var rings = Enumerable.Range(1, Math.Max(1, (int)Math.Round((outer - inner) / step))).Select(i => inner + (i * step)).ToArray();

            var ends = spokes.Select((_, i) => Place(i, 1)).ToArray();
            return new(
                [
                    .. rings.Select(ring => Around(spokes.Count, _ => Radius(ring)) with { Color = Palette.Grey, FillOpacity = 0, LineWidth = ring == 0 ? 1.4 : 0.6, Opacity = 0.7 }),
                    Parts.Segments([.. ends.Select(e => (0.0, 0.0, e.X, e.Y))]) with { Color = Palette.Grey, LineWidth = 0.6, Opacity = 0.7 },
                    .. profiles.Index().Select(p => Around(spokes.Count, i => Radius(p.Item.Values[i])) with { Name = p.Item.Name, Color = Parts.ColorAt(p.Index, p.Item.Color), FillOpacity = 0.12, LineWidth = 2 }),
                    Parts.Texts([.. rings.Select(ring => (0.03, Radius(ring), NumberText.Short(ring, 3)))]) with { Color = Palette.Grey, TextPlace = TextPlace.Right, TextSize = 10 },
                    .. spokes.Index().GroupBy(s => SideOf(ends[s.Index])).Select(side => Parts.Texts([.. side.Select(s => (ends[s.Index].X * 1.06, ends[s.Index].Y * 1.06, s.Item))]) with { TextPlace = side.Key }),
                ],
                new Layout
                {
                    X = new Axis { IsHidden = true, Range = (-1.75, 1.75) },
                    Panels =
                    [
                        new Panel
                        {
                            Y = new Axis { IsHidden = true, Range = (-1.2, 1.2), Extra = new Dictionary<string, object?> { ["scaleanchor"] = "x" } },
                            Numbers = Grid.Of(spokes.Index(), [("", s => s.Item), .. profiles.Select(p => (p.Name, (Func<(int Index, string Item), object?>)(s => p.Values[s.Index])))]),
                        },
                    ],
                    Height = 520,
                    ShowLegend = profiles.Count > 1,
                });

            double Radius(double value) => outer == inner ? 0 : (value - inner) / (outer - inner);

            (double X, double Y) Place(int spoke, double radius) => (radius * Math.Sin(2 * Math.PI * spoke / spokes.Count), radius * Math.Cos(2 * Math.PI * spoke / spokes.Count));

            Outline Around(int count, Func<int, double> radius)
            {
                var corners = Enumerable.Range(0, count + 1).Select(i => Place(i, radius(i % count))).ToArray();
                return new(corners.Select(c => c.X).ToArray(), corners.Select(c => c.Y).ToArray());
            }
        }
    }

    private static TextPlace SideOf((double X, double Y) end) => Math.Abs(end.X) < 0.15 ? (end.Y > 0 ? TextPlace.Above : TextPlace.Below) : end.X > 0 ? TextPlace.Right : TextPlace.Left;
}

namespace NeuroRepl.Figures.Charts;

/// <summary>A protocol in time.</summary>
public static class TimelineChart
{
    extension(Chart)
    {
        /// <summary>A timeline: a row a kind of event (infusion, scans, ratings), blocks from start to end, a mark for what is momentary.</summary>
        /// <param name="events">The events; their lanes stand in order of first appearance, the first on top.</param>
        /// <param name="x">The time and its unit; null for minutes.</param>
        /// <exception cref="FigureException">An event ends before it starts, or there are more than 60 lanes.</exception>
        public static Figure Timeline(IReadOnlyList<TimelineEvent> events, Axis? x = null)
        {
            if (events.FirstOrDefault(e => e.End < e.Start) is { } wrong)
            {
                throw new FigureException($"{wrong.Label ?? wrong.Lane} ends at {NumberText.Short(wrong.End!.Value)}, before it starts at {NumberText.Short(wrong.Start)}.", "Give start and end in this order.");
            }

            var lanes = events.Select(e => e.Lane).Distinct().ToList();
            Parts.AtMost(lanes.Count, "lane");
            var traces = new List<Trace>();
            foreach (var one in events)
            {
                double at = lanes.Count - 1 - lanes.IndexOf(one.Lane);
                var color = Parts.ColorAt(lanes.IndexOf(one.Lane), one.Color);
                if (one.End is { } end) { traces.Add(Outline.Rectangles((one.Start, at - 0.3, end, at + 0.3)) with { Color = color, FillOpacity = 0.35, LineWidth = 1, Hover = $"{one.Label ?? one.Lane}: {NumberText.Short(one.Start)} to {NumberText.Short(end)}" }); }
                else { traces.Add(new Scatter([one.Start], [at]) { Mode = ScatterMode.Markers, Color = color, MarkerSize = 12, Glyph = '^', Labels = [one.Label ?? one.Lane] }); }
            }

            double At(TimelineEvent e) => lanes.Count - 1 - lanes.IndexOf(e.Lane);
            var (low, high) = events.SelectMany(e => new[] { e.Start, e.End ?? e.Start }).Ends();
            return new(
                [
                    .. traces,
                    Parts.Texts([.. events.Where(e => e is { Label: not null, End: not null }).Select(e => ((e.Start + e.End!.Value) / 2, At(e), e.Label!))]) with { TextSize = 11 },
                    Parts.Texts([.. events.Where(e => e is { Label: not null, End: null }).Select(e => (e.Start, At(e) + 0.18, e.Label!))]) with { TextPlace = TextPlace.Above, TextSize = 11 },
                ],
                new Layout
                {
                    X = (x ?? new Axis { Title = "time", Unit = "min" }) with { Range = x?.Range ?? (low - (0.03 * (high - low)), high + (0.03 * (high - low))) },
                    Panels = [new Panel { Y = new Axis { Ticks = [.. lanes.Index().Select(l => (lanes.Count - 1.0 - l.Index, l.Item))], Range = (-0.6, lanes.Count - 0.2), Extra = new Dictionary<string, object?> { ["showgrid"] = false } } }],
                    Height = 130 + (56 * lanes.Count),
                });
        }
    }
}

namespace NeuroRepl.Figures.Charts;

/// <summary>Who was included and who was not.</summary>
public static class InclusionFlowChart
{
    private const double Step = 1.6;

    extension(Chart)
    {
        /// <summary>An inclusion flow as CONSORT draws it: boxes below each other, those excluded on the right with reason and number, arms at the foot.</summary>
        /// <param name="steps">The boxes from first to last.</param>
        /// <param name="arms">The boxes of the arms below the last one, side by side; null for none.</param>
        /// <param name="crossover">Whether every subject passes through every arm, so that arms do not have to add up to the last box.</param>
        /// <exception cref="FigureException">No step, or numbers that do not add up.</exception>
        public static Figure InclusionFlow(IReadOnlyList<FlowStep> steps, IReadOnlyList<FlowStep>? arms = null, bool crossover = false)
        {
            if (steps.Count == 0) { throw new FigureException("There is no box for the flow.", "Give at least one: new FlowStep(\"assessed\", 40)."); }

            AddUp(steps, arms ?? [], crossover);
            var boxes = steps.Select((s, i) => (Step: s, X: 0.0, Y: -i * Step)).Concat((arms ?? []).Select((a, i) => (Step: a, X: ArmAt(i, arms!.Count), Y: -steps.Count * Step))).ToArray();
            var out_ = steps.Index().Where(s => s.Item.Excluded.Count > 0).Select(s => (Text: ExcludedText(s.Item), X: 2.3, Y: (-s.Index * Step) - (Step / 2), Lines: s.Item.Excluded.Count + 1)).ToArray();
            var bottom = -Step * (steps.Count - 1);
            var arrows = steps.Skip(1).Select((_, i) => (0.0, (-i * Step) - 0.42, 0.0, ((-i - 1) * Step) + 0.42))
                .Concat(out_.Select(o => (0.0, o.Y, 1.25, o.Y)))
                .Concat((arms ?? []).SelectMany((_, i) => new[] { (0.0, bottom - 0.42, 0.0, bottom - 0.8), (0.0, bottom - 0.8, ArmAt(i, arms!.Count), bottom - 0.8), (ArmAt(i, arms!.Count), bottom - 0.8, ArmAt(i, arms!.Count), bottom - Step + 0.42) }));
            return new(
                [
                    Outline.Rectangles([.. boxes.Select(b => (b.X - HalfWidth(b.X, arms?.Count ?? 0, b.Y, bottom), b.Y - 0.42, b.X + HalfWidth(b.X, arms?.Count ?? 0, b.Y, bottom), b.Y + 0.42))]) with { Color = Palette.Blue, FillOpacity = 0.1 },
                    .. out_.Length == 0 ? Array.Empty<Trace>() : [Outline.Rectangles([.. out_.Select(o => (1.25, o.Y - 0.08 - (0.17 * o.Lines), 3.35, o.Y + 0.08 + (0.17 * o.Lines)))]) with { Color = Palette.Grey, FillOpacity = 0.1 }],
                    Parts.Segments([.. arrows]) with { LineWidth = 1.3 },
                    Parts.Texts([.. boxes.Select(b => (b.X, b.Y, $"{b.Step.Name}\nn = {b.Step.Count}"))]),
                    .. out_.Length == 0 ? Array.Empty<Trace>() : [Parts.Texts([.. out_.Select(o => (o.X, o.Y, o.Text))]) with { TextSize = 11 }],
                ],
                new Layout
                {
                    X = new Axis { IsHidden = true, Range = (arms is { Count: > 1 } ? Math.Min(-1.2, ArmAt(0, arms.Count) - 0.8) : -1.2, Math.Max(out_.Length > 0 ? 3.4 : 1.2, arms is { Count: > 1 } ? ArmAt(arms.Count - 1, arms.Count) + 0.8 : 0)) },
                    Panels = [new Panel { Y = new Axis { IsHidden = true, Range = (boxes.Min(b => b.Y) - 0.6, 0.6) }, InText = new Text.FlowText(steps, arms ?? []) }],
                    Height = 110 + (100 * (steps.Count + (arms is null ? 0 : 1))),
                });
        }
    }

    private static double ArmAt(int index, int count) => (index - ((count - 1) / 2.0)) * 1.7;

    private static double HalfWidth(double x, int arms, double y, double bottom) => arms > 1 && y < bottom - 0.1 ? 0.75 : 1;

    private static string ExcludedText(FlowStep step) => $"excluded (n = {step.Excluded.Sum(e => e.Count)})\n{string.Join("\n", step.Excluded.Select(e => $"{e.Reason} (n = {e.Count})"))}";

    // A flow whose numbers do not add up is the mistake that readers find first.
    private static void AddUp(IReadOnlyList<FlowStep> steps, IReadOnlyList<FlowStep> arms, bool crossover)
    {
        for (var i = 0; i + 1 < steps.Count; i++)
        {
            var left = steps[i].Count - steps[i].Excluded.Sum(e => e.Count);
            if (left != steps[i + 1].Count)
            {
                throw new FigureException(
                    $"Of {steps[i].Count} \"{steps[i].Name}\", {steps[i].Count - left} were excluded; {left} remain, but \"{steps[i + 1].Name}\" has {steps[i + 1].Count}.", "Name every exclusion with its number in Excluded.");
            }
        }

        var last = steps[^1].Count - steps[^1].Excluded.Sum(e => e.Count);
        if (arms.Count > 0 && !crossover && arms.Sum(a => a.Count) != last)
        {
            throw new FigureException($"The arms have {arms.Sum(a => a.Count)} together, but {last} were left to be put into them.", "Where everybody passes through every arm say so: crossover: true.");
        }
    }
}

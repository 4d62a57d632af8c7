using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Views.Dynamic;

/// <summary>The comparisons of a study: effects, p raw and adjusted, Cohen's d apart.</summary>
internal sealed class FlameComparisonsView : IView<FlameComparisons>
{
    public Card Describe(FlameComparisons comparisons) => new($"Group comparisons, {comparisons.Name} · {NumberText.Count(comparisons.Count, "test")}")
    {
        Facts = [("p adjusted", $"{comparisons.Adjustment}, over each quantity's contrasts and over all {comparisons.Count}"), ("model", "FLAME 1, first-level variances known")],
        Grid = Grid.Of(
            comparisons,
            ("quantity", r => r.Quantity),
            ("contrast", r => r.Contrast.Replace("`", "", StringComparison.Ordinal)),
            ("n", r => r.Subjects),
            ("estimate", r => r.Effect.Estimate),
            ("standard error", r => r.Effect.StandardError),
            ("t", r => Math.Round(r.Effect.T, 2)),
            ("p", r => $"{r.Effect.P}"),
            ("p adjusted", r => $"{new PValue(r.Adjusted, PKind.Asymptotic)}"),
            ("over all", r => $"{new PValue(r.AdjustedOverAll, PKind.Asymptotic)}"),
            ("Cohen's d", r => Math.Round(r.Fit.CohensD, 2))),
        Notes = [.. comparisons.LeftOut.Select(l => $"Not paired: {l}.")],
    };
}

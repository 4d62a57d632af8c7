using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Views.Dynamic;

/// <summary>A group model: effects with t, z and p, the variance between subjects, and Cohen's d apart.</summary>
internal sealed class FlameFitView : IView<FlameFit>
{
    public Card Describe(FlameFit fit) => new($"Group model of {fit.Name} · {NumberText.Count(fit.Weights.Count, "subject")}")
    {
        Facts =
        [
            ("between subjects", $"SD {NumberText.Short(Math.Sqrt(fit.BetweenVariance))} ({(fit.Method == BetweenVariance.Marginal ? "marginal likelihood" : "maximum likelihood")})"),
            ("within", $"SD {NumberText.Short(Math.Sqrt(fit.Variances.Min()))} to {NumberText.Short(Math.Sqrt(fit.Variances.Max()))}, from the first level"),
            .. double.IsNaN(fit.CohensD) ? Array.Empty<(string, string)>() : [("Cohen's d", $"{NumberText.Short(fit.CohensD, digits: 3)}, of the unweighted estimates")],
        ],
        Grid = Grid.Of(
            fit.Effects,
            ("effect", e => e.Name),
            ("estimate", e => e.Estimate),
            ("standard error", e => e.StandardError),
            ($"t({NumberText.Short(fit.DegreesOfFreedom)})", e => Math.Round(e.T, 2)),
            ("z", e => Math.Round(e.Z, 2)),
            ("p, two-sided", e => $"{e.P}")),
        Notes = fit.Warnings,
    };
}

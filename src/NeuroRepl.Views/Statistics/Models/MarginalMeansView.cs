using NeuroRepl.Figures;
using NeuroRepl.Statistics.Means;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>Marginal means with their intervals.</summary>
internal sealed class MarginalMeansView : IView<MarginalMeans>
{
    public Card Describe(MarginalMeans means) => new($"Marginal means of {means.Response} · {string.Join(":", means.Factors)}{(means.By.Count > 0 ? $" by {string.Join(", ", means.By)}" : "")}")
    {
        Grid = Grid.Of(means.Rows,
        [
            .. means.By.Select((name, k) => (name, (Func<MarginalMean, object?>)(r => r.By[k]))),
            .. means.Factors.Select((name, k) => (name, (Func<MarginalMean, object?>)(r => r.Levels[k]))),
            ("mean", r => ModelViews.Number(r.Estimate)), ("SE", r => ModelViews.Number(r.StandardError)), ("df", r => ModelViews.Number(Math.Round(r.Df, 1))),
            ("95 % from", r => ModelViews.Number(r.Low)), ("to", r => ModelViews.Number(r.High)),
        ]),
        Notes = means.Notes,
    };
}

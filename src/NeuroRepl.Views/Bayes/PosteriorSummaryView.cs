using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes;

namespace NeuroRepl.Views.Bayes;

/// <summary>The parameters of a fit.</summary>
internal sealed class PosteriorSummaryView : IView<PosteriorSummary>
{
    public Card Describe(PosteriorSummary summary) => Of(summary);

    public static Card Of(PosteriorSummary summary)
    {
        var fit = summary.Fit;
        var categories = fit.Categories.Count > 0 ? [("response", $"{fit.Response}: {string.Join(", ", fit.Categories)}{(fit.Family == Family.Categorical ? "; the first is the reference" : "")}")] : Array.Empty<(string, string)>();
        return new Card(fit.Formula)
        {
            Facts =
            [
                ("family", $"{fit.Family}"), .. categories, ("rows", $"{fit.Rows}"),
                ("draws", $"{fit.Draws.Chains} {(fit.Draws.Chains == 1 ? "chain" : "chains")} × {fit.Draws.Iterations}, after {fit.Sampling.Warmup} of warm-up"),
                ("divergences", fit.Sampling.Divergences == 0 ? "none" : $"{fit.Sampling.Divergences}"),
            ],
            Grid = BayesViews.Parameters(summary.Parameters, summary.Probability),
            Notes = fit.Warnings,
        };
    }
}

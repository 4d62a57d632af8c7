using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes.Comparison;

namespace NeuroRepl.Views.Bayes;

/// <summary>How well one model foretells.</summary>
internal sealed class ElpdView : IView<Elpd>
{
    public Card Describe(Elpd elpd) => Of(elpd);

    public static Card Of(Elpd elpd)
    {
        var criterion = elpd switch { PsisLoo => "LOO-IC", Waic => "WAIC", _ => "−2 elpd" };
        var rows = new List<(string, double, double)> { ("elpd", elpd.Estimate, elpd.StandardError), ("effective parameters", elpd.EffectiveParameters, elpd.EffectiveParametersError), (criterion, elpd.InformationCriterion, 2 * elpd.StandardError) };
        return new Card($"{elpd.Method} of {elpd.Pointwise.Count} rows")
        {
            Facts = elpd switch
            {
                PsisLoo loo => [("Pareto k", $"{loo.ParetoK.Count(k => k <= .5)} good, {loo.ParetoK.Count(k => k is > .5 and <= .7)} fair, {loo.Bad.Count} bad")],
                KFold { Accuracy: { } accuracy } => [("accuracy", $"{100 * accuracy:F0} % of rows told without them")],
                _ => [],
            },
            Grid = Grid.Of(rows, ("", r => r.Item1), ("estimate", r => Math.Round(r.Item2, 2)), ("SE", r => Math.Round(r.Item3, 2))),
            Notes = elpd.Warnings,
        };
    }
}

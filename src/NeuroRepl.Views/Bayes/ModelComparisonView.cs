using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes.Comparison;

namespace NeuroRepl.Views.Bayes;

/// <summary>Models ranked by how well they foretell.</summary>
internal sealed class ModelComparisonView : IView<ModelComparison>
{
    public Card Describe(ModelComparison comparison)
    {
        var criterion = comparison.Method switch { "PSIS-LOO" => "LOO-IC", "WAIC" => "WAIC", _ => "−2 elpd" };
        return new Card($"{comparison.Scores.Count} models by {comparison.Method}")
        {
            Grid = Grid.Of(comparison.Scores, ("model", s => s.Name), ("elpd diff", s => Math.Round(s.Difference, 2)), ("SE diff", s => Math.Round(s.DifferenceError, 2)), ("elpd", s => Math.Round(s.Estimate, 2)), ("SE", s => Math.Round(s.StandardError, 2)),
                (criterion, s => Math.Round(s.InformationCriterion, 2)), ("stacking", s => Math.Round(s.StackingWeight, 3)), ("pseudo-BMA+", s => Math.Round(s.PseudoBmaWeight, 3))),
            Notes = comparison.Warnings,
        };
    }
}

using NeuroRepl.Figures;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>Two nested mixed models compared.</summary>
internal sealed class LikelihoodRatioView : IView<LikelihoodRatioTest>
{
    public Card Describe(LikelihoodRatioTest test) => new($"Likelihood ratio · χ²({test.Df}) = {NumberText.Short(test.ChiSquare)}, p = {test.P}")
    {
        Grid = Grid.Of([test.Smaller, test.Larger], ("model", m => $"{m.Formula}"), ("parameters", m => m.Parameters), ("−2 ln L", m => m.Criterion), ("AIC", m => m.Aic), ("BIC", m => m.Bic)),
        Notes = test.Notes,
    };
}

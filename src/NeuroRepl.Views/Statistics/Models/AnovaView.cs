using NeuroRepl.Figures;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>One F-test a term.</summary>
internal sealed class AnovaView : IView<AnovaTable>
{
    public Card Describe(AnovaTable anova) => new(anova.Title)
    {
        Grid = Grid.Of(anova.Rows, ("term", r => r.Term), ("sum of squares", r => ModelViews.Number(r.SumOfSquares)), ("df", r => r.Df),
            ("error df", r => ModelViews.Number(Math.Round(r.DenominatorDf, 2))), ("F", r => ModelViews.Number(r.F)), ("p", r => $"{r.P}")),
        Notes = anova.Notes,
    };
}

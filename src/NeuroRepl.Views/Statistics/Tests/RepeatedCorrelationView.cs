using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>The sentence, the slope, and the lines.</summary>
internal sealed class RepeatedCorrelationView : IView<RepeatedCorrelation>
{
    public Card Describe(RepeatedCorrelation correlation)
    {
        var card = new TestResultView().Describe(correlation.Result);
        return correlation.Result.IsDefined ? card with { Facts = [.. card.Facts, ("common slope", $"{correlation.Slope:G4}")], Figure = correlation.Plot() } : card;
    }
}

using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>A row a pair.</summary>
internal sealed class PairwiseResultView : IView<PairwiseResult>
{
    public Card Describe(PairwiseResult result) => new(result.Test)
    {
        Facts = [("adjusted", result.Adjustment == NeuroRepl.Statistics.Adjust.None ? "no, or by the test's own distribution" : $"{result.Adjustment}")],
        Grid = Grid.Of(result.Comparisons, ("pair", c => $"{c.First} − {c.Second}"), ("difference", c => c.Difference), (result.StatisticName, c => c.Statistic), ("p", c => c.PValue.ToString()), ("adjusted p", c => c.Adjusted.ToString())),
        Notes = result.Notes,
    };
}

namespace NeuroRepl.Statistics.Classical;

/// <summary>All pairs of groups or conditions, compared and adjusted.</summary>
/// <param name="Test">Which test: "Dunn's test".</param>
/// <param name="StatisticName">Its statistic's letter.</param>
/// <param name="Comparisons">A row a pair.</param>
/// <param name="Adjustment">How the p-values were adjusted; None where the test's own distribution does it.</param>
/// <param name="Notes">What to know.</param>
public sealed record PairwiseResult(string Test, string StatisticName, IReadOnlyList<PairwiseComparison> Comparisons, Adjust Adjustment, IReadOnlyList<string> Notes)
{
    /// <summary>One pair by its names, in either order.</summary>
    /// <exception cref="NeuroRepl.Numerics.ArgumentMistake">There is no such pair.</exception>
    public PairwiseComparison this[string first, string second] =>
        Comparisons.FirstOrDefault(c => (c.First == first && c.Second == second) || (c.First == second && c.Second == first))
        ?? throw new Numerics.ArgumentMistake($"{Test} has no pair {first}, {second}.", $"It has: {string.Join("; ", Comparisons.Select(c => $"{c.First}, {c.Second}"))}.");
}

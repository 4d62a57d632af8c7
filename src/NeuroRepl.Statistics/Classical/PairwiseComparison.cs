namespace NeuroRepl.Statistics.Classical;

/// <summary>One pair of groups or conditions in a follow-up of several.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Difference">First − second, of mean ranks or means.</param>
/// <param name="Statistic">The statistic of the pair.</param>
/// <param name="PValue">Unadjusted.</param>
/// <param name="Adjusted">Adjusted for the number of pairs.</param>
public sealed record PairwiseComparison(string First, string Second, double Difference, double Statistic, PValue PValue, PValue Adjusted);

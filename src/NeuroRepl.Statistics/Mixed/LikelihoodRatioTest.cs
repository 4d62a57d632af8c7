namespace NeuroRepl.Statistics.Mixed;

/// <summary>Two nested models compared by their likelihoods.</summary>
/// <param name="Smaller">The model with fewer parameters.</param>
/// <param name="Larger">The other.</param>
/// <param name="ChiSquare">Twice the difference of the log-likelihoods, both by maximum likelihood.</param>
/// <param name="Df">How many parameters more the larger has.</param>
/// <param name="P">Upper tail of χ².</param>
/// <param name="Notes">What to be wary of: refits, variances at their bound.</param>
public sealed record LikelihoodRatioTest(MixedFit Smaller, MixedFit Larger, double ChiSquare, int Df, PValue P, IReadOnlyList<string> Notes);

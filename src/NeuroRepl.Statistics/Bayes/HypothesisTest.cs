namespace NeuroRepl.Statistics.Bayes;

/// <summary>What the draws say of a statement about parameters.</summary>
/// <param name="Statement">As it was written.</param>
/// <param name="Estimate">Posterior mean of left minus right.</param>
/// <param name="StandardDeviation">Its posterior standard deviation.</param>
/// <param name="Lower">Lower end of its interval: 90 % for an inequality, whose one end decides, and 95 % for a point.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="EvidenceRatio">Posterior odds of the statement; of a point the Bayes factor for it, NaN where a prior is improper.</param>
/// <param name="Probability">Its posterior probability (of a point: with prior odds of one).</param>
/// <param name="Note">Why something is missing; empty otherwise.</param>
public sealed record HypothesisTest(string Statement, double Estimate, double StandardDeviation, double Lower, double Upper, double EvidenceRatio, double Probability, string Note)
{
    /// <summary>Whether the interval leaves out zero on the stated side; for a point, on either.</summary>
    public bool IsCredible => Statement.Contains('>') ? Lower > 0 : Statement.Contains('<') ? Upper < 0 : Lower > 0 || Upper < 0;
}

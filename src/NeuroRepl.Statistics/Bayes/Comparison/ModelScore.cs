namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>One model of a comparison.</summary>
/// <param name="Name">What it was called.</param>
/// <param name="Elpd">How well it foretells.</param>
/// <param name="Difference">Its elpd minus that of the best model: 0 for the best, negative for all others.</param>
/// <param name="DifferenceError">Standard error of that difference, from paired observations.</param>
/// <param name="StackingWeight">Its weight in the best mixture of all models.</param>
/// <param name="PseudoBmaWeight">Its weight by pseudo-BMA+.</param>
public sealed record ModelScore(string Name, Elpd Elpd, double Difference, double DifferenceError, double StackingWeight, double PseudoBmaWeight)
{
    /// <summary>Elpd itself.</summary>
    public double Estimate => Elpd.Estimate;

    /// <summary>Standard error of the elpd.</summary>
    public double StandardError => Elpd.StandardError;

    /// <summary>−2 × elpd: LOO-IC or WAIC.</summary>
    public double InformationCriterion => Elpd.InformationCriterion;
}

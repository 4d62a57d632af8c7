using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Assays;

/// <summary>A regression of values of which some are only known to lie below a limit.</summary>
/// <param name="Coefficients">With their intervals: the intercept, then the covariates.</param>
/// <param name="StandardErrors">Of the coefficients, from the observed information.</param>
/// <param name="PValues">Two-sided, by Wald's z.</param>
/// <param name="Sigma">The SD of the errors, as if nothing were censored.</param>
/// <param name="LogLikelihood">At its maximum.</param>
/// <param name="N">How many values.</param>
/// <param name="Censored">How many of them below the limit.</param>
/// <param name="Outcome">Whether it could be made, and where not, why.</param>
public sealed record TobitFit(
    IReadOnlyList<IntervalEstimate> Coefficients, IReadOnlyList<double> StandardErrors, IReadOnlyList<PValue> PValues, double Sigma, double LogLikelihood, int N, int Censored, TestOutcome Outcome);

namespace NeuroRepl.Statistics.Bayes;

/// <summary>One parameter: where the draws lie, and whether they can be trusted.</summary>
/// <param name="Name">As brms names it: <c>b_Intercept</c>, <c>sd_subject__Intercept</c>.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="StandardDeviation">Posterior standard deviation.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="RHat">Agreement of the chains; at most 1.01 is wanted.</param>
/// <param name="EssBulk">Effective draws for the centre.</param>
/// <param name="EssTail">Effective draws for the tails.</param>
/// <param name="Mcse">Monte Carlo standard error of the mean.</param>
public sealed record ParameterSummary(string Name, double Mean, double StandardDeviation, double Lower, double Upper, double RHat, double EssBulk, double EssTail, double Mcse);

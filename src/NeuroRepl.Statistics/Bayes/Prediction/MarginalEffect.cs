namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>An average prediction, or what a change makes of it, on the response scale.</summary>
/// <param name="Contrast">What it is: <c>d/d bold</c>, <c>high - placebo</c>, <c>dose = high</c>.</param>
/// <param name="Category">The category of the response, or empty.</param>
/// <param name="Mean">Posterior mean.</param>
/// <param name="StandardDeviation">Posterior standard deviation.</param>
/// <param name="Lower">2.5 % quantile.</param>
/// <param name="Upper">97.5 % quantile.</param>
/// <param name="ProbabilityPositive">The part of draws above zero.</param>
public sealed record MarginalEffect(string Contrast, string Category, double Mean, double StandardDeviation, double Lower, double Upper, double ProbabilityPositive);

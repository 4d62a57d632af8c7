namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>Posterior mean and 95 % interval over a predictor.</summary>
/// <param name="Category">The category, or empty.</param>
/// <param name="Mean">Means.</param>
/// <param name="Lower">2.5 % quantiles.</param>
/// <param name="Upper">97.5 % quantiles.</param>
public sealed record EffectLine(string Category, IReadOnlyList<double> Mean, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper);

namespace NeuroRepl.Statistics.Bayes.Priors;

/// <summary>The prior of one parameter, and where it comes from.</summary>
/// <param name="Parameter">The parameter, as <c>priors:</c> of FitBayes names it; Intercept is that of centred predictors.</param>
/// <param name="Prior">Its prior.</param>
/// <param name="IsDefault">Whether nobody asked for it.</param>
public sealed record PriorChoice(string Parameter, Prior Prior, bool IsDefault);

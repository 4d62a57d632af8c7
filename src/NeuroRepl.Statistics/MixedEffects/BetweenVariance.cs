namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>How the variance between subjects is estimated.</summary>
public enum BetweenVariance
{
    /// <summary>At the maximum of its marginal likelihood, the effects integrated out (restricted maximum likelihood): unbiased for few subjects; FLAME's first stage.</summary>
    Marginal,

    /// <summary>At the maximum of the likelihood of effects and variance together: too small for few subjects.</summary>
    MaximumLikelihood,
}

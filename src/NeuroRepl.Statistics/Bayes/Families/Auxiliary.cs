using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>A parameter of a family beside its linear predictors: above a bound, or one of an ascending row of thresholds.</summary>
/// <param name="Name">As brms names it.</param>
/// <param name="Lower">Its bound; −∞ for thresholds.</param>
/// <param name="Default">Its prior unless another is asked for.</param>
internal sealed record Auxiliary(string Name, double Lower, Prior Default)
{
    public bool IsThreshold => double.IsNegativeInfinity(Lower);
}

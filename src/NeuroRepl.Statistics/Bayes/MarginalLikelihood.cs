namespace NeuroRepl.Statistics.Bayes;

/// <summary>How probable the data are under a model before its parameters are known; ratios of it are Bayes factors.</summary>
/// <param name="Model">The formula.</param>
/// <param name="Log">Its natural logarithm.</param>
/// <param name="RelativeError">Its approximate relative standard error; 0.05 is 5 %.</param>
/// <param name="Iterations">Of the bridge, until it stood still.</param>
public sealed record MarginalLikelihood(string Model, double Log, double RelativeError, int Iterations)
{
    /// <summary>The Bayes factor of this model over another of the same data.</summary>
    public double BayesFactorOver(MarginalLikelihood other) => Math.Exp(Log - other.Log);
}

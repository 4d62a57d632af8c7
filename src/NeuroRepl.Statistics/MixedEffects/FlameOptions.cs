namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>How a group model with first-level variances is estimated.</summary>
public sealed record FlameOptions
{
    /// <summary>Which likelihood the variance between subjects maximises.</summary>
    public BetweenVariance Between { get; init; } = BetweenVariance.Marginal;

    /// <summary>Degrees of freedom of the t statistics; subjects minus columns of the design unless given, as flameo counts them.</summary>
    public double? DegreesOfFreedom { get; init; }
}

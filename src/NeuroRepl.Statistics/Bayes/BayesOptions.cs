namespace NeuroRepl.Statistics.Bayes;

/// <summary>How the posterior is sampled; the defaults are those of brms and Stan.</summary>
public sealed record BayesOptions
{
    /// <summary>Iterations of each chain that only learn step and metric; half of all unless given.</summary>
    public int? Warmup { get; init; }

    /// <summary>The acceptance that the step is learnt for, Stan's adapt_delta. Nearer to 1 means smaller steps and fewer divergences.</summary>
    public double AdaptDelta { get; init; } = .8;

    /// <summary>How often a trajectory may double.</summary>
    public int MaxTreeDepth { get; init; } = 10;

    /// <summary>Whether correlations between all parameters are learnt, or their variances only.</summary>
    public bool DenseMetric { get; init; }

    /// <summary>Whether group-level effects are sampled themselves (true) or standardised (false); chosen by how much the data say of each unless given.</summary>
    public bool? Centred { get; init; }

    /// <summary>Whether the data are left out, to see what the priors say by themselves. Every prior has to be proper.</summary>
    public bool PriorOnly { get; init; }

    /// <summary>Chains start uniformly within this distance of zero, on the unconstrained scale.</summary>
    public double InitialRange { get; init; } = 2;
}

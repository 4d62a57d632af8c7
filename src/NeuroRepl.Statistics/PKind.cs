namespace NeuroRepl.Statistics;

/// <summary>Where a p-value comes from, and so how far it can be trusted.</summary>
public enum PKind
{
    /// <summary>Every arrangement was counted, or the sampling distribution is known in closed form under the stated model.</summary>
    Exact,

    /// <summary>From an approximation that holds as the sample grows.</summary>
    Asymptotic,

    /// <summary>From random arrangements; it carries a Monte Carlo interval.</summary>
    MonteCarlo,
}

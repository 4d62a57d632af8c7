using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>The directions in which subjects differ most, and which of them explain more than chance.</summary>
public sealed class PrincipalComponents
{
    private readonly double[] _explained;
    private readonly double[] _threshold;

    internal PrincipalComponents(double[] values, double[] explained, double[] threshold, PValue[] p, RowMajor scores, RowMajor loadings, ShuffleRule rule, int shuffles, int seed) =>
        (Variances, _explained, _threshold, P, Scores, Loadings, Rule, Shuffles, Seed) = (values, explained, threshold, p, scores, loadings, rule, shuffles, seed);

    /// <summary>The variance of each component's scores (divisor n − 1), falling.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>The share of all variance that each component explains, in percent.</summary>
    public IReadOnlyList<double> ExplainedPercent => _explained;

    /// <summary>The 95th percentile of what the same component of shuffled data explains, in percent; empty without shuffles.</summary>
    public IReadOnlyList<double> NullPercent => _threshold;

    /// <summary>The p-value of each component against the same component of shuffled data; empty without shuffles.</summary>
    public IReadOnlyList<PValue> P { get; }

    /// <summary>How many components, from the first on, lie above their null.</summary>
    public int Significant => _explained.Zip(_threshold).TakeWhile(pair => pair.First > pair.Second).Count();

    /// <summary>Subjects × components: where each subject lies along each component.</summary>
    public RowMajor Scores { get; }

    /// <summary>Components × places: unit vectors, the sign such that the values add up to 0 or more.</summary>
    public RowMajor Loadings { get; }

    /// <summary>What was shuffled.</summary>
    public ShuffleRule Rule { get; }

    /// <summary>How many shuffles made the null.</summary>
    public int Shuffles { get; }

    /// <summary>What seeded them.</summary>
    public int Seed { get; }
}

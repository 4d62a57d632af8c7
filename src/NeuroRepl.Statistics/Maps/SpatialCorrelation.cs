using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Maps;

/// <summary>How one map goes with another, against maps that are as smooth.</summary>
public sealed class SpatialCorrelation
{
    private readonly double[] _nulls;

    internal SpatialCorrelation(BrainMap other, double r, int places, double[] nulls, PValue p, double adjustedP) =>
        (Other, R, Places, _nulls, P, AdjustedP) = (other, r, places, nulls, p, adjustedP);

    /// <summary>The other map.</summary>
    public BrainMap Other { get; }

    /// <summary>The other map's name.</summary>
    public string Name => Other.Name;

    /// <summary>The correlation.</summary>
    public double R { get; }

    /// <summary>Over how many places: those with a value in both maps.</summary>
    public int Places { get; }

    /// <summary>The correlation of every rotated map or surrogate; NaN where it did not exist.</summary>
    public IReadOnlyList<double> Nulls => _nulls;

    /// <summary>The Monte Carlo p-value, (b + 1) / (n + 1) with b of n nulls at least as extreme.</summary>
    public PValue P { get; }

    /// <summary>The p-value adjusted for all maps of the same call: false discovery rate (Benjamini and Hochberg).</summary>
    public double AdjustedP { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: r = {R:0.000}, p = {P}");
}

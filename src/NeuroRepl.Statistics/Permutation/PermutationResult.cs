using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What a permutation test found: the statistic at every place, its p-values, and how they came about.</summary>
public sealed class PermutationResult
{
    private readonly double[] _sortedMaxima;
    private readonly int[] _exceeded;

    internal PermutationResult(BrainMap statistic, BrainMap? enhanced, double[] maxima, int[] exceeded)
    {
        (Statistic, Tfce, Maxima, _exceeded) = (statistic, enhanced, maxima, exceeded);
        _sortedMaxima = [.. maxima.Order()];
        UncorrectedP = Map("p", place => (double)_exceeded[place] / maxima.Length);
        FamilyWiseP = Map("p, family-wise", place => (double)AtLeast(place) / maxima.Length);
    }

    /// <summary>The t map (one contrast) or F map (several); NaN at places that are left out.</summary>
    public BrainMap Statistic { get; }

    /// <summary>The t map; the same as <see cref="Statistic"/>.</summary>
    public BrainMap T => Statistic;

    /// <summary>The TFCE scores, with the sign of the effect; nothing if TFCE was not asked for.</summary>
    public BrainMap? Tfce { get; }

    /// <summary>The p-value of each place by itself: the share of shuffles with a score as large there.</summary>
    public BrainMap UncorrectedP { get; }

    /// <summary>The p-value of each place corrected for all places: the share of shuffles whose largest score anywhere is as large.</summary>
    public BrainMap FamilyWiseP { get; }

    /// <summary>The largest score of every shuffle, the unshuffled data first.</summary>
    public IReadOnlyList<double> Maxima { get; }

    /// <summary>The score that a place must reach for a family-wise p of at most alpha.</summary>
    public double CriticalScore(double alpha = .05)
    {
        Guard.InRange(alpha, 0, 1);
        var allowed = (int)Math.Floor((alpha * _sortedMaxima.Length) + 1e-9);
        return allowed < 1 ? double.PositiveInfinity : _sortedMaxima[^allowed];
    }

    /// <summary>How many shuffles were made, the unshuffled data among them.</summary>
    public int Shuffles => Maxima.Count;

    /// <summary>Whether these are all shuffles that exist; the p-values are exact then.</summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Residual degrees of freedom of the model.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>How many observations went in.</summary>
    public int Observations { get; init; }

    /// <summary>Which effects were looked for.</summary>
    public Sides Sides { get; init; }

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; }

    /// <summary>What was left out, and what limits the answer.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many places have a family-wise p of at most alpha.</summary>
    public int SignificantPlaces(double alpha = .05)
    {
        var count = 0;
        foreach (var p in FamilyWiseP.Values.Span)
        {
            if (p <= alpha) { count++; }
        }

        return count;
    }

    private BrainMap Score => Tfce ?? Statistic;

    private double Looked(int place) => Sides switch { Sides.Greater => Score[place], Sides.Less => -Score[place], _ => Math.Abs(Score[place]) };

    private int AtLeast(int place)
    {
        var score = Looked(place) * (1 - PermutationRun.Tolerance);
        var (low, high) = (0, _sortedMaxima.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sortedMaxima[middle] >= score) { high = middle; }
            else { low = middle + 1; }
        }

        return _sortedMaxima.Length - low;
    }

    private BrainMap Map(string name, Func<int, double> p)
    {
        var values = new float[Statistic.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = float.IsNaN(Statistic[place]) ? float.NaN : (float)p(place); }

        return new(Statistic.Space, values) { Name = name, Unit = "p" };
    }
}

using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Covariances that places with the same (binned) ρ share.</summary>
internal sealed class SharedCovariance(int rank, double binsPerUnit, Func<double, double[]> inverseFor) : Whitened
{
    // Below every bin, so that classes count up from zero.
    private const int Lowest = -100_000;
    private readonly ConcurrentDictionary<int, double[]> _inverses = new();

    /// <summary>The bin of each place.</summary>
    public required int[] Bins { get; init; }

    /// <summary>The ρ that a bin stands for.</summary>
    public double RhoOf(int bin) => bin / binsPerUnit;

    /// <summary>The inverse of the whitened normal matrix for a bin.</summary>
    public double[] InverseOf(int bin) => _inverses.GetOrAdd(bin, static (key, self) => self.Make(key), this);

    public override int ClassOf(int place) => Bins[place] - Lowest;

    public override double Product(int place, double[] d, double[] e) => Product(InverseOf(Bins[place]), d, e, rank);

    internal static double Product(ReadOnlySpan<double> inverse, ReadOnlySpan<double> d, ReadOnlySpan<double> e, int rank)
    {
        var sum = 0.0;
        for (var j = 0; j < rank; j++) { sum += d[j] * TensorPrimitives.Dot(inverse.Slice(j * rank, rank), e); }

        return sum;
    }

    private double[] Make(int bin) => inverseFor(RhoOf(bin));
}

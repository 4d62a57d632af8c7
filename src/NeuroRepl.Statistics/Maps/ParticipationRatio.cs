using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>In how many directions subjects differ: 1 where all variance lies along one, n − 1 where it is spread evenly.</summary>
/// <remarks>
/// (Σλ)² / Σλ² over the eigenvalues of the covariance (Gao et al. 2017; Moujaes et al., eLife 2024), without computing them: Σλ is the trace of the centred
/// Gram matrix G and Σλ² the sum of its squared elements, and a subset's G is a block of the whole one, centred anew.
/// </remarks>
public sealed class ParticipationRatio
{
    private ParticipationRatio(double value, double jackknifeError, double[] without, double[] subsamples, int size) =>
        (Value, JackknifeStandardError, Without, Subsamples, SubsampleSize) = (value, jackknifeError, without, subsamples, size);

    /// <summary>The ratio of all subjects.</summary>
    public double Value { get; }

    /// <summary>The jackknife's standard error: √((n − 1)/n Σ(θᵢ − θ̄)²).</summary>
    public double JackknifeStandardError { get; }

    /// <summary>The ratio without each subject in turn.</summary>
    public IReadOnlyList<double> Without { get; }

    /// <summary>The ratio of random subsets of subjects; empty if none were asked for. Groups are comparable only at the same size.</summary>
    public IReadOnlyList<double> Subsamples { get; }

    /// <summary>How many subjects a subset has; 0 without subsets.</summary>
    public int SubsampleSize { get; }

    /// <summary>Of subjects × places.</summary>
    /// <param name="data">Rows are subjects.</param>
    /// <param name="subsample">How many subjects a random subset has; 0 for no subsets.</param>
    /// <param name="draws">How many subsets.</param>
    /// <param name="seed">Seeds the subsets.</param>
    /// <exception cref="ArgumentMistake">Fewer than 3 rows, a missing value, identical rows, or a subset larger than the group.</exception>
    public static ParticipationRatio Of(RowMajor data, int subsample = 0, int draws = 100, int seed = 1)
    {
        if (data.Rows < 3) { throw new ArgumentMistake($"There are {data.Rows} rows; a participation ratio with its jackknife needs at least 3.", "Rows are subjects, columns are places."); }
        if (subsample != 0) { Guard.InRange(subsample, 2, data.Rows); }

        Guard.InRange(draws, 1, 10_000_000);
        ComponentAnalysis.RequireNumbers(data);
        var gram = ComponentAnalysis.Gram(data);
        DoubleCentring.Apply(gram);
        var n = data.Rows;
        int[] all = [.. Enumerable.Range(0, n)];
        var value = OfSubset(gram, all);
        if (double.IsNaN(value)) { throw new ArgumentMistake("All rows are the same; there is no variance to share out.", "Look at how the data were made."); }

        double[] without = [.. all.Select(left => OfSubset(gram, [.. all.Where(i => i != left)]))];
        var mean = without.Average();
        var subsamples = new double[subsample == 0 ? 0 : draws];
        for (var k = 0; k < subsamples.Length; k++)
        {
            var order = (int[])all.Clone();
            new CounterRandom((ulong)(uint)seed, (ulong)k).Shuffle(order);
            subsamples[k] = OfSubset(gram, order[..subsample]);
        }

        return new(value, Math.Sqrt((n - 1.0) / n * without.Sum(w => (w - mean) * (w - mean))), without, subsamples, subsample);
    }

    /// <summary>Of maps; places without a value in any scan are left out.</summary>
    /// <inheritdoc cref="Of(RowMajor, int, int, int)"/>
    public static ParticipationRatio Of(CopeSet copes, int subsample = 0, int draws = 100, int seed = 1) => Of(copes.Complete(), subsample, draws, seed);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"participation ratio {Value:0.###} ± {JackknifeStandardError:0.###} (jackknife)");

    private static double OfSubset(RowMajor gram, int[] rows)
    {
        var part = new RowMajor(rows.Length, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++) { part[i, j] = gram[rows[i], rows[j]]; }
        }

        DoubleCentring.Apply(part);
        var (trace, squares) = (0.0, System.Numerics.Tensors.TensorPrimitives.SumOfSquares<double>(part.Values));
        for (var i = 0; i < rows.Length; i++) { trace += part[i, i]; }

        return squares > 0 ? trace * trace / squares : double.NaN;
    }
}

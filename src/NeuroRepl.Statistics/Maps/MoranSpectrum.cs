using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Moran's eigenvectors of a set of places, and how strongly a map follows each.</summary>
/// <remarks>
/// Wagner and Dray, Methods Ecol. Evol. 6 (2015). With weights wᵢⱼ = 1/dᵢⱼ (0 on the diagonal) and the centring H, HWH = VΛV'; V without the constant vector is a basis of all
/// centred maps, and Λ their Moran's I up to a factor. A surrogate has the map's coefficients V'x with random signs, or with random pairs of them rotated by a random angle.
/// </remarks>
internal sealed class MoranSpectrum
{
    private readonly double _mean;
    private readonly double[] _coefficients;
    private readonly RowMajor _vectors;

    public MoranSpectrum(double[] values, RowMajor distances)
    {
        var n = values.Length;
        var weights = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i != j) { weights[i, j] = distances[i, j] > 0 ? 1 / distances[i, j] : throw new ArgumentMistake("Two places have the same position.", "Give each parcel its own centre."); }
            }
        }

        DoubleCentring.Apply(weights);
        var eigen = new TridiagonalEigen(weights, withVectors: true);

        // The constant vector has eigenvalue 0; it is the one that is not centred.
        var constant = Enumerable.Range(0, n).MaxBy(k => Math.Abs(Enumerable.Range(0, n).Sum(i => eigen.Vectors[i, k])));
        int[] kept = [.. Enumerable.Range(0, n).Where(k => k != constant)];
        Eigenvalues = [.. kept.Select(k => eigen.Values[k])];
        _vectors = new RowMajor(kept.Length, n);
        _mean = values.Average();
        _coefficients = new double[kept.Length];
        for (var k = 0; k < kept.Length; k++)
        {
            for (var i = 0; i < n; i++)
            {
                _vectors[k, i] = eigen.Vectors[i, kept[k]];
                _coefficients[k] += _vectors[k, i] * (values[i] - _mean);
            }
        }
    }

    /// <summary>Falling.</summary>
    public double[] Eigenvalues { get; }

    public double[] Coefficients => _coefficients;

    public double[] Randomise(CounterRandom random, bool inPairs)
    {
        var drawn = (double[])_coefficients.Clone();
        if (inPairs) { Rotate(drawn, random); }
        else
        {
            for (var k = 0; k < drawn.Length; k++) { drawn[k] *= random.NextUInt() < 0x80000000 ? 1 : -1; }
        }

        var result = new double[_vectors.Columns];
        Array.Fill(result, _mean);
        for (var k = 0; k < drawn.Length; k++) { System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(_vectors.Row(k), drawn[k], result, result); }

        return result;
    }

    private static void Rotate(double[] drawn, CounterRandom random)
    {
        int[] order = [.. Enumerable.Range(0, drawn.Length)];
        random.Shuffle(order);
        for (var k = 0; k + 1 < order.Length; k += 2)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            var (a, b) = (drawn[order[k]], drawn[order[k + 1]]);
            (drawn[order[k]], drawn[order[k + 1]]) = ((cos * a) - (sin * b), (sin * a) + (cos * b));
        }

        if (order.Length % 2 == 1 && random.NextUInt() >= 0x80000000) { drawn[order[^1]] *= -1; }
    }
}

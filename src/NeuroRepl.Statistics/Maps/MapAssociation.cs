using System.Numerics.Tensors;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Maps;

/// <summary>The correlation of one changing map with several fixed ones: weighted, ranked, and others partialled out, as asked.</summary>
/// <remarks>
/// With W = diag(weights) and Q an orthonormal basis of √W[1, z], r = u'v / (|u||v|) where u = (I − QQ')√W x and v the same of y. v is prepared once, and
/// u'v = (√W x)'v, |u|² = |√W x|² − |Q'√W x|². Where places are missing on either side, all of it is done anew over the places that are left.
/// </remarks>
internal sealed class MapAssociation
{
    private readonly double[][] _others;
    private readonly double[][] _adjusting;
    private readonly double[] _rootWeights;
    private readonly bool _isRanked;
    private readonly double[][] _basis;
    private readonly double[]?[] _prepared;

    /// <param name="others">The fixed maps; NaN where there is no value.</param>
    /// <param name="adjusting">What is partialled out.</param>
    /// <param name="weights">One a place; NaN or 0 leaves a place out.</param>
    /// <param name="isRanked">Whether ranks are correlated.</param>
    public MapAssociation(double[][] others, double[][] adjusting, double[] weights, bool isRanked)
    {
        (_others, _adjusting, _isRanked) = (others, adjusting, isRanked);
        _rootWeights = [.. weights.Select(Math.Sqrt)];
        var count = weights.Length;
        var isWhole = adjusting.Append(_rootWeights).All(map => map.All(double.IsFinite)) && _rootWeights.All(w => w > 0);
        _basis = isWhole ? Basis([.. adjusting.Select(Ranked)], _rootWeights) : [];
        _prepared = [.. others.Select(other => isWhole && other.All(double.IsFinite) ? Prepared(Ranked(other)) : null)];
        Count = count;
    }

    public int Count { get; }

    public int Others => _others.Length;

    /// <param name="map">The changing map; NaN where it has no value.</param>
    /// <param name="r">The correlation with each fixed map; NaN where it does not exist.</param>
    /// <param name="scratch">Room for a map.</param>
    public void Correlate(double[] map, double[] r, double[] scratch)
    {
        var isWhole = _basis.Length > 0 && double.IsFinite(TensorPrimitives.Sum<double>(map));
        var norm = 0.0;
        if (isWhole)
        {
            (_isRanked ? Ranked(map) : map).CopyTo(scratch, 0);
            TensorPrimitives.Subtract(scratch, TensorPrimitives.Sum<double>(scratch) / Count, scratch);
            TensorPrimitives.Multiply(scratch, _rootWeights, scratch);
            norm = Left(scratch, _basis);
        }

        for (var m = 0; m < _others.Length; m++)
        {
            r[m] = isWhole && _prepared[m] is { } fixedMap ? (norm > 0 ? Bounded(TensorPrimitives.Dot<double>(scratch, fixedMap) / norm) : double.NaN) : OverCommon(map, _others[m]).R;
        }
    }

    /// <summary>The correlation over the places that both have, and how many these are.</summary>
    public (double R, int Places) OverCommon(double[] map, double[] other)
    {
        int[] common = [.. Enumerable.Range(0, Count).Where(p => _rootWeights[p] > 0 && double.IsFinite(map[p]) && double.IsFinite(other[p]) && Array.TrueForAll(_adjusting, z => double.IsFinite(z[p])))];
        if (common.Length < _adjusting.Length + 3) { return (double.NaN, common.Length); }

        var roots = At(_rootWeights, common);
        var basis = Basis([.. _adjusting.Select(z => Ranked(At(z, common)))], roots);
        var (u, v) = (Weighted(Ranked(At(map, common)), roots), Weighted(Ranked(At(other, common)), roots));
        var (uNorm, vNorm) = (Residual(u, basis), Residual(v, basis));
        return (uNorm > 0 && vNorm > 0 ? Bounded(TensorPrimitives.Dot<double>(u, v) / (uNorm * vNorm)) : double.NaN, common.Length);
    }

    private static double Bounded(double r) => Math.Clamp(r, -1, 1);

    private double[] Ranked(double[] values) => _isRanked && values.All(double.IsFinite) ? new Ranking(values).Ranks : values;

    private double[]? Prepared(double[] other)
    {
        var v = Weighted(other, _rootWeights);
        var norm = Residual(v, _basis);
        if (!(norm > 0)) { return null; }

        TensorPrimitives.Divide(v, norm, v);
        return v;
    }

    private static double[] At(double[] values, int[] places) => Array.ConvertAll(places, p => values[p]);

    // Centred first: what is taken away again below would cost digits if the mean were large.
    private static double[] Weighted(double[] values, double[] roots)
    {
        var result = new double[values.Length];
        TensorPrimitives.Subtract(values, TensorPrimitives.Sum<double>(values) / values.Length, result);
        TensorPrimitives.Multiply(result, roots, result);
        return result;
    }

    private static double[][] Basis(double[][] adjusting, double[] roots)
    {
        var basis = new List<double[]> { (double[])roots.Clone() };
        TensorPrimitives.Divide(basis[0], TensorPrimitives.Norm<double>(basis[0]), basis[0]);
        foreach (var z in adjusting)
        {
            var q = Weighted(z, roots);
            var norm = Residual(q, [.. basis]);
            if (!(norm > 0)) { continue; }                 // says nothing that the others do not

            TensorPrimitives.Divide(q, norm, q);
            basis.Add(q);
        }

        return [.. basis];
    }

    // Takes the basis out, twice for orthogonality to the last digit; 0 where nothing but rounding is left.
    private static double Residual(double[] values, double[][] basis)
    {
        var before = TensorPrimitives.Norm<double>(values);
        for (var round = 0; round < 2; round++)
        {
            foreach (var q in basis) { TensorPrimitives.MultiplyAdd(q, -TensorPrimitives.Dot<double>(q, values), values, values); }
        }

        var norm = TensorPrimitives.Norm<double>(values);
        return norm > 1e-10 * before ? norm : 0;
    }

    private static double Left(double[] values, double[][] basis)
    {
        var all = TensorPrimitives.Dot<double>(values, values);
        var left = all;
        foreach (var q in basis) { left -= Math.Pow(TensorPrimitives.Dot<double>(q, values), 2); }

        return left > 1e-12 * all ? Math.Sqrt(left) : 0;
    }
}

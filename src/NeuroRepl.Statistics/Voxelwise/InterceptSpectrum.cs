using System.Numerics;
using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>The restricted likelihood of one random intercept along λ = σ_b²/σ², at many places at once.</summary>
/// <remarks>
/// f(λ) = Σ log(1 + λd_k) + ν·log S(λ), S(λ) = s₀ + Σ c_k/(1 + λd_k), is −2 times it but for a constant; c_k is the square along eigenvector k, s₀ what lies along none.
/// Its minimum is looked for on a grid first, where Σ log(1 + λd_k) is the same for all places, and then by Newton's steps within the bracket, halving where a step would leave it.
/// λ = 0 is the minimum where nothing on the grid is lower and f does not fall there.
/// </remarks>
internal sealed class InterceptSpectrum
{
    private const int MaxSteps = 80;
    private const double Zero = 1e-8;               // relative SD of 1e-4: below it lme4 calls a fit singular
    private static readonly double[] Grid = [0, 1e-3, 1e-2, .03, .1, .2, .4, .8, 1.6, 3.2, 6.4, 15, 50, 300, 1e4, 1e6, 1e9];
    private static readonly int Width = Vector<double>.Count;

    private readonly double[] _d;                   // distinct
    private readonly int[] _count;
    private readonly int[] _which;                  // of each eigenvector
    private readonly int _freedom;
    private readonly bool _isFull;                  // no direction is left beside the eigenvectors
    private readonly double[] _logs;                // Σ log(1 + λd) on the grid

    public InterceptSpectrum(double[] eigenvalues, int freedom)
    {
        var (distinct, counts) = (new List<double>(), new List<int>());
        _which = new int[eigenvalues.Length];
        for (var k = 0; k < eigenvalues.Length; k++)
        {
            if (distinct.Count == 0 || eigenvalues[k] - distinct[^1] > 1e-10 * eigenvalues[k])
            {
                distinct.Add(eigenvalues[k]);
                counts.Add(0);
            }

            _which[k] = distinct.Count - 1;
            counts[^1]++;
        }

        (_d, _count, _freedom, _isFull) = ([.. distinct], [.. counts], freedom, freedom == eigenvalues.Length);
        _logs = [.. Grid.Select(lambda => LogOf(lambda))];
    }

    /// <summary>λ at each place; NaN where there is no maximum.</summary>
    /// <param name="along">What the eigenvectors see of each place, from row <paramref name="first"/> on.</param>
    /// <param name="first">The first such row.</param>
    /// <param name="left">|Ry|² of each place.</param>
    /// <param name="sums">S, −S′, S″, Σ d²/(1 + λd)² at λ, a row each.</param>
    public double[] Maximise(RowMajor along, int first, double[] left, out RowMajor sums)
    {
        var width = left.Length;
        var padded = (width + Width - 1) / Width * Width;
        var c = new RowMajor(_d.Length + 1, padded);            // the last row: s₀
        for (var k = 0; k < _which.Length; k++)
        {
            var row = along.Row(first + k);
            TensorPrimitives.MultiplyAdd(row, row, c.Row(_which[k])[..width], c.Row(_which[k])[..width]);
        }

        var rest = c.Row(_d.Length);
        if (!_isFull)
        {
            left.CopyTo(rest);
            for (var k = 0; k < _d.Length; k++) { TensorPrimitives.Subtract(rest, c.Row(k), rest); }

            TensorPrimitives.Max(rest, 0, rest);
        }

        var lambda = new double[padded];
        sums = new RowMajor(4, padded);
        var at = new Vector<double>[_d.Length + 1];
        for (var k = 0; k < padded; k += Width)
        {
            for (var j = 0; j < at.Length; j++) { at[j] = new Vector<double>(c.Row(j)[k..]); }

            Search(at, out var value, out var s, out var s1, out var s2, out var h);
            value.CopyTo(lambda, k);
            s.CopyTo(sums.Row(0)[k..]);
            s1.CopyTo(sums.Row(1)[k..]);
            s2.CopyTo(sums.Row(2)[k..]);
            h.CopyTo(sums.Row(3)[k..]);
        }

        return lambda;
    }

    private void Search(Vector<double>[] c, out Vector<double> at, out Vector<double> s, out Vector<double> s1, out Vector<double> s2, out Vector<double> h2)
    {
        var (low, high) = (Vector<double>.Zero, new Vector<double>(Grid[1]));
        at = Vector<double>.Zero;
        var lowest = Criterion(c, 0);
        for (var g = 1; g < Grid.Length; g++)
        {
            var criterion = Criterion(c, g);
            var better = Vector.LessThan(criterion, lowest);
            lowest = Vector.ConditionalSelect(better, criterion, lowest);
            at = Vector.ConditionalSelect(better, new Vector<double>(Grid[g]), at);
            low = Vector.ConditionalSelect(better, new Vector<double>(Grid[g - 1]), low);
            high = Vector.ConditionalSelect(better, new Vector<double>(g + 1 < Grid.Length ? Grid[g + 1] : double.NaN), high);      // still falling at the end: no maximum
        }

        var freedom = new Vector<double>(_freedom);
        Sums(c, at, out s, out s1, out s2, out var h1, out h2);
        var slope = h1 - (freedom * s1 / s);
        var done = Vector.BitwiseAnd(Vector.Equals(at, Vector<double>.Zero), Vector.GreaterThanOrEqual(slope, Vector<double>.Zero));
        done = Vector.BitwiseOr(done, ~Vector.Equals(slope, slope));
        done = Vector.BitwiseOr(done, ~Vector.Equals(high, high));
        at = Vector.ConditionalSelect(Vector.Equals(high, high), at, new Vector<double>(double.NaN));
        for (var step = 0; step < MaxSteps && !Vector.EqualsAll(done, Vector<long>.AllBitsSet); step++)
        {
            var rises = Vector.GreaterThan(slope, Vector<double>.Zero);
            high = Vector.ConditionalSelect(rises, at, high);
            low = Vector.ConditionalSelect(rises, low, at);
            var ratio = s1 / s;
            var curvature = (freedom * ((s2 / s) - (ratio * ratio))) - h2;
            var next = at - (slope / curvature);
            var isInside = Vector.BitwiseAnd(Vector.GreaterThan(curvature, Vector<double>.Zero), Vector.BitwiseAnd(Vector.GreaterThan(next, low), Vector.LessThan(next, high)));
            next = Vector.ConditionalSelect(isInside, next, (low + high) * .5);
            var isThere = Vector.LessThanOrEqual(Vector.Abs(next - at), (at * 1e-12) + new Vector<double>(1e-14));
            at = Vector.ConditionalSelect(done, at, next);
            done = Vector.BitwiseOr(done, isThere);
            Sums(c, at, out s, out s1, out s2, out h1, out h2);
            slope = h1 - (freedom * s1 / s);
        }

        var isZero = Vector.LessThan(at, new Vector<double>(Zero));
        if (Vector.EqualsAny(isZero, Vector<long>.AllBitsSet))
        {
            at = Vector.ConditionalSelect(isZero, Vector<double>.Zero, at);
            Sums(c, at, out s, out s1, out s2, out _, out h2);
        }
    }

    private Vector<double> Criterion(Vector<double>[] c, int g)
    {
        var s = c[^1];
        for (var k = 0; k < _d.Length; k++) { s += c[k] * (1 / (1 + (Grid[g] * _d[k]))); }

        return new Vector<double>(_logs[g]) + (Vector.Log(s) * _freedom);
    }

    private void Sums(Vector<double>[] c, Vector<double> lambda, out Vector<double> s, out Vector<double> s1, out Vector<double> s2, out Vector<double> h1, out Vector<double> h2)
    {
        s = c[^1];
        s1 = s2 = h1 = h2 = Vector<double>.Zero;
        for (var k = 0; k < _d.Length; k++)
        {
            var inverse = Vector<double>.One / (Vector<double>.One + (lambda * _d[k]));
            var relative = inverse * _d[k];                     // d/(1 + λd)
            var part = c[k] * inverse;
            s += part;
            part *= relative;
            s1 += part;
            s2 += part * relative * 2;
            h1 += relative * _count[k];
            h2 += relative * relative * _count[k];
        }
    }

    private double LogOf(double lambda)
    {
        var sum = 0.0;
        for (var k = 0; k < _d.Length; k++) { sum += _count[k] * Math.Log(1 + (lambda * _d[k])); }

        return sum;
    }
}

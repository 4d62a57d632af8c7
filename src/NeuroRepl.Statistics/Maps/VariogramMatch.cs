using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Shuffles a map, smooths it over several neighbourhoods, and scales the one whose variogram comes nearest to the map's.</summary>
/// <remarks>
/// Burt, Helmer, Shinn, Anticevic and Murray, NeuroImage 220 (2020), as BrainSMASH 0.11 has it. Variogram: v = (xᵢ − xⱼ)²/2 over pairs nearer than a percentile
/// of distances, smoothed at lags h by exp(−(2.68(u − h)/b)²/2), b three lags. Neighbourhoods: the k nearest with weights exp(−d/d_k). With γ = α + β γ_smoothed by
/// least squares with α, β ≥ 0 (BrainSMASH takes their sizes, which adds noise to very smooth maps), the surrogate is √β x_smoothed + √α z, z standard normal. All neighbourhoods lie side by side in a vector register or several ("lanes").
/// </remarks>
internal sealed class VariogramMatch
{
    private const double Reach = 8;                        // kernel weights below exp(−32) of the largest are zero to the last digit that counts
    private readonly double[] _values;
    private readonly int _count;
    private readonly int _lanes;
    private readonly int _tried;
    private readonly int[] _first;
    private readonly int[] _second;
    private readonly double[] _smoothing;
    private readonly (int From, double[] Weights)[] _kernels;
    private readonly double[] _target;
    private readonly bool _keepsValues;

    public VariogramMatch(double[] values, RowMajor distances, SurrogateOptions options)
    {
        Guard.NotEmpty(options.Neighbourhoods);
        foreach (var share in options.Neighbourhoods) { Guard.InRange(share, 1.0 / values.Length, 1, "a neighbourhood's share"); }

        Guard.InRange(options.ShortestShare, .01, 1, "ShortestShare");
        Guard.InRange(options.Lags, 4, 1000, "Lags");
        (_values, _count, _tried, _keepsValues) = (values, values.Length, options.Neighbourhoods.Count, options.KeepsValues);
        _lanes = (_tried + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        var pairs = Pairs(distances, options.ShortestShare);
        (_first, _second) = (Array.ConvertAll(pairs, p => p.I), Array.ConvertAll(pairs, p => p.J));
        Lags = [.. Enumerable.Range(0, options.Lags).Select(k => pairs[0].U + (k * (pairs[^1].U - pairs[0].U) / (options.Lags - 1)))];
        _kernels = Kernels(pairs);
        _smoothing = Smoothing(distances, options.Neighbourhoods);
        _target = Variogram(values);
    }

    /// <summary>The distances at which variograms are compared.</summary>
    public double[] Lags { get; }

    /// <summary>The map's smoothed variogram at each lag.</summary>
    public double[] Target => _target;

    public Workspace Room() => new(new double[_count * _lanes], new double[_first.Length * _lanes], new double[_kernels.Length * _lanes]);

    /// <summary>The smoothed variogram of a map.</summary>
    public double[] Variogram(double[] map)
    {
        var v = new double[_first.Length];
        for (var p = 0; p < v.Length; p++) { v[p] = .5 * (map[_first[p]] - map[_second[p]]) * (map[_first[p]] - map[_second[p]]); }

        return [.. _kernels.Select(k => System.Numerics.Tensors.TensorPrimitives.Dot<double>(v.AsSpan(k.From, k.Weights.Length), k.Weights))];
    }

    /// <summary>One surrogate from a shuffled map.</summary>
    /// <param name="shuffled">The map's values in another order.</param>
    /// <param name="noise">A standard normal number a place.</param>
    public double[] Match(double[] shuffled, double[] noise, Workspace room)
    {
        Smooth(shuffled, room.Maps);
        Variograms(room);
        var (best, alpha, beta) = Best(room.Variograms);
        var (rough, smooth) = (Math.Sqrt(Math.Abs(alpha)), Math.Sqrt(Math.Abs(beta)));
        var result = new double[_count];
        for (var p = 0; p < _count; p++) { result[p] = (smooth * room.Maps[(p * _lanes) + best]) + (rough * noise[p]); }

        if (_keepsValues) { return InRankOrder(result); }

        var mean = result.Average();
        for (var p = 0; p < _count; p++) { result[p] -= mean; }

        return result;
    }

    private double[] InRankOrder(double[] surrogate)
    {
        var order = Enumerable.Range(0, _count).ToArray();
        Array.Sort((double[])surrogate.Clone(), order);
        var sorted = _values.Order().ToArray();
        var result = new double[_count];
        for (var k = 0; k < _count; k++) { result[order[k]] = sorted[k]; }

        return result;
    }

    private void Smooth(double[] map, double[] smoothed)
    {
        var weights = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(_smoothing.AsSpan());
        var target = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(smoothed.AsSpan());
        var vectors = _lanes / Vector<double>.Count;
        for (var p = 0; p < _count; p++)
        {
            for (var lane = 0; lane < vectors; lane++)
            {
                var row = weights.Slice((((p * vectors) + lane) * _count), _count);
                var (a, b) = (Vector<double>.Zero, Vector<double>.Zero);
                var q = 0;
                for (; q + 1 < row.Length; q += 2)
                {
                    a = Vector.FusedMultiplyAdd(row[q], new Vector<double>(map[q]), a);
                    b = Vector.FusedMultiplyAdd(row[q + 1], new Vector<double>(map[q + 1]), b);
                }

                if (q < row.Length) { a = Vector.FusedMultiplyAdd(row[q], new Vector<double>(map[q]), a); }

                target[(p * vectors) + lane] = a + b;
            }
        }
    }

    private void Variograms(Workspace room)
    {
        var maps = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(room.Maps.AsSpan());
        var squares = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(room.Squares.AsSpan());
        var result = System.Runtime.InteropServices.MemoryMarshal.Cast<double, Vector<double>>(room.Variograms.AsSpan());
        var (vectors, pairs) = (_lanes / Vector<double>.Count, _first.Length);
        var half = new Vector<double>(.5);
        for (var lane = 0; lane < vectors; lane++)
        {
            var own = squares.Slice(lane * pairs, pairs);
            for (var p = 0; p < pairs; p++)
            {
                var difference = maps[(_first[p] * vectors) + lane] - maps[(_second[p] * vectors) + lane];
                own[p] = half * difference * difference;
            }

            for (var k = 0; k < _kernels.Length; k++)
            {
                var (from, weights) = _kernels[k];
                var part = own.Slice(from, weights.Length);
                var (a, b, q) = (Vector<double>.Zero, Vector<double>.Zero, 0);
                for (; q + 1 < part.Length; q += 2)
                {
                    a = Vector.FusedMultiplyAdd(part[q], new Vector<double>(weights[q]), a);
                    b = Vector.FusedMultiplyAdd(part[q + 1], new Vector<double>(weights[q + 1]), b);
                }

                if (q < part.Length) { a = Vector.FusedMultiplyAdd(part[q], new Vector<double>(weights[q]), a); }

                result[(k * vectors) + lane] = a + b;
            }
        }
    }

    // The neighbourhood whose variogram regresses best on the map's, with intercept and slope.
    private (int Best, double Alpha, double Beta) Best(double[] variograms)
    {
        var (best, alpha, beta, least) = (0, 0.0, 0.0, double.PositiveInfinity);
        var lags = _kernels.Length;
        var targetMean = _target.Average();
        for (var d = 0; d < _tried; d++)
        {
            var mean = 0.0;
            for (var k = 0; k < lags; k++) { mean += variograms[(k * _lanes) + d] / lags; }

            var (xx, xy, yy) = (0.0, 0.0, 0.0);
            for (var k = 0; k < lags; k++)
            {
                var (x, y) = (variograms[(k * _lanes) + d] - mean, _target[k] - targetMean);
                (xx, xy, yy) = (xx + (x * x), xy + (x * y), yy + (y * y));
            }

            var slope = xx > 0 ? xy / xx : 0;
            var intercept = targetMean - (slope * mean);
            var left = yy - (slope * xy);
            // Both are variances. Where the line would need a negative one, the best line without it is taken, not the line with its sign turned round.
            if (intercept < 0)
            {
                var (all, cross, target) = (xx + (lags * mean * mean), xy + (lags * mean * targetMean), yy + (lags * targetMean * targetMean));
                (intercept, slope, left) = (0, cross / all, target - (cross * cross / all));
            }
            else if (slope < 0) { (intercept, slope, left) = (targetMean, 0, yy); }

            if (left < least) { (best, alpha, beta, least) = (d, intercept, slope, left); }
        }

        return (best, alpha, beta);
    }

    private static (int I, int J, double U)[] Pairs(RowMajor distances, double share)
    {
        var n = distances.Rows;
        var all = new List<(int I, int J, double U)>(n * (n - 1) / 2);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++) { all.Add((i, j, distances[i, j])); }
        }

        (int I, int J, double U)[] sorted = [.. all.OrderBy(pair => pair.U)];
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        var bound = low + 1 < sorted.Length ? sorted[low].U + ((at - low) * (sorted[low + 1].U - sorted[low].U)) : double.PositiveInfinity;
        (int I, int J, double U)[] near = [.. sorted.TakeWhile(pair => pair.U < bound)];
        return near.Length > 0 && near[^1].U > near[0].U ? near : throw new ArgumentMistake("All short distances are equal, so there is no variogram over them.", "Raise ShortestShare, or look at the positions.");
    }

    private (int From, double[] Weights)[] Kernels((int I, int J, double U)[] pairs)
    {
        var b = 3 * (Lags[1] - Lags[0]);
        var distances = Array.ConvertAll(pairs, p => p.U);
        return [.. Lags.Select(h =>
        {
            var reach = Reach * b / 2.68;
            int[] inside = [.. Enumerable.Range(0, distances.Length).Where(p => Math.Abs(distances[p] - h) <= reach)];
            double[] weights = [.. inside.Select(p => Math.Exp(-Math.Pow(2.68 * Math.Abs(distances[p] - h) / b, 2) / 2))];
            var sum = weights.Sum();
            return (inside[0], Array.ConvertAll(weights, w => w / sum));
        })];
    }

    // [place][vector of neighbourhoods][neighbour], so that one pass over the neighbours serves a vector of neighbourhoods.
    private double[] Smoothing(RowMajor distances, IReadOnlyList<double> shares)
    {
        var (result, width) = (new double[_count * _count * _lanes], Vector<double>.Count);
        for (var p = 0; p < _count; p++)
        {
            int[] nearest = [.. Enumerable.Range(0, _count).Where(q => q != p).OrderBy(q => distances[p, q])];
            for (var d = 0; d < shares.Count; d++)
            {
                var k = Math.Clamp((int)((shares[d] * _count) + 1e-9), 1, nearest.Length);
                var furthest = distances[p, nearest[k - 1]];
                double[] weights = [.. nearest.Take(k).Select(q => Math.Exp(-distances[p, q] / furthest))];
                var sum = weights.Sum();
                for (var n = 0; n < k; n++) { result[(((((p * _lanes / width) + (d / width)) * _count) + nearest[n]) * width) + (d % width)] = weights[n] / sum; }
            }
        }

        return result;
    }

    /// <summary>One thread's room: smoothed maps, squared differences and variograms of all neighbourhoods.</summary>
    internal sealed record Workspace(double[] Maps, double[] Squares, double[] Variograms);
}

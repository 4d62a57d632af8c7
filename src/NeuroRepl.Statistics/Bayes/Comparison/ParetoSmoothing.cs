using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Leaves one observation out by importance sampling whose largest ratios are replaced by quantiles of a generalized Pareto tail.</summary>
/// <remarks>
/// Vehtari, Simpson, Gelman, Yao and Gabry, "Pareto smoothed importance sampling" (2015). With ratios r = 1/likelihood every draw outside of the tail contributes r·likelihood = 1, so that
/// elpd = log((S − M) + Σ_tail w·likelihood) − log Σ w needs no further exponentials.
/// </remarks>
internal sealed class ParetoSmoothing(int draws)
{
    private const int NormalGrid = 1000;
    private static readonly double[] Normals = [.. Enumerable.Range(1, NormalGrid).Select(r => Quantiles.Normal((r - .375) / (NormalGrid + .25)))];

    private readonly double[] _lw = new double[draws];
    private readonly double[] _w = new double[draws];
    private readonly double[] _raw = new double[draws];
    private readonly double[] _likelihood = new double[draws];
    private readonly double[] _keys = new double[draws];
    private readonly int[] _at = new int[draws];
    private readonly double[] _sample = new double[128];
    private readonly double[] _logs = new double[NormalGrid];
    private readonly GeneralizedPareto _tail = new();
    private double _tailSum;

    public LeftOut LeaveOut(ReadOnlySpan<double> logLikelihood, double efficiency)
    {
        var s = logLikelihood.Length;
        var least = TensorPrimitives.Min(logLikelihood);               // the largest ratio belongs to the smallest likelihood
        TensorPrimitives.Subtract(least, logLikelihood, _lw);
        TensorPrimitives.Exp(_lw, _w);
        _w.CopyTo(_raw, 0);
        var length = (int)Math.Ceiling(Math.Min(.2 * s, 3 * Math.Sqrt(s / efficiency)));
        var k = double.PositiveInfinity;
        var smoothed = 0;
        _tailSum = 0;
        if (length >= 5)
        {
            var collected = Largest(length + 1);
            var tail = _keys.AsSpan(collected - length, length);
            var cutoff = _keys[collected - length - 1];
            if (Math.Abs(tail[^1] - tail[0]) >= 2.220446049250313e-18)
            {
                (k, smoothed) = Smooth(tail, _at.AsSpan(collected - length, length), cutoff);
            }
        }

        var sum = TensorPrimitives.Sum<double>(_w);
        var withLikelihood = s - smoothed + _tailSum;

        // In units of the smallest likelihood, which is exp(least).
        var elpd = Math.Log(withLikelihood) - Math.Log(sum);
        var mean = Math.Exp(elpd);
        var (variance, squares, logMean) = Spread(mean, sum);
        return new LeftOut(elpd + least, Mcse(mean, variance, efficiency), logMean - elpd, k, 1 / squares * efficiency);
    }

    // Replaces the tail's weights, and sums weight × likelihood over it; the likelihood is one over the weight before.
    private (double K, int Smoothed) Smooth(Span<double> tail, ReadOnlySpan<int> at, double cutoff)
    {
        var n = tail.Length;
        var floor = Math.Exp(cutoff);
        var excess = _likelihood.AsSpan(0, n);
        for (var t = 0; t < n; t++) { excess[t] = _w[at[t]] - floor; }

        _tail.Fit(excess);
        if (!double.IsFinite(_tail.Shape)) { return (_tail.Shape, 0); }

        _tail.Quantiles(n, _likelihood);
        for (var t = 0; t < n; t++)
        {
            var weight = Math.Min(1, _likelihood[t] + floor);
            _tailSum += weight / _w[at[t]];
            _w[at[t]] = weight;
        }

        return (_tail.Shape, n);
    }

    // The largest log ratios and where they stand, ascending at the end of what is collected; a threshold from a few draws keeps the sort small.
    private int Largest(int wanted)
    {
        var s = _lw.Length;
        var collected = 0;
        if (s > 8 * _sample.Length)
        {
            var stride = s / _sample.Length;
            for (var i = 0; i < _sample.Length; i++) { _sample[i] = _lw[i * stride]; }

            Array.Sort(_sample);
            var rank = (int)(_sample.Length * Math.Min(.9, (1.3 * wanted / s) + .02));
            collected = Above(_sample[^(rank + 1)]);
        }

        if (collected < wanted)
        {
            for (collected = 0; collected < s; collected++) { (_keys[collected], _at[collected]) = (_lw[collected], collected); }
        }

        Array.Sort(_keys, _at, 0, collected);
        return collected;
    }

    private int Above(double threshold)
    {
        var limit = Vector256.Create(threshold);
        var (count, i) = (0, 0);
        for (; i <= _lw.Length - 4; i += 4)
        {
            var bits = Vector256.GreaterThan(Vector256.Create<double>(_lw.AsSpan(i, 4)), limit).ExtractMostSignificantBits();
            while (bits != 0)
            {
                var at = i + System.Numerics.BitOperations.TrailingZeroCount(bits);
                (_keys[count], _at[count++]) = (_lw[at], at);
                bits &= bits - 1;
            }
        }

        for (; i < _lw.Length; i++)
        {
            if (_lw[i] > threshold) { (_keys[count], _at[count++]) = (_lw[i], i); }
        }

        return count;
    }

    // Σ w²(l − mean)² and Σ w² of the normalised weights, and the logarithm of the mean of l, with l = likelihood / smallest likelihood.
    private (double Variance, double Squares, double LogMean) Spread(double mean, double sum)
    {
        var most = -TensorPrimitives.Min<double>(_lw);
        double logMean;
        if (most <= 700)
        {
            // One over the raw weights: cheaper than another exponential.
            TensorPrimitives.Divide(1, _raw, _likelihood);
            logMean = Math.Log(TensorPrimitives.Sum<double>(_likelihood) / _lw.Length);
        }
        else
        {
            TensorPrimitives.Negate(_lw, _likelihood);
            logMean = Waic.LogMeanExp(_likelihood, _keys);
            TensorPrimitives.Exp(_likelihood, _likelihood);
        }

        var squares = TensorPrimitives.SumOfSquares<double>(_w) / (sum * sum);
        TensorPrimitives.Subtract(_likelihood, mean, _likelihood);
        TensorPrimitives.Multiply<double>(_likelihood, _w, _likelihood);
        return (TensorPrimitives.SumOfSquares<double>(_likelihood) / (sum * sum), squares, logMean);
    }

    // The spread of the logarithm of a normal with this mean and variance, over a thousand of its quantiles that are above zero.
    private double Mcse(double mean, double variance, double efficiency)
    {
        TensorPrimitives.Multiply(Normals, Math.Sqrt(variance), _logs);
        TensorPrimitives.Add(_logs, mean, _logs);
        var positive = 0;
        while (positive < NormalGrid && !(_logs[positive] > 0)) { positive++; }

        if (NormalGrid - positive < 2) { return double.NaN; }

        var logs = _logs.AsSpan(positive);
        TensorPrimitives.Log(logs, logs);
        return Math.Sqrt(Diagnostics.EffectiveSize.Variance(logs) / efficiency);
    }
}

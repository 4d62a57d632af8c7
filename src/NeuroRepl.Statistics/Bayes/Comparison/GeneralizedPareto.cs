using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>A generalized Pareto distribution fitted to a sorted tail by the empirical Bayes estimate of its shape.</summary>
/// <remarks>
/// Zhang and Stephens, Technometrics 51 (2009) 316: with θ = −k/σ the profile log likelihood is n·(log(−θ/k) − k − 1), k(θ) = mean log(1 − θxᵢ), averaged over a grid of θ.
/// Vehtari, Simpson, Gelman, Yao and Gabry (2015, appendix C) draw k towards 1/2 with the weight of ten observations.
/// </remarks>
internal sealed class GeneralizedPareto
{
    private readonly double[] _theta = new double[256];
    private readonly double[] _weight = new double[256];
    private double[] _logRest = [];

    /// <summary>The shape k; +∞ where it cannot be told.</summary>
    public double Shape { get; private set; }

    public double Scale { get; private set; }

    /// <summary>Fits in place.</summary>
    /// <param name="x">Excesses over the threshold, ascending.</param>
    public void Fit(ReadOnlySpan<double> x)
    {
        var n = x.Length;
        var grid = Math.Min(30 + (int)Math.Sqrt(n), _theta.Length);
        var quarter = x[(int)Math.Floor((n / 4.0) + .5) - 1];
        var most = double.NegativeInfinity;
        for (var j = 0; j < grid; j++)
        {
            _theta[j] = (1 / x[^1]) + ((1 - Math.Sqrt(grid / (j + .5))) / 3 / quarter);
            var k = MeanLog(x, _theta[j]);
            _weight[j] = n * (Math.Log(-_theta[j] / k) - k - 1);
            most = Math.Max(most, _weight[j]);
        }

        var (sum, theta) = (0.0, 0.0);
        for (var j = 0; j < grid; j++)
        {
            var weight = Math.Exp(_weight[j] - most);
            sum += weight;
            theta += weight * _theta[j];
        }

        theta /= sum;
        var shape = MeanLog(x, theta);
        Scale = -shape / theta;
        Shape = ((shape * n) + 5) / (n + 10);
        if (double.IsNaN(Shape)) { Shape = double.PositiveInfinity; }
    }

    /// <summary>As many quantiles as there were excesses, in the middle of equal steps of probability.</summary>
    public void Quantiles(int count, Span<double> quantiles)
    {
        if (_logRest.Length != count) { _logRest = [.. Enumerable.Range(0, count).Select(t => Math.Log(1 - ((t + .5) / count)))]; }

        for (var t = 0; t < count; t++) { quantiles[t] = Scale > 0 ? Scale * LessOne(-Shape * _logRest[t]) / Shape : double.NaN; }
    }

    // exp(x) − 1
    private static double LessOne(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    // Logarithms are dear: eight factors are multiplied first wherever their product stays far from overflow.
    private static double MeanLog(ReadOnlySpan<double> x, double theta)
    {
        var (first, last) = (1 - (theta * x[0]), 1 - (theta * x[^1]));
        var isSafe = Math.Max(first, last) < 1e30 && Math.Min(first, last) > 1e-30;
        ref var start = ref MemoryMarshal.GetReference(x);
        var (slope, one, sum) = (Vector256.Create(-theta), Vector256<double>.One, Vector256<double>.Zero);
        var i = 0;
        if (isSafe)
        {
            for (; i <= x.Length - 32; i += 32)
            {
                var product = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref start, (nuint)i), slope, one);
                for (var k = 4; k < 32; k += 4) { product *= Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref start, (nuint)(i + k)), slope, one); }

                sum += Vector256.Log(product);
            }
        }

        for (; i <= x.Length - 4; i += 4) { sum += Vector256.Log(Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref start, (nuint)i), slope, one)); }

        var total = Vector256.Sum(sum);
        for (; i < x.Length; i++) { total += Math.Log(1 - (theta * x[i])); }

        return total / x.Length;
    }
}

using System.Numerics.Tensors;
using NeuroRepl.Numerics;

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
    private double[] _scratch = new double[256];

    /// <summary>The shape k; +∞ where it cannot be told.</summary>
    public double Shape { get; private set; }

    public double Scale { get; private set; }

    /// <summary>Fits in place.</summary>
    /// <param name="x">Excesses over the threshold, ascending.</param>
    public void Fit(ReadOnlySpan<double> x)
    {
        var n = x.Length;
        if (_scratch.Length < n) { _scratch = new double[2 * n]; }

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

    /// <summary>The value that is exceeded with probability 1 − p.</summary>
    public double Quantile(double p) => Scale > 0 ? Scale * Powers(-Shape * Math.Log(1 - p)) / Shape : double.NaN;

    private static double Powers(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    // Logarithms are dear: four factors are multiplied first wherever their product stays far from overflow.
    private double MeanLog(ReadOnlySpan<double> x, double theta)
    {
        var factors = _scratch.AsSpan(0, x.Length);
        TensorPrimitives.Multiply(x, -theta, factors);
        TensorPrimitives.Add(factors, 1.0, factors);
        var (first, last) = (factors[0], factors[^1]);
        if (Math.Max(first, last) < 1e70 && Math.Min(first, last) > 1e-70)
        {
            var quarter = factors.Length / 4;
            var product = factors[..quarter];
            TensorPrimitives.Multiply(product, factors.Slice(quarter, quarter), product);
            TensorPrimitives.Multiply(product, factors.Slice(2 * quarter, quarter), product);
            TensorPrimitives.Multiply(product, factors.Slice(3 * quarter, quarter), product);
            TensorPrimitives.Log(product, product);
            var sum = TensorPrimitives.Sum<double>(product);
            foreach (var rest in factors[(4 * quarter)..]) { sum += Math.Log(rest); }

            return sum / x.Length;
        }

        TensorPrimitives.Log(factors, factors);
        return TensorPrimitives.Sum<double>(factors) / x.Length;
    }
}

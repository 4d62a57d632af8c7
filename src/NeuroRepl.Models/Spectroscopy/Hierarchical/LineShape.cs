using System.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>What an inhomogeneous field does to every line alike, as a factor in time beside the Voigt line: g(t) = exp(Σ a_j·ψ_j(t)).</summary>
/// <remarks>
/// The transform of a distribution of frequencies is such a factor, with g(0) = 1. Imaginary ψ make the line asymmetric, real ones bend its flanks.
/// Each ψ is a polynomial in s = 1 − exp(−t/T) without constant term, so that it is smooth at the start and flat where the signal has decayed;
/// T is the decay time of the signal. They are made orthonormal under the weight exp(−2t/T), which is where the signal is, after taking out what
/// the model has anyway: t (a shift) from the imaginary ones, t and t² (the Voigt line) from the real ones.
/// </remarks>
internal sealed class LineShape
{
    private readonly double[][] _imaginary;
    private readonly double[][] _real;

    public LineShape(int points, double dwellSeconds, double decaySeconds, int imaginary, int real)
    {
        var t = Enumerable.Range(0, points).Select(n => n * dwellSeconds).ToArray();
        var weight = t.Select(x => Math.Exp(-2 * x / decaySeconds)).ToArray();
        var total = weight.Sum();
        for (var n = 0; n < points; n++) { weight[n] /= total; }

        double[] Power(int k) => [.. t.Select(x => Math.Pow(1 - Math.Exp(-x / decaySeconds), k))];
        double[] linear = [.. t.Select(x => Math.Min(x / decaySeconds, 4))], square = [.. linear.Select(x => x * x)];
        _imaginary = Orthonormal([linear], [.. Enumerable.Range(2, imaginary).Select(Power)], weight);
        _real = Orthonormal([linear, square], [.. Enumerable.Range(3, real).Select(Power)], weight);
    }

    /// <summary>How many functions there are, imaginary ones first.</summary>
    public int Count => _imaginary.Length + _real.Length;

    /// <summary>ψ_j at sample n.</summary>
    public Complex Function(int j, int n) => j < _imaginary.Length ? new Complex(0, _imaginary[j][n]) : _real[j - _imaginary.Length][n];

    /// <summary>exp(real + Σ a_j·ψ_j) at sample n.</summary>
    public Complex Value(int n, double real, ReadOnlySpan<double> a)
    {
        var angle = 0.0;
        for (var j = 0; j < _imaginary.Length; j++) { angle += a[j] * _imaginary[j][n]; }

        for (var j = 0; j < _real.Length; j++) { real += a[_imaginary.Length + j] * _real[j][n]; }

        var size = Math.Exp(Math.Min(real, 50));
        if (angle == 0) { return size; }

        var (sin, cos) = Math.SinCos(angle);
        return new Complex(size * cos, size * sin);
    }

    private static double[][] Orthonormal(double[][] taken, double[][] functions, double[] weight)
    {
        var done = new List<double[]>();
        foreach (var function in taken.Concat(functions))
        {
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in done)
                {
                    var product = Inner(function, other, weight);
                    for (var n = 0; n < function.Length; n++) { function[n] -= product * other[n]; }
                }
            }

            var norm = Math.Sqrt(Inner(function, function, weight));
            for (var n = 0; n < function.Length; n++) { function[n] /= norm; }

            done.Add(function);
        }

        return [.. done.Skip(taken.Length)];
    }

    private static double Inner(double[] a, double[] b, double[] weight)
    {
        var sum = 0.0;
        for (var n = 0; n < a.Length; n++) { sum += a[n] * b[n] * weight[n]; }

        return sum;
    }
}

using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Variances and Satterthwaite's degrees of freedom of functions of the coefficients at one place; the formulas stand at <see cref="InterceptDesign"/>.</summary>
/// <param name="factor">Cholesky factor of QᵀV⁻¹Q.</param>
/// <param name="change">B: how it changes with λ, the sign turned.</param>
/// <param name="sigma2">Residual variance.</param>
/// <param name="lambda">σ_b²/σ².</param>
/// <param name="slope">S′.</param>
/// <param name="curvature">∂² of the criterion in λ.</param>
/// <param name="freedom">Rows minus columns.</param>
internal sealed class PlaceInference(RowMajor factor, RowMajor change, double sigma2, double lambda, double slope, double curvature, int freedom)
{
    private readonly double[] _w = new double[factor.Rows];

    /// <summary>The variance of lᵀγ and its degrees of freedom.</summary>
    public (double Variance, double Df) Of(ReadOnlySpan<double> l)
    {
        var p = _w.Length;
        l.CopyTo(_w);
        Cholesky.Solve(factor.Values, p, p, _w);
        var (v, g) = (0.0, 0.0);
        for (var i = 0; i < p; i++)
        {
            v += l[i] * _w[i];
            var sum = 0.0;
            for (var j = 0; j < p; j++) { sum += change[i, j] * _w[j]; }

            g += _w[i] * sum;
        }

        if (lambda == 0) { return (sigma2 * v, freedom); }

        // A = 2H⁻¹ with H = [curvature, cross; cross, ν/σ⁴], g = (σ²·wᵀBw, v).
        g *= sigma2;
        var (cross, second) = (-slope / (sigma2 * sigma2), freedom / (sigma2 * sigma2));
        var determinant = (curvature * second) - (cross * cross);
        var spread = 2 * ((g * g * second) - (2 * g * v * cross) + (v * v * curvature)) / determinant;
        return (sigma2 * v, 2 * sigma2 * sigma2 * v * v / spread);
    }

    /// <summary>F of functions that are all zero under the hypothesis, and its denominator's degrees of freedom.</summary>
    public (double F, double DenominatorDf) Test(RowMajor functions, double[] gamma)
    {
        if (functions.Rows == 1)
        {
            var (variance, df) = Of(functions.Row(0));
            var estimate = Along(functions.Row(0), gamma);
            return (estimate * estimate / variance, df);
        }

        var (q, p) = (functions.Rows, functions.Columns);
        var covariance = new double[q * q];
        var half = new double[p];
        for (var i = 0; i < q; i++)
        {
            functions.Row(i).CopyTo(half);
            Cholesky.Solve(factor.Values, p, p, half);
            for (var j = 0; j < q; j++) { covariance[(i * q) + j] = sigma2 * Along(functions.Row(j), half); }
        }

        var eigen = new SymmetricEigen(covariance, q);
        var largest = eigen.Values.Max();
        var dfs = new List<double>();
        var f = 0.0;
        for (var k = 0; k < q; k++)
        {
            if (!(eigen.Values[k] > 1e-8 * largest)) { continue; }

            Array.Clear(half);
            for (var i = 0; i < q; i++) { System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(functions.Row(i), eigen.Vector(i, k), half, half); }

            var estimate = Along(half, gamma);
            f += estimate * estimate / eigen.Values[k];
            dfs.Add(Of(half).Df);
        }

        return (f / dfs.Count, SatterthwaiteInference.Together([.. dfs]));
    }

    private static double Along(ReadOnlySpan<double> function, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < function.Length; i++) { sum += function[i] * values[i]; }

        return sum;
    }
}

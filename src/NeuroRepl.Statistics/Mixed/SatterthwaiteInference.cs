using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Degrees of freedom by matching the variance of an estimated variance to that of a χ².</summary>
/// <remarks>
/// Kuznetsova, Brockhoff and Christensen, J. Stat. Softw. 82(13) (2017), eq. 3 to 8: ν = 2·v²/(gᵀAg), with v = lᵀVar(β)l, g its gradient in (θ, σ) and A twice the inverse Hessian
/// of the criterion; gradient and Hessian are exact here. F of several functions: over the eigenvectors of L·Var(β)·Lᵀ, matching E(F) = ν/(ν − 2).
/// </remarks>
internal sealed class SatterthwaiteInference : Inference
{
    private readonly RowMajor _turn;                // R⁻¹: from the orthonormal columns of the fit to the design's
    private readonly VarianceAlgebra _algebra;
    private readonly RowMajor[] _changes;
    private readonly double[,] _spread;             // A
    private readonly double _sigma2;

    public SatterthwaiteInference(VarianceAlgebra algebra, RowMajor turn, double sigma2)
    {
        (_algebra, _turn, _sigma2) = (algebra, turn, sigma2);
        _changes = [.. Enumerable.Range(0, algebra.Count).Select(k => algebra.Along(algebra.P, k))];
        _spread = TwiceInverse(algebra.Hessian());
        Covariance = CovarianceOf(algebra.Phi, turn, sigma2);
    }

    public override RowMajor Covariance { get; }

    public override double Df(double[] function)
    {
        var p = _turn.Rows;
        var l = Turned(function);
        var phi = new double[p];
        for (var i = 0; i < p; i++) { phi[i] = TensorPrimitives.Dot<double>(_algebra.Phi.Row(i), l); }

        var v = TensorPrimitives.Dot<double>(phi, l);
        var gradient = new double[_algebra.Count + 1];
        for (var k = 0; k < _algebra.Count; k++) { gradient[k] = _sigma2 * Quadratic(_changes[k], phi); }

        gradient[^1] = 2 * Math.Sqrt(_sigma2) * v;
        var variance = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++) { variance += gradient[i] * _spread[i, j] * gradient[j]; }
        }

        return 2 * v * v * _sigma2 * _sigma2 / variance;
    }

    public override (double F, double Rank, double DenominatorDf) Test(RowMajor functions, double[] beta)
    {
        var directions = Directions(functions, Covariance);
        var f = directions.Sum(d => TensorPrimitives.Dot<double>(d.Function, beta) * TensorPrimitives.Dot<double>(d.Function, beta) / d.Variance) / directions.Count;
        return (f, directions.Count, Together([.. directions.Select(d => Df(d.Function))]));
    }

    internal static RowMajor CovarianceOf(RowMajor phi, RowMajor turn, double sigma2)
    {
        var result = VarianceAlgebra.Times(VarianceAlgebra.Times(turn, phi), turn.Transposed());
        for (var i = 0; i < result.Values.Length; i++) { result.Values[i] *= sigma2; }

        return result;
    }

    private double[] Turned(double[] function)
    {
        var l = new double[_turn.Rows];
        for (var i = 0; i < l.Length; i++) { TensorPrimitives.MultiplyAdd(_turn.Row(i), function[i], l, l); }

        return l;
    }

    internal static double Together(double[] df)
    {
        if (df.Length == 0) { return double.NaN; }
        if (df.All(d => Math.Abs(d - df[0]) < 1e-8 * Math.Abs(df[0]))) { return df.Average(); }
        if (df.Any(d => d <= 2)) { return 2; }

        var e = df.Sum(d => d / (d - 2));
        return 2 * e / (e - df.Length);
    }

    // Directions in which the criterion is flat or falls (a variance at zero) tell nothing about the spread.
    private static double[,] TwiceInverse(double[,] hessian)
    {
        var n = hessian.GetLength(0);
        var scale = Enumerable.Range(0, n).Select(i => hessian[i, i] > 0 ? 1 / Math.Sqrt(hessian[i, i]) : 1).ToArray();
        var scaled = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { scaled[(i * n) + j] = hessian[i, j] * scale[i] * scale[j]; }
        }

        var eigen = new SymmetricEigen(scaled, n);
        var result = new double[n, n];
        for (var k = 0; k < n; k++)
        {
            if (eigen.Values[k] < 1e-8) { continue; }

            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) { result[i, j] += 2 * eigen.Vector(i, k) * eigen.Vector(j, k) / eigen.Values[k] * scale[i] * scale[j]; }
            }
        }

        return result;
    }
}

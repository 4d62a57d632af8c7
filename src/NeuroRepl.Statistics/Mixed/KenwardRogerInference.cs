using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Covariance and degrees of freedom corrected for the estimated variances, for REML fits.</summary>
/// <remarks>
/// Kenward and Roger, Biometrics 53 (1997), in the form of Halekoh and Højsgaard, J. Stat. Softw. 59(9) (2014), with V linear in its covariance elements and the residual variance.
/// All traces come from the random effects' space: with V⁻¹ = I − ZGZᵀV⁻¹, for instance ZᵀV⁻²Z = K − KGK and XᵀV⁻²X = XᵀV⁻¹X − UᵀGU.
/// </remarks>
internal sealed class KenwardRogerInference : Inference
{
    private readonly RowMajor _turn;
    private readonly RowMajor _phi;                 // σ²Φ, orthonormal columns
    private readonly RowMajor _adjusted;
    private readonly RowMajor[] _p;
    private readonly double[,] _w;

    public KenwardRogerInference(MixedProblem problem, VarianceAlgebra algebra, RowMajor turn)
    {
        _turn = turn;
        var (m, sigma2) = (algebra.Count, algebra.State.Sigma2);
        var g = algebra.Elements;
        var information = algebra.State.Information();
        var pg = algebra.Along(algebra.P, g);
        RowMajor[] qg = [.. Enumerable.Range(0, m).Select(k => algebra.Along([.. Enumerable.Range(0, m).Select(l => algebra.Q[k, l])], g))];
        var qgg = algebra.Along(qg, g);
        double T2g(int k) => Enumerable.Range(0, m).Sum(l => g[l] * algebra.T2[k, l]);
        var t1g = Enumerable.Range(0, m).Sum(k => g[k] * algebra.T1[k]);
        var t2gg = Enumerable.Range(0, m).Sum(k => g[k] * T2g(k));

        // The last parameter is the residual variance, whose derivative of V is the identity.
        _p = [.. algebra.P, Sum((information, 1), (pg, -1))];
        var q = new RowMajor[m + 1, m + 1];
        var t2 = new double[m + 1, m + 1];
        for (var k = 0; k < m; k++)
        {
            for (var l = 0; l < m; l++) { (q[k, l], t2[k, l]) = (algebra.Q[k, l], algebra.T2[k, l]); }

            q[k, m] = Sum((algebra.P[k], 1), (qg[k], -1));
            q[m, k] = q[k, m].Transposed();
            t2[k, m] = t2[m, k] = algebra.T1[k] - T2g(k);
        }

        q[m, m] = Sum((information, 1), (pg, -2), (qgg, 1));
        t2[m, m] = problem.Observations - (2 * t1g) + t2gg;

        _phi = Scaled(algebra.Phi, sigma2);
        for (var k = 0; k <= m; k++) { _p[k] = Scaled(_p[k], -1 / (sigma2 * sigma2)); }

        _w = Weights(q, t2, sigma2);
        var u = new RowMajor(_phi.Rows, _phi.Rows);
        for (var k = 0; k <= m; k++)
        {
            var half = VarianceAlgebra.Times(_p[k], _phi);
            for (var l = 0; l <= m; l++)
            {
                TensorPrimitives.MultiplyAdd(q[k, l].Values, _w[k, l] / (sigma2 * sigma2 * sigma2), u.Values, u.Values);
                TensorPrimitives.MultiplyAdd(VarianceAlgebra.Times(half, _p[l]).Values, -_w[k, l], u.Values, u.Values);
            }
        }

        var correction = VarianceAlgebra.Times(VarianceAlgebra.Times(_phi, u), _phi);
        _adjusted = Sum((_phi, 1), (correction, 1), (correction.Transposed(), 1));
        Covariance = SatterthwaiteInference.CovarianceOf(_adjusted, turn, 1);
    }

    public override RowMajor Covariance { get; }

    public override double Df(double[] function) => Moments(Turned(new RowMajor([.. function], 1, function.Length))).Df;

    public override (double F, double Rank, double DenominatorDf) Test(RowMajor functions, double[] beta)
    {
        var directions = Directions(functions, Covariance);
        var l = new RowMajor([.. directions.SelectMany(d => d.Function)], directions.Count, functions.Columns);
        var f = directions.Sum(d => TensorPrimitives.Dot<double>(d.Function, beta) * TensorPrimitives.Dot<double>(d.Function, beta) / d.Variance) / directions.Count;
        var (df, scale) = Moments(Turned(l));
        return (f * scale, directions.Count, df);
    }

    private (double Df, double Scale) Moments(RowMajor l)
    {
        var rank = l.Rows;
        var inner = Cholesky.Inverse(Sandwich(l, _phi));
        if (inner is not { } inverse) { return (double.NaN, double.NaN); }

        var theta = VarianceAlgebra.Times(VarianceAlgebra.Times(l.Transposed(), inverse), l);
        var half = VarianceAlgebra.Times(theta, _phi);
        RowMajor[] products = [.. _p.Select(p => VarianceAlgebra.Times(half, VarianceAlgebra.Times(p, _phi)))];
        double[] traces = [.. products.Select(product => Enumerable.Range(0, product.Rows).Sum(i => product[i, i]))];
        double a1 = 0, a2 = 0;
        for (var k = 0; k < products.Length; k++)
        {
            for (var m = 0; m < products.Length; m++)
            {
                a1 += _w[k, m] * traces[k] * traces[m];
                var trace = 0.0;
                for (var i = 0; i < products[k].Rows; i++)
                {
                    for (var j = 0; j < products[k].Rows; j++) { trace += products[k][i, j] * products[m][j, i]; }
                }

                a2 += _w[k, m] * trace;
            }
        }

        double q = rank;
        var b = (a1 + (6 * a2)) / (2 * q);
        var g = (((q + 1) * a1) - ((q + 4) * a2)) / ((q + 2) * a2);
        var below = (3 * q) + (2 * (1 - g));
        var (c1, c2, c3) = (g / below, (q - g) / below, (q + 2 - g) / below);
        var (v0, v1, v2) = (Clean(1 + (c1 * b)), Clean(1 - (c2 * b)), Clean(1 - (c3 * b)));
        var rho = 1 / q * Square(Ratio(1 - (a2 / q), v1)) * v0 / v2;
        var df = 4 + ((q + 2) / ((q * rho) - 1));
        var scale = df == 2 ? 1 : df * (1 - (a2 / q)) / (df - 2);
        return (df, scale);
    }

    private static double Clean(double value) => Math.Abs(value) < 1e-10 ? 0 : value;

    private static double Ratio(double above, double below) => Math.Abs(above) < 1e-14 && Math.Abs(below) < 1e-14 ? 1 : above / below;

    private static double Square(double value) => value * value;

    // W: twice the inverse of the expected information of the variance parameters.
    private double[,] Weights(RowMajor[,] q, double[,] t2, double sigma2)
    {
        var n = _p.Length;
        RowMajor[] halves = [.. _p.Select(p => VarianceAlgebra.Times(_phi, p))];
        var information = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            for (var l = 0; l < n; l++)
            {
                var trace = 0.0;
                for (var i = 0; i < _phi.Rows; i++)
                {
                    for (var j = 0; j < _phi.Rows; j++) { trace += halves[k][i, j] * halves[l][j, i]; }
                }

                information[(k * n) + l] = (t2[k, l] / (sigma2 * sigma2)) - (2 / (sigma2 * sigma2 * sigma2) * TensorPrimitives.Dot<double>(_phi.Values, q[k, l].Values)) + trace;
            }
        }

        double[] scale = [.. Enumerable.Range(0, n).Select(i => information[(i * n) + i] > 0 ? 1 / Math.Sqrt(information[(i * n) + i]) : 1)];
        for (var k = 0; k < n; k++)
        {
            for (var l = 0; l < n; l++) { information[(k * n) + l] *= scale[k] * scale[l]; }
        }

        var eigen = new SymmetricEigen(information, n);
        var w = new double[n, n];
        for (var e = 0; e < n; e++)
        {
            if (eigen.Values[e] < 1e-10) { continue; }

            for (var k = 0; k < n; k++)
            {
                for (var l = 0; l < n; l++) { w[k, l] += 2 * eigen.Vector(k, e) * eigen.Vector(l, e) / eigen.Values[e] * scale[k] * scale[l]; }
            }
        }

        return w;
    }

    private RowMajor Turned(RowMajor l) => VarianceAlgebra.Times(l, _turn);

    private static RowMajor Scaled(RowMajor matrix, double by) => Sum((matrix, by));

    private static RowMajor Sum(params (RowMajor Matrix, double Weight)[] parts)
    {
        var result = new RowMajor(parts[0].Matrix.Rows, parts[0].Matrix.Columns);
        foreach (var (matrix, weight) in parts) { TensorPrimitives.MultiplyAdd(matrix.Values, weight, result.Values, result.Values); }

        return result;
    }
}

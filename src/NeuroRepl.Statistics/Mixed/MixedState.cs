using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>A mixed model at one θ: criterion, coefficients, residual variance, and the derivatives when asked.</summary>
internal sealed class MixedState
{
    private readonly MixedProblem _problem;
    private readonly double[][,] _lambda;
    private readonly RowMajor _factor;          // Cholesky factor of XᵀV⁻¹[X y]
    private RowMajor[]? _whitened;

    public MixedState(MixedProblem problem, double[] theta, double[][,] lambda, RowMajor gram, double logDeterminant)
    {
        (_problem, Theta, _lambda, _factor) = (problem, theta, lambda, gram);
        var p = problem.Columns;
        if (Cholesky.Factor(gram.Values, p, p + 1, tolerance: 0) >= 0)
        {
            Criterion = double.PositiveInfinity;
            return;
        }

        var last = gram.Row(p);
        for (var j = 0; j < p; j++) { last[j] = (last[j] - TensorPrimitives.Dot<double>(last[..j], gram.Row(j)[..j])) / gram[j, j]; }

        PenalisedSum = last[p] - TensorPrimitives.SumOfSquares<double>(last[..p]);
        for (var j = 0; j < p; j++) { LogFixed += 2 * Math.Log(gram[j, j]); }

        var freedom = problem.Freedom;
        Criterion = PenalisedSum > 0
            ? logDeterminant + (problem.IsReml ? LogFixed : 0) + (freedom * (1 + Math.Log(2 * Math.PI * PenalisedSum / freedom))) - problem.LogWeights
            : double.NegativeInfinity;
    }

    public double[] Theta { get; }

    /// <summary>−2 log-likelihood, or the REML criterion.</summary>
    public double Criterion { get; }

    /// <summary>r² = ‖y − Xβ − Zb‖² + ‖u‖².</summary>
    public double PenalisedSum { get; }

    public double Sigma2 => PenalisedSum / _problem.Freedom;

    public double LogFixed { get; }

    public double[][,] Lambda => _lambda;

    /// <summary>The generalised least squares coefficients.</summary>
    public double[] Beta()
    {
        var p = _problem.Columns;
        var beta = _factor.Row(p)[..p].ToArray();
        for (var i = p - 1; i >= 0; i--)
        {
            beta[i] /= _factor[i, i];
            for (var j = 0; j < i; j++) { beta[j] -= beta[i] * _factor[i, j]; }
        }

        return beta;
    }

    /// <summary>Φ = (XᵀV⁻¹X)⁻¹, without σ².</summary>
    public RowMajor Phi()
    {
        var p = _problem.Columns;
        var phi = new RowMajor(p, p);
        for (var i = 0; i < p; i++)
        {
            phi[i, i] = 1;
            Cholesky.Solve(_factor.Values, p, p + 1, phi.Row(i));
        }

        return phi;
    }

    /// <summary>XᵀV⁻¹X, from its factor.</summary>
    public RowMajor Information()
    {
        var p = _problem.Columns;
        var h = new RowMajor(p, p);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++) { h[i, j] = h[j, i] = TensorPrimitives.Dot<double>(_factor.Row(i)[..(j + 1)], _factor.Row(j)[..(j + 1)]); }
        }

        return h;
    }

    /// <summary>ZᵀV⁻¹[X y], a matrix a component.</summary>
    public RowMajor[] Whitened => _whitened ??= [.. _problem.Components.Select(component => component.Whitened())];

    /// <summary>w = Zᵀ(y − Xβ − Zb), an array a component.</summary>
    public double[][] Residual(double[] beta) => [.. Whitened.Select(white =>
    {
        var w = new double[white.Rows];
        for (var i = 0; i < w.Length; i++) { w[i] = white[i, beta.Length] - TensorPrimitives.Dot<double>(white.Row(i)[..beta.Length], beta); }

        return w;
    })];

    /// <summary>The predicted random effects b = ΛΛᵀw, a level after the other for each factor.</summary>
    public double[][] RandomEffects()
    {
        var w = Residual(Beta());
        var result = _problem.Factors.Select(factor => new double[factor.Levels.Count * factor.Width]).ToArray();
        foreach (var (component, residual) in _problem.Components.Zip(w))
        {
            foreach (var (factor, level, start) in component.Members)
            {
                var lambda = _lambda[factor];
                var width = lambda.GetLength(0);
                for (var column = 0; column < width; column++)
                {
                    var u = 0.0;
                    for (var row = column; row < width; row++) { u += lambda[row, column] * residual[start + row]; }
                    for (var row = column; row < width; row++) { result[factor][(level * width) + row] += lambda[row, column] * u; }
                }
            }
        }

        return result;
    }

    /// <summary>The derivative of the criterion in θ.</summary>
    public double[] Gradient()
    {
        var (logs, sums) = FirstDerivatives(_problem.IsReml);
        var gradient = new double[logs.Length];
        for (var k = 0; k < gradient.Length; k++) { gradient[k] = logs[k] + (_problem.Freedom * sums[k] / PenalisedSum); }

        return gradient;
    }

    /// <summary>∂ of the log-determinants and of r², in θ.</summary>
    public (double[] Logs, double[] Sums) FirstDerivatives(bool reml)
    {
        var p = _problem.Columns;
        var traces = _lambda.Select(l => new double[l.GetLength(0), l.GetLength(0)]).ToArray();     // ΛᵀK summed over levels
        var squares = _lambda.Select(l => new double[l.GetLength(0), l.GetLength(0)]).ToArray();    // Λᵀwwᵀ summed
        foreach (var component in _problem.Components) { component.AddTraces(traces); }

        var w = Residual(Beta());
        var root = new RowMajor(p, p);
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++) { root[i, j] = _factor[i, j]; }
        }

        foreach (var (c, component) in _problem.Components.Index())
        {
            var y = reml ? Solved(Whitened[c], root) : default;
            foreach (var (factor, _, start) in component.Members)
            {
                var (lambda, trace, square) = (_lambda[factor], traces[factor], squares[factor]);
                var width = lambda.GetLength(0);
                for (var a = 0; a < width; a++)
                {
                    for (var b = 0; b < width; b++)
                    {
                        var part = reml ? TensorPrimitives.Dot<double>(y.Row(start + b), y.Row(start + a)) : 0;
                        for (var column = 0; column <= b; column++)
                        {
                            trace[column, a] -= lambda[b, column] * part;
                            square[column, a] += lambda[b, column] * w[c][start + b] * w[c][start + a];
                        }
                    }
                }
            }
        }

        var (logs, sums) = (new double[_problem.Parameters], new double[_problem.Parameters]);
        var at = 0;
        for (var factor = 0; factor < _lambda.Length; factor++)
        {
            foreach (var (row, column) in _problem.Factors[factor].Free)
            {
                (logs[at], sums[at]) = (2 * traces[factor][column, row], -2 * squares[factor][column, row]);
                at++;
            }
        }

        return (logs, sums);
    }

    /// <summary>U·R⁻ᵀ... rows y with y·yᵀ = U Φ Uᵀ, by forward substitution along each row.</summary>
    private static RowMajor Solved(RowMajor white, RowMajor root)
    {
        var p = root.Rows;
        var result = new RowMajor(white.Rows, p);
        for (var i = 0; i < white.Rows; i++)
        {
            var row = result.Row(i);
            for (var j = 0; j < p; j++) { row[j] = (white[i, j] - TensorPrimitives.Dot<double>(row[..j], root.Row(j)[..j])) / root[j, j]; }
        }

        return result;
    }
}

using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>The parameters within bounds that make a sum of squared residuals least, by Levenberg's and Marquardt's damped steps.</summary>
/// <remarks>
/// A step s makes ‖J·s + r‖² + μ‖D·s‖² least over the box. J = QR is factored once a point; for every damping μ only the small
/// system of R and √μ·D is solved, by QR too (normal equations would square the condition). D holds the largest norm each column of J has
/// had: Moré, "The Levenberg-Marquardt algorithm: implementation and theory" (1978). μ follows the ratio of gained to foretold
/// reduction: Nielsen, IMM-REP-1999-05. A parameter that a step would carry over its bound is put onto it and the others solve again.
/// </remarks>
public sealed class LevenbergMarquardt
{
    private const double Acceptable = 1e-4;

    private readonly ILeastSquaresProblem _problem;
    private readonly LevenbergMarquardtOptions _options;
    private readonly int _n;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _residuals;
    private readonly double[] _trialResiduals;
    private readonly RowMajor _derivatives;
    private readonly RowMajor _r;               // row k: column k of R
    private readonly double[] _q;               // Qᵀ·r, the part that the parameters reach
    private readonly double[] _gradient;
    private readonly double[] _scale;
    private readonly double[] _step;
    private readonly bool[] _isFixed;
    private readonly RowMajor _small;
    private readonly double[] _smallRight;
    private double[] _parameters;
    private double[] _trial;

    private LevenbergMarquardt(ILeastSquaresProblem problem, double[] start, double[]? lower, double[]? upper, LevenbergMarquardtOptions options)
    {
        (_problem, _options, _n) = (problem, options, problem.Parameters);
        Guard.SameLength(start.Length, _n, "the number of starting values", "the number of parameters");
        _lower = lower ?? [.. Enumerable.Repeat(double.NegativeInfinity, _n)];
        _upper = upper ?? [.. Enumerable.Repeat(double.PositiveInfinity, _n)];
        _parameters = [.. start.Select((value, k) => Math.Clamp(value, _lower[k], _upper[k]))];
        _trial = new double[_n];
        (_residuals, _trialResiduals) = (new double[problem.Residuals], new double[problem.Residuals]);
        (_derivatives, _r) = (new RowMajor(_n, problem.Residuals), new RowMajor(_n, _n));
        (_q, _gradient, _scale, _step) = (new double[_n], new double[_n], new double[_n], new double[_n]);
        (_isFixed, _small, _smallRight) = (new bool[_n], new RowMajor(_n, 2 * _n), new double[2 * _n]);
    }

    /// <summary>Searches from a starting point.</summary>
    /// <param name="problem">The residuals and their derivatives.</param>
    /// <param name="start">Where to begin; moved into the bounds.</param>
    /// <param name="lower">Lower bounds, or null for none.</param>
    /// <param name="upper">Upper bounds, or null for none.</param>
    /// <param name="options">When to stop.</param>
    /// <returns>The best point, converged or not.</returns>
    public static LeastSquaresOptimum Minimize(
        ILeastSquaresProblem problem, double[] start, double[]? lower = null, double[]? upper = null, LevenbergMarquardtOptions? options = null) =>
        new LevenbergMarquardt(problem, start, lower, upper, options ?? new LevenbergMarquardtOptions()).Run();

    private LeastSquaresOptimum Run()
    {
        _problem.Evaluate(_parameters, _residuals);
        var cost = TensorPrimitives.SumOfSquares<double>(_residuals);
        if (!double.IsFinite(cost)) { return End(cost, 0, 1, "the residuals at the starting point are not numbers", isConverged: false); }

        Differentiate();
        var (damping, growth, evaluations) = (_options.InitialDamping, 2.0, 1);
        for (var iteration = 1; iteration <= _options.MaxIterations; iteration++)
        {
            Interrupt.ThrowIfRequested();
            if (Steepness(cost) <= _options.GradientTolerance) { return End(cost, iteration - 1, evaluations, "the gradient vanished", isConverged: true); }

            var foretold = Step(damping);
            if (foretold <= _options.CostTolerance * cost && damping <= 1)
            {
                return End(cost, iteration - 1, evaluations, "no step can lower the sum of squares further", isConverged: true);
            }

            if (IsTiny() && damping <= 1) { return End(cost, iteration - 1, evaluations, "the steps vanished", isConverged: true); }

            for (var k = 0; k < _n; k++) { _trial[k] = Math.Clamp(_parameters[k] + _step[k], _lower[k], _upper[k]); }

            _problem.Evaluate(_trial, _trialResiduals);
            evaluations++;
            var trialCost = TensorPrimitives.SumOfSquares<double>(_trialResiduals);
            var gain = double.IsFinite(trialCost) ? (cost - trialCost) / foretold : -1;
            if (gain > Acceptable)
            {
                cost = trialCost;
                (_parameters, _trial) = (_trial, _parameters);
                _trialResiduals.CopyTo(_residuals, 0);
                Differentiate();
                damping *= Math.Max(1.0 / 3, 1 - Math.Pow((2 * gain) - 1, 3));
                growth = 2;
            }
            else
            {
                damping *= growth;
                growth *= 2;
                if (IsTiny() || damping > 1e30)             // rounding hides what the step would gain: as good an optimum as there is
                {
                    return End(cost, iteration, evaluations, "rounding hides any further gain", isConverged: Steepness(cost) < 1e-5);
                }
            }
        }

        return End(cost, _options.MaxIterations, evaluations, $"{_options.MaxIterations} iterations were not enough", isConverged: false);
    }

    private LeastSquaresOptimum End(double cost, int iterations, int evaluations, string ending, bool isConverged) =>
        new(_parameters, cost, iterations, evaluations, isConverged, ending);

    /// <summary>Asks for J, notes gradient and column norms, and reduces J and r to R and Qᵀr by Householder reflections.</summary>
    private void Differentiate()
    {
        _problem.Differentiate(_parameters, _derivatives);
        for (var k = 0; k < _n; k++)
        {
            var column = _derivatives.Row(k);
            _gradient[k] = TensorPrimitives.Dot<double>(column, _residuals);
            _scale[k] = Math.Max(_scale[k], TensorPrimitives.Norm<double>(column));
        }

        _residuals.CopyTo(_trialResiduals, 0);
        Triangularize(_derivatives, _n, _residuals.Length, _trialResiduals);
        for (var k = 0; k < _n; k++)
        {
            _r.Row(k).Clear();
            _derivatives.Row(k)[..Math.Min(k + 1, _residuals.Length)].CopyTo(_r.Row(k));
            _q[k] = k < _residuals.Length ? _trialResiduals[k] : 0;
        }
    }

    private bool IsHeld(int k) => (_parameters[k] <= _lower[k] && _gradient[k] >= 0) || (_parameters[k] >= _upper[k] && _gradient[k] <= 0);

    /// <summary>The largest cosine between the residual and the derivative by a parameter that may move.</summary>
    private double Steepness(double cost)
    {
        var steepest = 0.0;
        for (var k = 0; k < _n; k++)
        {
            var norm = TensorPrimitives.Norm<double>(_r.Row(k)) * Math.Sqrt(cost);
            if (norm > 0 && !IsHeld(k)) { steepest = Math.Max(steepest, Math.Abs(_gradient[k]) / norm); }
        }

        return steepest;
    }

    private bool IsTiny()
    {
        for (var k = 0; k < _n; k++)
        {
            if (Math.Abs(_step[k]) > _options.StepTolerance * (Math.Abs(_parameters[k]) + _options.StepTolerance)) { return false; }
        }

        return true;
    }

    /// <summary>The damped step over the box; gives by how much it should lower the sum of squares.</summary>
    private double Step(double damping)
    {
        Array.Clear(_step);
        for (var k = 0; k < _n; k++) { _isFixed[k] = IsHeld(k); }

        for (var round = 0; round < _n; round++)
        {
            SolveFree(damping);
            var isInside = true;
            for (var k = 0; k < _n; k++)
            {
                var at = _parameters[k] + _step[k];
                if (_isFixed[k] || (at >= _lower[k] && at <= _upper[k])) { continue; }

                _step[k] = (at < _lower[k] ? _lower[k] : _upper[k]) - _parameters[k];
                (_isFixed[k], isInside) = (true, false);
            }

            if (isInside) { break; }
        }

        var foretold = 0.0;                                 // ‖q‖² − ‖R·s + q‖² = −(R·s)ᵀ(R·s + 2q)
        for (var i = 0; i < _n; i++)
        {
            var rs = 0.0;
            for (var k = i; k < _n; k++) { rs += _r[k, i] * _step[k]; }

            foretold -= rs * (rs + (2 * _q[i]));
        }

        return foretold;
    }

    private void SolveFree(double damping)
    {
        _q.CopyTo(_smallRight, 0);
        Array.Clear(_smallRight, _n, _n);
        var free = 0;
        for (var k = 0; k < _n; k++)
        {
            if (_isFixed[k])
            {
                TensorPrimitives.MultiplyAdd(_r.Row(k), _step[k], _smallRight.AsSpan(0, _n), _smallRight.AsSpan(0, _n));
                continue;
            }

            var row = _small.Row(free);
            row.Clear();
            _r.Row(k).CopyTo(row);
            row[_n + free] = Math.Sqrt(damping) * (_scale[k] > 0 ? _scale[k] : 1);
            free++;
        }

        Triangularize(_small, free, 2 * _n, _smallRight);
        for (var k = free - 1; k >= 0; k--)
        {
            _smallRight[k] /= _small[k, k];
            TensorPrimitives.MultiplyAdd(_small.Row(k)[..k], -_smallRight[k], _smallRight.AsSpan(0, k), _smallRight.AsSpan(0, k));
        }

        var next = 0;
        for (var k = 0; k < _n; k++)
        {
            if (!_isFixed[k]) { _step[k] = -_smallRight[next++]; }
        }
    }

    /// <summary>Householder reflections of the first <paramref name="count"/> rows (columns of the matrix meant) and of the right side.</summary>
    private static void Triangularize(RowMajor columns, int count, int length, Span<double> right)
    {
        for (var k = 0; k < Math.Min(count, length); k++)
        {
            var v = columns.Row(k)[k..length];
            var norm = TensorPrimitives.Norm<double>(v);
            if (norm == 0) { continue; }

            var diagonal = v[0] > 0 ? -norm : norm;
            v[0] -= diagonal;
            var factor = -2 / TensorPrimitives.SumOfSquares<double>(v);
            for (var j = k + 1; j < count; j++)
            {
                var other = columns.Row(j)[k..length];
                TensorPrimitives.MultiplyAdd(v, factor * TensorPrimitives.Dot<double>(v, other), other, other);
            }

            var tail = right[k..length];
            TensorPrimitives.MultiplyAdd(v, factor * TensorPrimitives.Dot<double>(v, tail), tail, tail);
            v.Clear();
            v[0] = diagonal;
        }
    }
}

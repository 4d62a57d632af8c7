using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Carries a dynamic fit from a start to its optimum: Levenberg and Marquardt's steps over the nonlinear parameters, scaled by curvature, inside their bounds.</summary>
/// <remarks>
/// Marquardt's scaling as in Moré, "The Levenberg-Marquardt algorithm" (1978), Nielsen's rule for the damping. At an optimum when a full step could lower
/// the sum of squares by less than a millionth of the noise's variance: no parameter then moves by more than a thousandth of its standard error.
/// </remarks>
internal sealed class DynamicSearch
{
    private readonly DynamicProblem _problem;
    private readonly int _maxIterations;
    private readonly double _scatter;
    private readonly double _freedom;
    private readonly int _n;
    private readonly double[] _damping;
    private readonly double[] _scale;
    private readonly double[] _step;
    private readonly bool[] _isFree;

    public DynamicSearch(DynamicProblem problem, ParameterLayout layout, SpectrumModel model, int maxIterations, double scatter, double freedom)
    {
        (_problem, _maxIterations, _scatter, _freedom, _n) = (problem, maxIterations, scatter, Math.Max(freedom, 1), layout.Total);
        (_damping, _scale, _step, _isFree) = (new double[_n], new double[_n], new double[_n], new bool[_n]);
        (Lower, Upper) = (new double[_n], new double[_n]);
        for (var c = 0; c < layout.Cells.Count; c++)
        {
            foreach (var quantity in layout.Quantities) { Bound(quantity, layout.Start(quantity, c), model); }
        }
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    public double[] Parameters { get; private set; } = [];

    /// <summary>Σ n_c·‖ȳ_c − f_c‖² at <see cref="Parameters"/>.</summary>
    public double SumOfSquares { get; private set; }

    public FitOutcome Run(double[] start, Action<int> report)
    {
        double[] current = [.. start], trial = new double[_n];
        for (var k = 0; k < _n; k++) { current[k] = Math.Clamp(current[k], Lower[k], Upper[k]); }

        var cost = _problem.Evaluate(current);
        _problem.Differentiate(current);
        var (damping, growth, outcome) = (1e-3, 2.0, (FitOutcome?)null);
        var iteration = 0;
        while (outcome is null && ++iteration <= _maxIterations)
        {
            report(iteration);
            var foretold = Step(current, damping);
            var enough = Math.Max(1e-6 * (cost + _scatter) / _freedom, 1e-15 * _problem.DataSquare);
            if (foretold <= enough && damping <= 1)
            {
                outcome = new FitOutcome.Converged(iteration - 1);
                break;
            }

            for (var k = 0; k < _n; k++) { trial[k] = Math.Clamp(current[k] + _step[k], Lower[k], Upper[k]); }

            var tried = _problem.Evaluate(trial);
            var gain = double.IsFinite(tried) ? (cost - tried) / foretold : -1;
            if (gain > 1e-4)
            {
                (current, trial, cost) = (trial, current, tried);
                _problem.Differentiate(current);
                (damping, growth) = (damping * Math.Max(0.1, 1 - Math.Pow((2 * gain) - 1, 3)), 2);
                continue;
            }

            (damping, growth) = (damping * growth, growth * 2);
            if (damping > 1e16)
            {
                outcome = foretold <= 1e3 * enough ? new FitOutcome.Converged(iteration)
                    : new FitOutcome.Stopped("no step lowers the sum of squares although its gradient is not zero", "Look at the courses' functions: are they smooth, and their gradients right?");
            }
        }

        SumOfSquares = _problem.Evaluate(current);              // the last trial may have been another point
        _problem.Differentiate(current);
        Parameters = current;
        return outcome ?? new FitOutcome.Stopped(
            $"{_maxIterations} iterations were not enough", "Raise DynamicModel.MaxIterations, align the transients first, or let fewer quantities run.");
    }

    private void Bound(Quantity quantity, int start, SpectrumModel model)
    {
        var (low, high) = !quantity.Course.ParametersAreValues ? (double.NegativeInfinity, double.PositiveInfinity) : quantity.Kind switch
        {
            QuantityKind.Lorentzian => (0, model.MaxBroadeningHz),
            QuantityKind.Gaussian => (-model.MaxBroadeningHz, model.MaxBroadeningHz),       // its square counts
            QuantityKind.Shift => (-model.MaxShiftPpm, model.MaxShiftPpm),
            QuantityKind.Phase1 => model.FitFirstOrderPhase ? (-model.MaxPhase1DegreesPerPpm, model.MaxPhase1DegreesPerPpm) : (0, 0),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        for (var p = 0; p < quantity.Count; p++)
        {
            var own = quantity.Course.Bounds(p);
            (Lower[start + p], Upper[start + p]) = (Math.Max(low, own.Lower), Math.Min(high, own.Upper));
        }
    }

    /// <summary>The damped step; gives by how much it should lower the sum of squares.</summary>
    private double Step(double[] at, double damping)
    {
        var gradient = _problem.System.Gradient;
        for (var k = 0; k < _n; k++)
        {
            var curvature = _problem.System.Diagonal(k);
            _scale[k] = Math.Max(_scale[k], curvature);
            var isHeld = Lower[k] == Upper[k] || (at[k] <= Lower[k] && gradient[k] <= 0) || (at[k] >= Upper[k] && gradient[k] >= 0) || _problem.IsAtZero[k];
            _isFree[k] = !isHeld && _scale[k] > 0;
            _damping[k] = _problem.IsLinear[k] ? 0 : damping * _scale[k];
        }

        _problem.System.Solve(_isFree, _damping, _step);
        var foretold = 0.0;                                     // ‖r‖² − ‖r − J·s‖² = s·(g + D·s), with (H + D)·s = g
        for (var k = 0; k < _n; k++) { foretold += _step[k] * (gradient[k] + (_damping[k] * _step[k])); }

        return foretold;
    }
}

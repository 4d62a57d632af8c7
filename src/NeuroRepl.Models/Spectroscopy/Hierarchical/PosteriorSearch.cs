using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>The most probable point of the hierarchical model, with the widths of its priors and the baseline's stiffness learned on the way.</summary>
/// <remarks>
/// Damped Gauss-Newton steps in parameters and concentrations together: the parameters are eliminated from the normal equations, what is left is a
/// non-negative least-squares problem in the concentrations. After each step the widths take one step of the evidence's fixed point
/// (<see cref="PriorGroup.Learn"/>); for the baseline that is restricted maximum likelihood (Wood, "Generalized Additive Models" (2017), section 6.2).
/// </remarks>
internal sealed class PosteriorSearch
{
    private const int WidthsFrom = 2;           // iterations before anything is learned
    private const int BaselineFrom = 5;         // a stiff baseline first, so that macromolecules are found as such

    private readonly HierarchicalProblem _problem;
    private readonly BaselineSpace _space;
    private readonly IReadOnlyList<PriorGroup> _groups;
    private readonly Action<double[]> _rescale;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly NonNegativeLeastSquares _solver;
    private readonly int _c;
    private readonly int _p;

    /// <param name="rescale">Told the concentrations before the widths are learned, for priors whose scale depends on them.</param>
    public PosteriorSearch(HierarchicalProblem problem, BaselineSpace space, IReadOnlyList<PriorGroup> groups, double[] lower, double[] upper, Action<double[]> rescale)
    {
        (_problem, _space, _groups, _lower, _upper, _rescale) = (problem, space, groups, lower, upper, rescale);
        (_c, _p) = (problem.Concentrations, problem.Layout.Count);
        _solver = new NonNegativeLeastSquares(_c);
        (Theta, Concentrations) = (new double[_p], new double[_c]);
        Information = new RowMajor(1, 1);
    }

    public double[] Theta { get; private set; }

    public double[] Lower => _lower;

    public double[] Upper => _upper;

    public double[] Concentrations { get; private set; }

    public double Cost { get; private set; }

    public int Iterations { get; private set; }

    public bool IsConverged { get; private set; }

    /// <summary>XᵀAX at the end, priors left out.</summary>
    public RowMajor Information { get; private set; }

    /// <summary>How many parameters the baseline took.</summary>
    public double BaselineFreedom { get; private set; }

    public void Run(double[] start, int maxIterations)
    {
        Theta = [.. start];
        WritePriors();
        _problem.Place(Theta);
        Cost = _problem.Cost(Theta, Concentrations);
        var damping = 1e-3;
        for (Iterations = 0; Iterations < maxIterations; Iterations++)
        {
            Interrupt.ThrowIfRequested();
            _problem.Differentiate(Theta, Concentrations);
            _problem.WhitenAll();
            Information = _problem.Information();
            var change = 0.0;
            if (Iterations >= WidthsFrom)
            {
                change = Learn();
                Information = _problem.Information();
                Cost = _problem.Cost(Theta, Concentrations);
            }

            var gained = TakeStep(ref damping);
            if (gained < 1e-3 && change < 0.02 && Iterations > 4)
            {
                IsConverged = true;
                break;
            }
        }

        _problem.Differentiate(Theta, Concentrations);
        _problem.WhitenAll();
        Information = _problem.Information();
    }

    /// <summary>The posterior covariance of concentrations and parameters together, the baseline integrated out; those at their bounds are held or not.</summary>
    public RowMajor Covariance(bool holdBounds)
    {
        var free = Enumerable.Range(0, _c + _p).Where(i => !holdBounds || !IsHeld(i)).Where(i => Information[i, i] + Prior(i) > 0).ToArray();
        var h = new RowMajor(free.Length, free.Length);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++) { h[i, j] = Information[free[i], free[j]]; }

            h[i, i] = (h[i, i] + Prior(free[i])) * (1 + 1e-10);
        }

        var inverse = Cholesky.Inverse(h) ?? throw new InvalidOperationException("The posterior's precision has no inverse.");
        var covariance = new RowMajor(_c + _p, _c + _p);
        for (var i = 0; i < free.Length; i++)
        {
            for (var j = 0; j < free.Length; j++) { covariance[free[i], free[j]] = inverse[i, j]; }
        }

        return covariance;
    }

    public double Prior(int i) => i < _c ? _problem.ConcentrationPrecision[i] : _problem.Precision[i - _c];

    public double[] BaselineCoefficients()
    {
        var b = new double[2 * _space.Count];
        _space.Moments(_problem.Residual(Concentrations), b);
        _space.Solve(b);
        return b;
    }

    private bool IsHeld(int i) => i < _c ? Concentrations[i] <= 0 : Theta[i - _c] <= _lower[i - _c] || Theta[i - _c] >= _upper[i - _c];

    private void WritePriors()
    {
        _rescale(Concentrations);
        foreach (var group in _groups) { group.WriteTo(_problem.Precision); }
    }

    private double Learn()
    {
        var covariance = Covariance(holdBounds: true);
        var change = 0.0;
        foreach (var group in _groups)
        {
            var before = group.Sd;
            group.Learn(Theta, p => covariance[_c + p, _c + p]);
            change = Math.Max(change, Math.Abs(Math.Log(group.Sd / before)));
        }

        if (Iterations >= BaselineFrom) { change = Math.Max(change, LearnBaseline(covariance)); }
        else { change = 1; }


        WritePriors();
        return change;
    }

    private double LearnBaseline(RowMajor covariance)
    {
        var (rough, tail) = Traces(covariance);
        var (roughSquare, tailSquare) = _space.Squares(BaselineCoefficients());
        var roughFreedom = Math.Clamp((2.0 * _space.Penalised) - (_space.Stiffness * rough), 0.01, 2 * _space.Penalised);
        var tailFreedom = Math.Clamp((2.0 * _space.Tails) - (_space.TailPrecision * tail), 0.01, Math.Max(2 * _space.Tails, 1));
        BaselineFreedom = 6 + roughFreedom + (_space.Tails > 0 ? tailFreedom : 0);
        var stiffness = Math.Clamp(roughFreedom / Math.Max(roughSquare, 1e-300), _space.Stiffness / 10, _space.Stiffness * 10);
        var precision = Math.Clamp(tailFreedom / Math.Max(tailSquare, 1e-300), _space.TailPrecision / 10, _space.TailPrecision * 10);
        stiffness = Math.Clamp(stiffness, 1e-8, 1e6);
        precision = Math.Clamp(precision, 1e-10, 1e2);
        var change = Math.Abs(Math.Log(stiffness / _space.Stiffness));
        if (stiffness >= 1e6 || roughFreedom < 0.3) { change = 0; }            // stiff as a polynomial: how stiff does not matter

        _space.SetPrecision(stiffness, precision);
        _problem.WhitenAll();
        return change;
    }

    /// <summary>tr(P·var(b)) of splines and tails, both halves: var(b) = S + S·Bᵀ·X·Σ·Xᵀ·B·S, S = (BᵀB + Λ)⁻¹.</summary>
    private (double Rough, double Tail) Traces(RowMajor covariance)
    {
        var (rough, tail) = _space.Traces();
        var (roughTotal, tailTotal) = (2 * rough, 2 * tail);
        var n = _c + _p;
        var (solved, bent) = (new RowMajor(n, 2 * _space.Count), new RowMajor(n, 2 * _space.Count));
        for (var i = 0; i < n; i++)
        {
            if (covariance[i, i] == 0) { continue; }

            _problem.Moments.Row(i).CopyTo(solved.Row(i));
            _space.Solve(solved.Row(i));
            _space.Bend(solved.Row(i), bent.Row(i));
        }

        for (var i = 0; i < n; i++)
        {
            if (covariance[i, i] == 0) { continue; }

            for (var j = 0; j < n; j++)
            {
                if (covariance[j, j] == 0) { continue; }

                var (a, b) = _space.SplitProduct(solved.Row(i), bent.Row(j));
                roughTotal += covariance[i, j] * a;
                tailTotal += covariance[i, j] * b;
            }
        }

        return (roughTotal, tailTotal);
    }

    /// <summary>A step that lowers the cost; gives by how much.</summary>
    private double TakeStep(ref double damping)
    {
        var moment = new double[_c + _p];
        for (var i = 0; i < _c + _p; i++) { moment[i] = _problem.ProductWithTarget(i); }

        // the parts are linear, but in θ: their deviations were taken from the target
        for (var p = 0; p < _p; p++) { moment[_c + p] -= _problem.Precision[p] * Theta[p]; }

        var (theta, c) = (new double[_p], new double[_c]);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            Solve(moment, damping, theta, c);
            _problem.Place(theta);
            var cost = _problem.Cost(theta, c);
            if (cost <= Cost + 1e-9)
            {
                var gained = Cost - cost;
                (Theta, Concentrations, Cost) = (theta, c, cost);
                damping = Math.Max(damping * 0.1, 1e-9);
                return gained;
            }

            damping = Math.Min(damping * 8, 1e6);
        }

        _problem.Place(Theta);
        _problem.Cost(Theta, Concentrations);
        return 0;
    }

    /// <summary>The damped step: parameters eliminated, concentrations by non-negative least squares, parameters at their bounds held.</summary>
    private void Solve(double[] moment, double damping, double[] theta, double[] c)
    {
        var held = new double[_p];
        Array.Fill(held, double.NaN);
        var factor = new RowMajor(_p, _p);
        var (eliminated, right) = (new RowMajor(_c, _p), new double[_p]);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < _p; i++)
            {
                for (var j = 0; j <= i; j++) { factor[i, j] = Information[_c + i, _c + j]; }

                var diagonal = Information[_c + i, _c + i];
                factor[i, i] += _problem.Precision[i] + (damping * diagonal) + 1e-12;
                right[i] = moment[_c + i];
                if (!double.IsNaN(held[i]))
                {
                    factor[i, i] = 1e12 * (1 + factor[i, i]);
                    right[i] = factor[i, i] * held[i];
                }
            }

            Cholesky.Factor(factor.Values, _p, _p, tolerance: 1e-16);
            var (gram, h) = (new double[_c * _c], new double[_c]);
            Span<double> z = [.. right];
            Cholesky.Solve(factor.Values, _p, _p, z);
            for (var m = 0; m < _c; m++)
            {
                h[m] = _problem.ConcentrationPrecision[m] * _problem.ConcentrationMean[m];
                var row = eliminated.Row(m);
                Information.Row(m)[_c..].CopyTo(row);
                h[m] += moment[m] - Vectors.Dot(row, z);
                Cholesky.Solve(factor.Values, _p, _p, row);
            }

            for (var m = 0; m < _c; m++)
            {
                for (var j = 0; j < _c; j++) { gram[(m * _c) + j] = Information[m, j] - Vectors.Dot(eliminated.Row(m), Information.Row(j)[_c..]); }

                gram[(m * _c) + m] += _problem.ConcentrationPrecision[m];
            }

            _solver.Solve(gram, h, c);
            z.CopyTo(theta);
            for (var m = 0; m < _c; m++) { Vectors.AddScaled(theta, eliminated.Row(m), -c[m]); }

            var isInside = true;
            for (var i = 0; i < _p; i++)
            {
                theta[i] += Theta[i];
                if (theta[i] >= _lower[i] && theta[i] <= _upper[i]) { continue; }

                theta[i] = Math.Clamp(theta[i], _lower[i], _upper[i]);
                if (double.IsNaN(held[i])) { (held[i], isInside) = (theta[i] - Theta[i], false); }
            }

            if (isInside) { return; }
        }
    }
}

using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>The residual of the linear-combination model as a function of its nonlinear parameters only: variable projection.</summary>
/// <remarks>
/// The model at point k of the window, of chemical shift δ_k:
/// y_k ≈ exp(i·φ_k)·Σ_m c_m·M_m(k) + Σ_j b_j·p_j(k), with φ_k = φ₀ + φ₁·(δ_k − pivot), M_m the transform of basis_m(t)·e_g(t)
/// (<see cref="BroadenedBasis"/>), c ≥ 0 real, b complex. Parameters: φ₀, φ₁, then γ, v, ε of every group.
/// For given parameters c and b are linear: b is projected out with the orthonormal polynomials, c is solved by non-negative least
/// squares. Everything is done in the frame turned by −φ_k, where the metabolites stay as transformed and data and polynomials turn.
/// Derivatives of the projected residual after Kaufman, BIT 15 (1975): −P·(∂M c), P projecting out polynomials and the metabolites with
/// c &gt; 0; the part left out vanishes in the gradient. Golub and Pereyra, SIAM J. Numer. Anal. 10 (1973).
/// A complex vector of n points is 2n numbers, real parts first.
/// </remarks>
internal sealed class LinearCombination : ILeastSquaresProblem
{
    public const int Phases = 2;

    private readonly BroadenedBasis _basis;
    private readonly FitWindow _window;
    private readonly int _points;
    private readonly double[] _cos;
    private readonly double[] _sin;
    private readonly RowMajor _baseline;            // the turned polynomials q and i·q, orthonormal
    private readonly double[] _data;
    private readonly double[] _gram;
    private readonly double[] _moment;
    private readonly double[] _padded;
    private readonly double[] _small;
    private readonly NonNegativeLeastSquares _solver;
    private bool _isWarm;

    public LinearCombination(BroadenedBasis basis, FitWindow window)
    {
        (_basis, _window, _points) = (basis, window, window.Count);
        Residuals = 2 * _points;
        Parameters = Phases + (3 * basis.Groups);
        (_cos, _sin) = (new double[_points], new double[_points]);
        _baseline = new RowMajor(2 * window.Polynomials.Rows, Residuals);
        Metabolites = new RowMajor(basis.Count, Residuals);
        Derivatives = new RowMajor(Parameters, Residuals);
        _data = new double[Residuals];
        (_gram, _moment) = (new double[basis.Count * basis.Count], new double[basis.Count]);
        (_padded, _small) = (new double[basis.Columns], new double[basis.Count]);
        _solver = new NonNegativeLeastSquares(basis.Count);
    }

    public int Residuals { get; }

    public int Parameters { get; }

    /// <summary>The concentrations at the last evaluation.</summary>
    public ReadOnlySpan<double> Concentrations => _padded.AsSpan(0, _basis.Count);

    /// <summary>Sum of squares of the data at the last evaluation, the baseline's polynomials projected out.</summary>
    public double DataSquare => Vectors.Dot(_data, _data);

    /// <summary>The metabolites' spectra at the last evaluation, the baseline's polynomials projected out.</summary>
    public RowMajor Metabolites { get; }

    /// <summary>The model's derivatives by its nonlinear parameters at the last differentiation, the polynomials projected out.</summary>
    public RowMajor Derivatives { get; }

    public void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        Prepare(parameters);
        for (var m = 0; m < _basis.Count; m++) { _moment[m] = Vectors.Dot(Metabolites.Row(m), _data); }

        _solver.Solve(_gram, _moment, _padded.AsSpan(0, _basis.Count), _isWarm);
        _isWarm = true;
        _data.CopyTo(residuals);
        foreach (var m in _solver.Free) { Vectors.AddScaled(residuals, Metabolites.Row(m), -_padded[m]); }
    }

    public void Differentiate(ReadOnlySpan<double> parameters, RowMajor derivatives)
    {
        _basis.TransformMoments(_padded);
        FillDerivatives();
        Span<double> z = _small;
        for (var p = 0; p < Parameters; p++)
        {
            ProjectOutBaseline(Derivatives.Row(p));
            var row = derivatives.Row(p);
            Derivatives.Row(p).CopyTo(row);
            Vectors.Scale(row, -1);
            var free = _solver.Free;
            for (var i = 0; i < free.Length; i++) { z[i] = Vectors.Dot(Metabolites.Row(free[i]), row); }

            _solver.SolveFree(z);
            for (var i = 0; i < free.Length; i++) { Vectors.AddScaled(row, Metabolites.Row(free[i]), -z[i]); }
        }
    }

    /// <summary>The zero-order phase, of some tried, that explains most at these lines; and the sum of squares it leaves.</summary>
    /// <remarks>A constant phase turns neither metabolites nor the baseline's space: only the moments of the data change with it.</remarks>
    /// <param name="parameters">The lines; the phase is set to zero.</param>
    /// <param name="phases">How many phases to try around the circle.</param>
    /// <param name="points">Moves the metabolites by so many spectral points to higher ppm; only the first of several such calls transforms.</param>
    /// <param name="isTransformed">Whether the last call was for the same lines.</param>
    public (double Phase, double Rss) TryPhases(double[] parameters, int phases, int points, bool isTransformed)
    {
        parameters[0] = 0;
        Prepare(parameters, points, isTransformed);
        var square = Vectors.Dot(_data, _data);
        var (real, imaginary) = (new double[_basis.Count], new double[_basis.Count]);
        for (var m = 0; m < _basis.Count; m++)
        {
            var row = Metabolites.Row(m);
            real[m] = Vectors.Dot(row, _data);
            imaginary[m] = Vectors.Dot(row[.._points], _data.AsSpan(_points)) - Vectors.Dot(row[_points..], _data.AsSpan(0, _points));
        }

        var (best, bestRss) = (0.0, double.PositiveInfinity);
        for (var k = 0; k < phases; k++)
        {
            var phase = 2 * Math.PI * k / phases;
            var (sin, cos) = Math.SinCos(phase);
            for (var m = 0; m < _basis.Count; m++) { _moment[m] = (cos * real[m]) + (sin * imaginary[m]); }    // of exp(−iφ)·data

            _solver.Solve(_gram, _moment, _padded.AsSpan(0, _basis.Count), warm: k > 0);
            var rss = square - Vectors.Dot(_moment, Concentrations);
            if (rss < bestRss) { (best, bestRss) = (phase, rss); }
        }

        _isWarm = false;
        return (best, bestRss);
    }

    /// <summary>The baseline's complex coefficients in the polynomials, at the last evaluation.</summary>
    public Complex[] BaselineCoefficients()
    {
        var coefficients = new Complex[_window.Polynomials.Rows];
        for (var k = 0; k < _points; k++)
        {
            var row = _basis.Columns * _window.Row(k);
            var metabolites = new Complex(Vectors.Dot(_basis.Re.AsSpan(row, _basis.Columns), _padded), Vectors.Dot(_basis.Im.AsSpan(row, _basis.Columns), _padded));
            var left = _window.Value(k) - (metabolites * new Complex(_cos[k], _sin[k]));
            for (var j = 0; j < coefficients.Length; j++) { coefficients[j] += _window.Polynomials[j, k] * left; }
        }

        return coefficients;
    }

    private void Prepare(ReadOnlySpan<double> parameters, int points = 0, bool isTransformed = false)
    {
        for (var k = 0; k < _points; k++)
        {
            (_sin[k], _cos[k]) = Math.SinCos(parameters[0] + (parameters[1] * _window.FromPivot(k)));
            var value = _window.Value(k);
            _data[k] = (value.Real * _cos[k]) + (value.Imaginary * _sin[k]);
            _data[_points + k] = (value.Imaginary * _cos[k]) - (value.Real * _sin[k]);
        }

        for (var j = 0; j < _window.Polynomials.Rows; j++)
        {
            var (polynomial, q, iq) = (j, 2 * j, (2 * j) + 1);
            for (var k = 0; k < _points; k++)
            {
                var value = _window.Polynomials[polynomial, k];
                (_baseline[q, k], _baseline[q, _points + k]) = (value * _cos[k], -value * _sin[k]);
                (_baseline[iq, k], _baseline[iq, _points + k]) = (value * _sin[k], value * _cos[k]);
            }
        }

        if (!isTransformed) { _basis.Transform(parameters[Phases..]); }

        Gather(points);
        ProjectOutBaseline(_data);
        for (var m = 0; m < _basis.Count; m++)
        {
            ProjectOutBaseline(Metabolites.Row(m));
            for (var j = 0; j <= m; j++)
            {
                _gram[(m * _basis.Count) + j] = _gram[(j * _basis.Count) + m] = Vectors.Dot(Metabolites.Row(m), Metabolites.Row(j));
            }
        }
    }

    private void Gather(int points)
    {
        for (var k = 0; k < _points; k++)
        {
            var row = _basis.Columns * _window.Row(k, after: points);
            for (var m = 0; m < _basis.Count; m++)
            {
                (Metabolites[m, k], Metabolites[m, _points + k]) = (_basis.Re[row + m], _basis.Im[row + m]);
            }
        }
    }

    private void ProjectOutBaseline(Span<double> vector)
    {
        for (var j = 0; j < _baseline.Rows; j++) { Vectors.AddScaled(vector, _baseline.Row(j), -Vectors.Dot(_baseline.Row(j), vector)); }
    }

    private void FillDerivatives()
    {
        var twoPiMHz = 2 * Math.PI * _basis.SpectrometerMHz;
        for (var k = 0; k < _points; k++)
        {
            var row = _window.Row(k);
            var re = Vectors.Dot(_basis.Re.AsSpan(row * _basis.Columns, _basis.Columns), _padded);
            var im = Vectors.Dot(_basis.Im.AsSpan(row * _basis.Columns, _basis.Columns), _padded);
            var distance = _window.FromPivot(k);
            (Derivatives[0, k], Derivatives[0, _points + k]) = (-im, re);
            (Derivatives[1, k], Derivatives[1, _points + k]) = (-distance * im, distance * re);
            for (var g = 0; g < _basis.Groups; g++)
            {
                var (at, p) = ((row * 2 * _basis.Groups) + (2 * g), Phases + (3 * g));
                var (firstRe, firstIm) = (_basis.MomentRe[at], _basis.MomentIm[at]);
                (Derivatives[p, k], Derivatives[p, _points + k]) = (-firstRe, -firstIm);
                (Derivatives[p + 1, k], Derivatives[p + 1, _points + k]) = (-_basis.MomentRe[at + 1], -_basis.MomentIm[at + 1]);
                (Derivatives[p + 2, k], Derivatives[p + 2, _points + k]) = (twoPiMHz * firstIm, -twoPiMHz * firstRe);
            }
        }
    }
}

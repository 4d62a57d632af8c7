using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>The hierarchical model at one point: its columns, derivatives and the posterior's cost, with the baseline integrated out.</summary>
/// <remarks>
/// y = Φ(θ)·c + Σ_j d_j·Π_j(θ) + b + noise, in units of the noise; c ≥ 0 concentrations, d the deviations of a background's parts from their
/// usual ratio, b the baseline (<see cref="BaselineSpace"/>). Cost = rᵀAr + θᵀPθ + (c − μ)ᵀQ(c − μ), r = y − Φc − Πd, with the precisions P and Q of
/// Gaussian priors; c is the non-negative minimum for given θ (variable projection, Golub and Pereyra, SIAM J. Numer. Anal. 10 (1973)).
/// A complex vector of n points is 2n numbers, real parts first.
/// </remarks>
internal sealed class HierarchicalProblem
{
    private readonly ShapedBasis _basis;
    private readonly FitWindow _window;
    private readonly BaselineSpace _space;
    private readonly double _noise;
    private readonly double[] _gamma;
    private readonly double[] _ppm;
    private readonly double[] _cos;
    private readonly double[] _sin;
    private readonly double[] _all;                 // amplitudes of all signals: c, then d
    private readonly double[] _small;
    private readonly double[] _smallMoment;
    private readonly NonNegativeLeastSquares _solver;

    /// <param name="basis">First the signals with a concentration each, then the parts.</param>
    /// <param name="concentrations">How many signals have a concentration.</param>
    /// <param name="window">The fitted points.</param>
    /// <param name="space">The baseline.</param>
    /// <param name="noise">Standard deviation of the noise on one point.</param>
    /// <param name="lines">How many lines there are.</param>
    public HierarchicalProblem(ShapedBasis basis, int concentrations, FitWindow window, BaselineSpace space, double noise, int lines)
    {
        (_basis, _window, _space, _noise, Concentrations) = (basis, window, space, noise, concentrations);
        Layout = new ParameterLayout(lines, basis.Shape.Count, basis.Count - concentrations);
        Unknowns = concentrations + Layout.Count;
        Length = 2 * window.Count;
        Columns = new RowMajor(Unknowns, Length);
        Moments = new RowMajor(Unknowns, 2 * space.Count);
        Whitened = new RowMajor(Unknowns, 2 * space.Count);
        (Data, Target, TargetMoments, TargetWhitened) = (new double[Length], new double[Length], new double[2 * space.Count], new double[2 * space.Count]);
        for (var k = 0; k < window.Count; k++) { (Data[k], Data[window.Count + k]) = (window.Value(k).Real / noise, window.Value(k).Imaginary / noise); }

        (_gamma, _ppm, _cos, _sin) = (new double[lines], new double[lines], new double[window.Count], new double[window.Count]);
        (_all, Precision) = (new double[basis.Count], new double[Layout.Count]);
        (ConcentrationPrecision, ConcentrationMean) = (new double[concentrations], new double[concentrations]);
        (_small, _smallMoment) = (new double[concentrations * concentrations], new double[concentrations]);
        _solver = new NonNegativeLeastSquares(concentrations);
    }

    public ParameterLayout Layout { get; }

    /// <summary>How many signals have a concentration.</summary>
    public int Concentrations { get; }

    /// <summary>Concentrations and parameters together.</summary>
    public int Unknowns { get; }

    /// <summary>How many numbers the data are.</summary>
    public int Length { get; }

    /// <summary>Precisions of the parameters' priors; zero for none.</summary>
    public double[] Precision { get; }

    /// <summary>Precisions of the concentrations' priors; mostly none.</summary>
    public double[] ConcentrationPrecision { get; }

    /// <summary>Means of those priors.</summary>
    public double[] ConcentrationMean { get; }

    /// <summary>The model's derivatives by concentrations, then by parameters; a row each.</summary>
    public RowMajor Columns { get; }

    public RowMajor Moments { get; }

    public RowMajor Whitened { get; }

    public double[] Data { get; }

    /// <summary>The data without the parts' deviations, and the moments of that.</summary>
    public double[] Target { get; }

    public double[] TargetMoments { get; }

    public double[] TargetWhitened { get; }

    /// <summary>ΦᵀAΦ with the priors' precision, and ΦᵀA·target, of the last <see cref="Cost"/>.</summary>
    public double[] Gram => _small;

    public double[] GramMoment => _smallMoment;

    public ShapedBasis Basis => _basis;

    /// <summary>Standard deviation of the noise on one point, which everything is in units of.</summary>
    public double Noise => _noise;

    /// <summary>Brings the columns of concentrations and parts to a point.</summary>
    public void Place(ReadOnlySpan<double> theta)
    {
        var layout = Layout;
        for (var l = 0; l < layout.Lines; l++)
        {
            _gamma[l] = theta[ParameterLayout.Lorentzian] + theta[layout.OwnBroadening + l];
            _ppm[l] = theta[ParameterLayout.Shift] + theta[layout.OwnShift + l];
        }

        _basis.Transform(_gamma, _ppm, theta[ParameterLayout.Gaussian], theta.Slice(layout.ShapeStart, layout.Shape));
        for (var k = 0; k < _window.Count; k++)
        {
            var (sin, cos) = Math.SinCos(theta[ParameterLayout.Phase0] + (theta[ParameterLayout.Phase1] * _window.FromPivot(k)));
            (_sin[k], _cos[k]) = (sin / _noise, cos / _noise);
        }

        for (var s = 0; s < _basis.Count; s++) { Gather(RowOf(s), _basis.Re, _basis.Im, _basis.Columns, s); }

        Data.CopyTo(Target, 0);
        for (var j = 0; j < layout.Parts; j++) { Vectors.AddScaled(Target, Columns.Row(Concentrations + layout.PartStart + j), -theta[layout.PartStart + j]); }

        for (var m = 0; m < Concentrations; m++) { _space.Moments(Columns.Row(m), Moments.Row(m)); }

        _space.Moments(Target, TargetMoments);
    }

    /// <summary>The cost at the point of the last <see cref="Place"/>, with the concentrations that make it least.</summary>
    public double Cost(ReadOnlySpan<double> theta, Span<double> c)
    {
        TargetMoments.CopyTo(TargetWhitened, 0);
        _space.Whiten(TargetWhitened);
        for (var m = 0; m < Concentrations; m++) { Whiten(m); }

        for (var m = 0; m < Concentrations; m++)
        {
            for (var j = 0; j <= m; j++) { _small[(m * Concentrations) + j] = _small[(j * Concentrations) + m] = Product(m, j); }

            _small[(m * Concentrations) + m] += ConcentrationPrecision[m];
            _smallMoment[m] = ProductWithTarget(m) + (ConcentrationPrecision[m] * ConcentrationMean[m]);
        }

        _solver.Solve(_small, _smallMoment, c);
        var cost = Vectors.Dot(Target, Target) - Vectors.Dot(TargetWhitened, TargetWhitened) - Vectors.Dot(_smallMoment, c);
        for (var p = 0; p < Layout.Count; p++) { cost += Precision[p] * theta[p] * theta[p]; }

        for (var m = 0; m < Concentrations; m++) { cost += ConcentrationPrecision[m] * ConcentrationMean[m] * ConcentrationMean[m]; }

        return cost;
    }

    /// <summary>The cost at the point of the last <see cref="Place"/> for given concentrations.</summary>
    public double CostAt(ReadOnlySpan<double> theta, ReadOnlySpan<double> c)
    {
        var residual = Residual(c);
        var moments = new double[2 * _space.Count];
        _space.Moments(residual, moments);
        _space.Whiten(moments);
        var cost = Vectors.Dot(residual, residual) - Vectors.Dot(moments, moments);
        for (var p = 0; p < Layout.Count; p++) { cost += Precision[p] * theta[p] * theta[p]; }

        for (var m = 0; m < Concentrations; m++) { cost += ConcentrationPrecision[m] * (c[m] - ConcentrationMean[m]) * (c[m] - ConcentrationMean[m]); }

        return cost;
    }

    /// <summary>Target minus Φc.</summary>
    public double[] Residual(ReadOnlySpan<double> c)
    {
        double[] residual = [.. Target];
        for (var m = 0; m < Concentrations; m++) { Vectors.AddScaled(residual, Columns.Row(m), -c[m]); }

        return residual;
    }

    /// <summary>Fills the derivatives by the parameters at the point of the last <see cref="Place"/>.</summary>
    public void Differentiate(ReadOnlySpan<double> theta, ReadOnlySpan<double> c)
    {
        var layout = Layout;
        c.CopyTo(_all);
        for (var j = 0; j < layout.Parts; j++) { _all[Concentrations + j] = theta[layout.PartStart + j]; }

        _basis.TransformMoments(_all);
        for (var p = 0; p < layout.PartStart; p++) { Columns.Row(Concentrations + p).Clear(); }

        for (var s = 0; s < _basis.Count; s++) { AddLine(s); }

        Row(ParameterLayout.Gaussian, 0, -1);
        for (var j = 0; j < layout.Shape; j++) { Row(layout.ShapeStart + j, 1 + j, 1); }

        AddPhases();
        for (var p = Concentrations; p < Unknowns; p++) { _space.Moments(Columns.Row(p), Moments.Row(p)); }
    }

    /// <summary>Whitens the moments of all columns and of the target under the baseline's present precision.</summary>
    public void WhitenAll()
    {
        TargetMoments.CopyTo(TargetWhitened, 0);
        _space.Whiten(TargetWhitened);
        for (var p = 0; p < Unknowns; p++) { Whiten(p); }
    }

    /// <summary>The information XᵀAX of all columns, priors left out.</summary>
    public RowMajor Information()
    {
        var g = new RowMajor(Unknowns, Unknowns);
        for (var i = 0; i < Unknowns; i++)
        {
            for (var j = 0; j <= i; j++) { g[i, j] = g[j, i] = Product(i, j); }
        }

        return g;
    }

    public double ProductWithTarget(int row) => Vectors.Dot(Columns.Row(row), Target) - Vectors.Dot(Whitened.Row(row), TargetWhitened);

    private double Product(int i, int j) => Vectors.Dot(Columns.Row(i), Columns.Row(j)) - Vectors.Dot(Whitened.Row(i), Whitened.Row(j));

    private void Whiten(int row)
    {
        Moments.Row(row).CopyTo(Whitened.Row(row));
        _space.Whiten(Whitened.Row(row));
    }

    private int RowOf(int signal) => signal < Concentrations ? signal : Concentrations + Layout.PartStart + signal - Concentrations;

    private void Gather(int row, double[] re, double[] im, int columns, int column, double factor = 1)
    {
        var points = _window.Count;
        var target = Columns.Row(row);
        for (var k = 0; k < points; k++)
        {
            var at = (_window.Row(k) * columns) + column;
            target[k] = factor * ((re[at] * _cos[k]) - (im[at] * _sin[k]));
            target[points + k] = factor * ((re[at] * _sin[k]) + (im[at] * _cos[k]));
        }
    }

    private void Row(int parameter, int column, double factor) => Gather(Concentrations + parameter, _basis.SumRe, _basis.SumIm, _basis.SumColumns, column, factor);

    /// <summary>∂/∂γ = −a·F[t·s], ∂/∂ε = −2πi·f₀·a·F[t·s] of one signal, added to its line's and to the common ones.</summary>
    private void AddLine(int signal)
    {
        var amplitude = _all[signal];
        if (amplitude == 0) { return; }

        var points = _window.Count;
        var line = _basis.LineOf[signal];
        var own = Columns.Row(Concentrations + Layout.OwnBroadening + line);
        var ownShift = Columns.Row(Concentrations + Layout.OwnShift + line);
        var all = Columns.Row(Concentrations + ParameterLayout.Lorentzian);
        var allShift = Columns.Row(Concentrations + ParameterLayout.Shift);
        var omega = 2 * Math.PI * _basis.SpectrometerMHz;
        for (var k = 0; k < points; k++)
        {
            var at = (_window.Row(k) * _basis.Columns) + signal;
            var (re, im) = (_basis.MomentRe[at], _basis.MomentIm[at]);
            var x = amplitude * ((re * _cos[k]) - (im * _sin[k]));
            var y = amplitude * ((re * _sin[k]) + (im * _cos[k]));
            own[k] -= x;
            own[points + k] -= y;
            all[k] -= x;
            all[points + k] -= y;
            ownShift[k] += omega * y;
            ownShift[points + k] -= omega * x;
            allShift[k] += omega * y;
            allShift[points + k] -= omega * x;
        }
    }

    private void AddPhases()
    {
        var points = _window.Count;
        var zero = Columns.Row(Concentrations + ParameterLayout.Phase0);
        var first = Columns.Row(Concentrations + ParameterLayout.Phase1);
        for (var s = 0; s < _basis.Count; s++)
        {
            var row = Columns.Row(RowOf(s));
            Vectors.AddScaled(zero[..points], row[points..], -_all[s]);
            Vectors.AddScaled(zero[points..], row[..points], _all[s]);
        }

        for (var k = 0; k < points; k++)
        {
            var distance = _window.FromPivot(k);
            (first[k], first[points + k]) = (distance * zero[k], distance * zero[points + k]);
        }
    }
}

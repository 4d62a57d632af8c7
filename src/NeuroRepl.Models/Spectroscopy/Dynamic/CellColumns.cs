using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>One cell's mean spectrum and the model's columns at given lines and phases: what each amplitude adds, and the derivatives by lines and phases.</summary>
/// <remarks>
/// As in <see cref="LinearCombination"/> everything stands in the frame turned by −φ: metabolites as transformed, data and baseline turned. Rows of
/// <see cref="Columns"/>: metabolites, baseline (real and imaginary unit of each polynomial), φ₀, φ₁ (in degrees, φ₁ about the ppm reference), then for each group
/// Lorentzian and Gaussian width (hertz) and shift (ppm). A complex vector of n points is 2n numbers, real parts first. The last transform is kept: cells with the same lines share it.
/// </remarks>
internal sealed class CellColumns
{
    private const double Radians = Math.PI / 180;

    private readonly BroadenedBasis _basis;
    private readonly int _points;
    private readonly int _polynomials;
    private readonly double _pivotFromReference;
    private readonly double[] _cos;
    private readonly double[] _sin;
    private readonly double[] _padded;
    private readonly double[] _lines;           // γ, v, ε of each group, as the basis wants them
    private readonly double[] _widths;          // Lorentzian, Gaussian of each group in hertz, as given
    private bool _isTransformed;

    public CellColumns(BroadenedBasis basis, FitWindow window, double referencePpm)
    {
        (_basis, _points, _polynomials, _pivotFromReference) = (basis, window.Count, window.Polynomials.Rows, window.Pivot - referencePpm);
        Amplitudes = basis.Count + (2 * _polynomials);
        Count = Amplitudes + 2 + (3 * basis.Groups);
        Columns = new RowMajor(Count, 2 * _points);
        (Data, Model) = (new double[2 * _points], new double[2 * _points]);
        (_cos, _sin, _padded) = (new double[_points], new double[_points], new double[basis.Columns]);
        (_lines, _widths) = (new double[3 * basis.Groups], new double[2 * basis.Groups]);
    }

    /// <summary>Metabolites and baseline columns.</summary>
    public int Amplitudes { get; }

    /// <summary>All columns.</summary>
    public int Count { get; }

    public RowMajor Columns { get; }

    public double[] Data { get; }

    /// <summary>The metabolites' part of the model, after <see cref="Differentiate"/>.</summary>
    public double[] Model { get; }

    /// <summary>Fills data, metabolites and baseline.</summary>
    /// <param name="window">The cell's mean spectrum.</param>
    /// <param name="values">The cell's quantities in order; only those after the amplitudes count.</param>
    public void Prepare(FitWindow window, ReadOnlySpan<double> values)
    {
        var (phase0, phase1) = (values[Amplitudes] * Radians, values[Amplitudes + 1] * Radians);
        for (var k = 0; k < _points; k++)
        {
            (_sin[k], _cos[k]) = Math.SinCos(phase0 + (phase1 * (window.FromPivot(k) + _pivotFromReference)));
            var value = window.Value(k);
            Data[k] = (value.Real * _cos[k]) + (value.Imaginary * _sin[k]);
            Data[_points + k] = (value.Imaginary * _cos[k]) - (value.Real * _sin[k]);
        }

        for (var j = 0; j < _polynomials; j++)
        {
            var real = Columns.Row(_basis.Count + (2 * j));
            var imaginary = Columns.Row(_basis.Count + (2 * j) + 1);
            var polynomial = window.Polynomials.Row(j);
            for (var k = 0; k < _points; k++)
            {
                (real[k], real[_points + k]) = (polynomial[k] * _cos[k], -polynomial[k] * _sin[k]);
                (imaginary[k], imaginary[_points + k]) = (polynomial[k] * _sin[k], polynomial[k] * _cos[k]);
            }
        }

        if (!SetLines(values[(Amplitudes + 2)..])) { return; }

        _basis.Transform(_lines);
        for (var k = 0; k < _points; k++)
        {
            var row = _basis.Columns * window.Row(k);
            for (var m = 0; m < _basis.Count; m++) { (Columns[m, k], Columns[m, _points + k]) = (_basis.Re[row + m], _basis.Im[row + m]); }
        }
    }

    /// <summary>Fills the derivatives by phases and lines, for the lines and phases of the last <see cref="Prepare"/>.</summary>
    /// <param name="window">The cell's mean spectrum.</param>
    /// <param name="concentrations">The cell's concentrations.</param>
    public void Differentiate(FitWindow window, ReadOnlySpan<double> concentrations)
    {
        concentrations[.._basis.Count].CopyTo(_padded);
        _basis.TransformMoments(_padded);
        Array.Clear(Model);
        for (var m = 0; m < _basis.Count; m++)
        {
            if (_padded[m] != 0) { Vectors.AddScaled(Model, Columns.Row(m), _padded[m]); }
        }

        var shift = 2 * Math.PI * _basis.SpectrometerMHz;
        for (var k = 0; k < _points; k++)
        {
            var (re, im, p) = (Model[k], Model[_points + k], Amplitudes);
            var distance = Radians * (window.FromPivot(k) + _pivotFromReference);
            Set(p++, k, -Radians * im, Radians * re);
            Set(p++, k, -distance * im, distance * re);
            var at = window.Row(k) * 2 * _basis.Groups;
            for (var g = 0; g < _basis.Groups; g++, at += 2)
            {
                var (firstRe, firstIm) = (_basis.MomentRe[at], _basis.MomentIm[at]);
                var lorentz = _widths[2 * g] >= 0 ? -Math.PI : 0;               // a design's value below zero counts as zero
                var gauss = -2 * FitSearch.GaussianToSquare(1) * _widths[(2 * g) + 1];
                Set(p++, k, lorentz * firstRe, lorentz * firstIm);
                Set(p++, k, gauss * _basis.MomentRe[at + 1], gauss * _basis.MomentIm[at + 1]);
                Set(p++, k, shift * firstIm, -shift * firstRe);
            }
        }
    }

    private void Set(int column, int k, double re, double im) => (Columns[column, k], Columns[column, _points + k]) = (re, im);

    /// <summary>Takes over the lines; false where the last transform was for the same ones.</summary>
    private bool SetLines(ReadOnlySpan<double> values)
    {
        var isNew = !_isTransformed;
        for (var g = 0; g < _basis.Groups; g++)
        {
            var (lorentz, gauss, ppm) = (values[3 * g], values[(3 * g) + 1], values[(3 * g) + 2]);
            isNew |= lorentz != _widths[2 * g] || gauss != _widths[(2 * g) + 1] || ppm != _lines[(3 * g) + 2];
            (_widths[2 * g], _widths[(2 * g) + 1]) = (lorentz, gauss);
            (_lines[3 * g], _lines[(3 * g) + 1], _lines[(3 * g) + 2]) = (Math.PI * Math.Max(lorentz, 0), FitSearch.GaussianToSquare(gauss), ppm);
        }

        _isTransformed = true;
        return isNew;
    }
}

using System.Numerics;
using System.Numerics.Tensors;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A basis brought to a spectrum's points and reference, and its transforms under any shift and width of its groups.</summary>
/// <remarks>
/// Row n of the matrices is a point in time (or frequency), a column a metabolite: all metabolites go through one transform together.
/// Group g multiplies its metabolites by e_g(t) = exp(−γ_g·t − v_g·t² − 2πi·ε_g·f₀·t): γ in 1/s, v in 1/s², ε in ppm (positive to higher ppm).
/// </remarks>
internal sealed class BroadenedBasis
{
    private const int Resync = 32;                  // how many samples a line shape is carried on by multiplication before it is worked out anew

    private readonly double[] _basisRe;
    private readonly double[] _basisIm;
    private readonly double[] _lineRe;              // e_g(t_n), [g · points + n]
    private readonly double[] _lineIm;
    private readonly double[] _scratch;
    private readonly double[] _factorRe;
    private readonly double[] _factorIm;
    private readonly double[] _masked;
    private readonly FourierPlan _plan;
    private readonly double _dwell;

    public BroadenedBasis(BasisSet basis, Spectrum spectrum, int[] groupOf, int groups)
    {
        (GroupOf, Groups, Points, Count) = (groupOf, groups, spectrum.Points, basis.Metabolites.Count);
        (_dwell, SpectrometerMHz) = (spectrum.Acquisition.DwellTimeSeconds, spectrum.SpectrometerMHz);
        var width = Vector<double>.Count;
        Columns = (Count + width - 1) / width * width;
        var size = Points * Columns;
        (_basisRe, _basisIm, Re, Im) = (new double[size], new double[size], new double[size], new double[size]);
        (MomentRe, MomentIm) = (new double[Points * 2 * groups], new double[Points * 2 * groups]);
        (_lineRe, _lineIm) = (new double[Points * groups], new double[Points * groups]);
        (_factorRe, _factorIm, _masked) = (new double[Columns], new double[Columns], new double[Columns * groups]);
        _plan = FourierPlan.Of(Points);
        _scratch = new double[_plan.ScratchLength(Math.Max(Columns, 2 * groups))];
        Load(basis, spectrum);
    }

    public int Points { get; }

    /// <summary>How many metabolites.</summary>
    public int Count { get; }

    /// <summary>Columns of the matrices: the metabolites, padded to whole vectors with zeros.</summary>
    public int Columns { get; }

    public double SpectrometerMHz { get; }

    public int[] GroupOf { get; }

    public int Groups { get; }

    /// <summary>The metabolites' spectra after <see cref="Transform"/>, in the transform's own order of frequencies.</summary>
    public double[] Re { get; }

    public double[] Im { get; }

    /// <summary>After <see cref="TransformMoments"/>: columns 2g and 2g + 1 are the transforms of t·s_g(t) and t²·s_g(t), s_g the group's signal.</summary>
    public double[] MomentRe { get; }

    public double[] MomentIm { get; }

    /// <summary>Transforms every metabolite under its group's line: three numbers a group, γ, v, ε.</summary>
    public void Transform(ReadOnlySpan<double> lines)
    {
        for (var g = 0; g < Groups; g++) { DrawLine(g, lines[3 * g], lines[(3 * g) + 1], lines[(3 * g) + 2]); }

        for (var n = 0; n < Points; n++)
        {
            for (var m = 0; m < Count; m++)
            {
                var at = (GroupOf[m] * Points) + n;
                (_factorRe[m], _factorIm[m]) = (_lineRe[at], _lineIm[at]);
            }

            Multiply(n * Columns);
        }

        _plan.Forward(Re, Im, Columns, _scratch);
    }

    /// <summary>Transforms t·s_g and t²·s_g under the lines of the last <see cref="Transform"/>, s_g = Σ c_m·basis_m·e_g over the group.</summary>
    public void TransformMoments(ReadOnlySpan<double> concentrations)
    {
        Array.Clear(_masked);
        for (var m = 0; m < Count; m++) { _masked[(GroupOf[m] * Columns) + m] = concentrations[m]; }

        for (var n = 0; n < Points; n++)
        {
            var re = _basisRe.AsSpan(n * Columns, Columns);
            var im = _basisIm.AsSpan(n * Columns, Columns);
            var t = n * _dwell;
            for (var g = 0; g < Groups; g++)
            {
                var mask = _masked.AsSpan(g * Columns, Columns);
                var (sumRe, sumIm) = (TensorPrimitives.Dot<double>(re, mask), TensorPrimitives.Dot<double>(im, mask));
                var (lineRe, lineIm) = (_lineRe[(g * Points) + n], _lineIm[(g * Points) + n]);
                var (r, i) = (t * ((sumRe * lineRe) - (sumIm * lineIm)), t * ((sumRe * lineIm) + (sumIm * lineRe)));
                var at = (n * 2 * Groups) + (2 * g);
                (MomentRe[at], MomentIm[at]) = (r, i);
                (MomentRe[at + 1], MomentIm[at + 1]) = (t * r, t * i);
            }
        }

        _plan.Forward(MomentRe, MomentIm, 2 * Groups, _scratch);
    }

    /// <summary>One metabolite's samples in time under the lines of the last <see cref="Transform"/>, first point halved.</summary>
    public Complex[] Signal(int metabolite)
    {
        var signal = new Complex[Points];
        for (var n = 0; n < Points; n++)
        {
            var (at, line) = ((n * Columns) + metabolite, (GroupOf[metabolite] * Points) + n);
            signal[n] = new Complex(_basisRe[at], _basisIm[at]) * new Complex(_lineRe[line], _lineIm[line]);
        }

        return signal;
    }

    private void Load(BasisSet basis, Spectrum spectrum)
    {
        var samples = BasisSamples.Of(basis, spectrum);
        for (var m = 0; m < Count; m++)
        {
            for (var n = 0; n < Points; n++) { (_basisRe[(n * Columns) + m], _basisIm[(n * Columns) + m]) = (samples[m][n].Real, samples[m][n].Imaginary); }
        }
    }

    private void DrawLine(int g, double gamma, double v, double ppm)
    {
        var omega = -2 * Math.PI * ppm * SpectrometerMHz;
        var curvature = Math.Exp(-2 * v * _dwell * _dwell);
        var lineRe = _lineRe.AsSpan(g * Points, Points);
        var lineIm = _lineIm.AsSpan(g * Points, Points);
        var (value, ratio) = (Complex.One, Complex.One);
        for (var n = 0; n < Points; n++)
        {
            if (n % Resync == 0)
            {
                var t = n * _dwell;
                value = Complex.FromPolarCoordinates(Math.Exp(-((gamma + (v * t)) * t)), omega * t);
                ratio = Complex.FromPolarCoordinates(Math.Exp(-((gamma + (v * ((2 * t) + _dwell))) * _dwell)), omega * _dwell);
            }

            (lineRe[n], lineIm[n]) = (value.Real, value.Imaginary);
            value *= ratio;
            ratio *= curvature;
        }
    }

    private void Multiply(int start)
    {
        for (var k = 0; k < Columns; k += Vector<double>.Count)
        {
            var (br, bi) = (new Vector<double>(_basisRe, start + k), new Vector<double>(_basisIm, start + k));
            var (fr, fi) = (new Vector<double>(_factorRe, k), new Vector<double>(_factorIm, k));
            ((br * fr) - (bi * fi)).CopyTo(Re, start + k);
            ((br * fi) + (bi * fr)).CopyTo(Im, start + k);
        }
    }
}

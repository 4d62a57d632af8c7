using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Noiseless signals under lines of their own and a line shape that all share, with their transforms and those of the derivatives.</summary>
/// <remarks>
/// Signal k under line l becomes s_k(t)·exp(−γ_l·t − 2πi·ε_l·f₀·t)·g(t), g(t) = exp(−v·t² + Σ_j a_j·ψ_j(t)): see <see cref="LineShape"/>.
/// Row n of the matrices is a point in time, then in frequency; a column is a signal. The first sample is halved.
/// </remarks>
internal sealed class ShapedBasis
{
    private readonly double[] _samplesRe;
    private readonly double[] _samplesIm;
    private readonly double[] _shapedRe;            // in time, kept for the derivatives
    private readonly double[] _shapedIm;
    private readonly double[] _scratch;
    private readonly double[] _amplitudes;
    private readonly FourierPlan _plan;
    private readonly double _dwell;

    /// <param name="signals">Samples in time, first point halved, all of one length.</param>
    /// <param name="lineOf">Which line each of them is under.</param>
    /// <param name="shape">The common line shape's functions.</param>
    /// <param name="dwellSeconds">Time between samples.</param>
    /// <param name="spectrometerMHz">f₀.</param>
    public ShapedBasis(IReadOnlyList<Complex[]> signals, int[] lineOf, LineShape shape, double dwellSeconds, double spectrometerMHz)
    {
        (Count, Points, LineOf, Shape, _dwell, SpectrometerMHz) = (signals.Count, signals[0].Length, lineOf, shape, dwellSeconds, spectrometerMHz);
        Columns = Padded(Count);
        SumColumns = Padded(1 + shape.Count);
        var size = Points * Columns;
        (_samplesRe, _samplesIm, _shapedRe, _shapedIm) = (new double[size], new double[size], new double[size], new double[size]);
        (Re, Im, MomentRe, MomentIm) = (new double[size], new double[size], new double[size], new double[size]);
        (SumRe, SumIm, _amplitudes) = (new double[Points * SumColumns], new double[Points * SumColumns], new double[Columns]);
        _plan = FourierPlan.Of(Points);
        _scratch = new double[_plan.ScratchLength(Math.Max(Columns, SumColumns))];
        for (var k = 0; k < Count; k++)
        {
            for (var n = 0; n < Points; n++) { (_samplesRe[(n * Columns) + k], _samplesIm[(n * Columns) + k]) = (signals[k][n].Real, signals[k][n].Imaginary); }
        }
    }

    public int Count { get; }

    public int Points { get; }

    /// <summary>Columns of the matrices: the signals, padded to whole vectors.</summary>
    public int Columns { get; }

    /// <summary>Columns of <see cref="SumRe"/>.</summary>
    public int SumColumns { get; }

    public int[] LineOf { get; }

    public LineShape Shape { get; }

    public double SpectrometerMHz { get; }

    /// <summary>The signals' transforms after <see cref="Transform"/>, in the transform's own order of frequencies.</summary>
    public double[] Re { get; }

    public double[] Im { get; }

    /// <summary>The transforms of t·s_k after <see cref="TransformMoments"/>.</summary>
    public double[] MomentRe { get; }

    public double[] MomentIm { get; }

    /// <summary>After <see cref="TransformMoments"/>, of S = Σ a_k·s_k: column 0 the transform of t²·S, column 1 + j that of ψ_j·S.</summary>
    public double[] SumRe { get; }

    public double[] SumIm { get; }

    /// <summary>Transforms every signal under its line and the common shape.</summary>
    /// <param name="gamma">γ of every line, 1/s.</param>
    /// <param name="ppm">ε of every line, to higher ppm.</param>
    /// <param name="v">1/s².</param>
    /// <param name="coefficients">a of the shape's functions.</param>
    public void Transform(ReadOnlySpan<double> gamma, ReadOnlySpan<double> ppm, double v, ReadOnlySpan<double> coefficients)
    {
        var (valueRe, valueIm, ratioRe, ratioIm) = (new double[Columns], new double[Columns], new double[Columns], new double[Columns]);
        for (var k = 0; k < Count; k++)
        {
            valueRe[k] = 1;
            var (sin, cos) = Math.SinCos(-2 * Math.PI * ppm[LineOf[k]] * SpectrometerMHz * _dwell);
            var decay = Math.Exp(-gamma[LineOf[k]] * _dwell);
            (ratioRe[k], ratioIm[k]) = (decay * cos, decay * sin);
        }

        for (var n = 0; n < Points; n++)
        {
            var t = n * _dwell;
            var common = Shape.Value(n, -v * t * t, coefficients);
            var (cr, ci) = (new Vector<double>(common.Real), new Vector<double>(common.Imaginary));
            for (var k = 0; k < Columns; k += Vector<double>.Count)
            {
                var (vr, vi) = (new Vector<double>(valueRe, k), new Vector<double>(valueIm, k));
                var (lr, li) = ((vr * cr) - (vi * ci), (vr * ci) + (vi * cr));
                var at = (n * Columns) + k;
                var (sr, si) = (new Vector<double>(_samplesRe, at), new Vector<double>(_samplesIm, at));
                var (re, im) = ((sr * lr) - (si * li), (sr * li) + (si * lr));
                re.CopyTo(Re, at);
                im.CopyTo(Im, at);
                re.CopyTo(_shapedRe, at);
                im.CopyTo(_shapedIm, at);
                var (rr, ri) = (new Vector<double>(ratioRe, k), new Vector<double>(ratioIm, k));
                ((vr * rr) - (vi * ri)).CopyTo(valueRe, k);
                ((vr * ri) + (vi * rr)).CopyTo(valueIm, k);
            }
        }

        _plan.Forward(Re, Im, Columns, _scratch);
    }

    /// <summary>The transforms that derivatives are made of, at the lines of the last <see cref="Transform"/>.</summary>
    public void TransformMoments(ReadOnlySpan<double> amplitudes)
    {
        amplitudes.CopyTo(_amplitudes);
        for (var n = 0; n < Points; n++)
        {
            var t = n * _dwell;
            var row = n * Columns;
            for (var k = row; k < row + Columns; k += Vector<double>.Count)
            {
                (new Vector<double>(_shapedRe, k) * t).CopyTo(MomentRe, k);
                (new Vector<double>(_shapedIm, k) * t).CopyTo(MomentIm, k);
            }

            var sum = new Complex(Vectors.Dot(_shapedRe.AsSpan(row, Columns), _amplitudes), Vectors.Dot(_shapedIm.AsSpan(row, Columns), _amplitudes));
            var at = n * SumColumns;
            (SumRe[at], SumIm[at]) = (t * t * sum.Real, t * t * sum.Imaginary);
            for (var j = 0; j < Shape.Count; j++)
            {
                var product = Shape.Function(j, n) * sum;
                (SumRe[at + 1 + j], SumIm[at + 1 + j]) = (product.Real, product.Imaginary);
            }

            for (var j = 1 + Shape.Count; j < SumColumns; j++) { (SumRe[at + j], SumIm[at + j]) = (0, 0); }
        }

        _plan.Forward(MomentRe, MomentIm, Columns, _scratch);
        _plan.Forward(SumRe, SumIm, SumColumns, _scratch);
    }

    /// <summary>One signal in time under the lines of the last <see cref="Transform"/>, first point halved.</summary>
    public Complex[] Signal(int k) => [.. Enumerable.Range(0, Points).Select(n => new Complex(_shapedRe[(n * Columns) + k], _shapedIm[(n * Columns) + k]))];

    private static int Padded(int count) => (count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
}

using System.Numerics;

namespace NeuroRepl.Numerics;

/// <summary>Products with the Hankel matrix H[i, j] = x[i + j] of a signal, by Fourier transforms: (H·v)[i] = Σ_j x[i + j]·v[j] is a convolution of x with v turned round.</summary>
internal sealed class HankelProduct
{
    private readonly FourierPlan _plan;
    private readonly double[] _re;              // transform of the signal, with the inverse's 1/n in it
    private readonly double[] _im;

    public HankelProduct(ReadOnlySpan<Complex> signal)
    {
        Rows = signal.Length / 2;
        Columns = signal.Length - Rows + 1;
        _plan = FourierPlan.Of((int)BitOperations.RoundUpToPowerOf2((uint)signal.Length));      // what wraps round stays out of the part that is used
        (_re, _im) = (new double[_plan.Length], new double[_plan.Length]);
        for (var n = 0; n < signal.Length; n++) { (_re[n], _im[n]) = (signal[n].Real / _plan.Length, signal[n].Imaginary / _plan.Length); }

        _plan.Forward(_re, _im, 1, new double[_plan.ScratchLength(1)]);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>H·V, column by column.</summary>
    public Complex[][] Times(Complex[][] columns) => Multiply(columns, Columns, Rows, conjugate: false);

    /// <summary>Hᴴ·U, column by column: H is symmetric in its indices, so it is the conjugate of Hᵀ·conj(U).</summary>
    public Complex[][] AdjointTimes(Complex[][] columns) => Multiply(columns, Rows, Columns, conjugate: true);

    private Complex[][] Multiply(Complex[][] columns, int from, int to, bool conjugate)
    {
        var (width, length, sign) = (columns.Length, _plan.Length, conjugate ? -1 : 1);
        var (re, im, scratch) = (new double[length * width], new double[length * width], new double[_plan.ScratchLength(width)]);
        for (var c = 0; c < width; c++)
        {
            for (var j = 0; j < from; j++)
            {
                var at = ((from - 1 - j) * width) + c;
                (re[at], im[at]) = (columns[c][j].Real, sign * columns[c][j].Imaginary);
            }
        }

        _plan.Forward(re, im, width, scratch);
        for (var k = 0; k < length; k++)
        {
            for (var at = k * width; at < (k + 1) * width; at++) { (re[at], im[at]) = ((re[at] * _re[k]) - (im[at] * _im[k]), (re[at] * _im[k]) + (im[at] * _re[k])); }
        }

        _plan.Forward(im, re, width, scratch);      // exchanged: the inverse
        var result = new Complex[width][];
        for (var c = 0; c < width; c++)
        {
            result[c] = new Complex[to];
            for (var i = 0; i < to; i++)
            {
                var at = ((from - 1 + i) * width) + c;
                result[c][i] = new(re[at], sign * im[at]);
            }
        }

        return result;
    }
}

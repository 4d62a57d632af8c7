using System.Collections.Concurrent;
using System.Numerics;

namespace NeuroRepl.Numerics;

/// <summary>What a discrete Fourier transform of one length needs to know, worked out once; safe to use from many threads.</summary>
/// <remarks>
/// X[k] = Σ_j x[j]·exp(−2πi·j·k/n). Lengths of the primes 2, 3, 5, 7, 11 and 13 go through self-sorting mixed-radix stages; any other
/// length through Bluestein's chirp: j·k = (j² + k² − (k − j)²)/2 makes it a convolution of a handy length.
/// Real and imaginary parts stand in arrays of their own, as rows of <c>columns</c> numbers: many signals are transformed at once,
/// each a column, a vector of them at a time.
/// </remarks>
public sealed class FourierPlan
{
    private static readonly ConcurrentDictionary<int, FourierPlan> Plans = new();

    private readonly FourierStage[] _stages;
    private readonly Chirp? _chirp;

    private FourierPlan(int length)
    {
        Length = length;
        var stages = new List<FourierStage>();
        var rest = length;
        foreach (var radix in (ReadOnlySpan<int>)[4, 2, 3, 5, 7, 11, 13])
        {
            for (; rest % radix == 0; rest /= radix) { stages.Add(new FourierStage(rest, radix)); }
        }

        if (rest == 1) { _stages = [.. stages]; }
        else { (_stages, _chirp) = ([], new Chirp(length)); }
    }

    /// <summary>How many samples it transforms.</summary>
    public int Length { get; }

    /// <summary>The plan for a length: made on the first call, then kept.</summary>
    public static FourierPlan Of(int length)
    {
        Guard.Positive(length);
        return Plans.GetOrAdd(length, static n => new FourierPlan(n));
    }

    /// <summary>How many numbers <see cref="Forward"/> wants as scratch.</summary>
    public int ScratchLength(int columns) => _chirp is null ? 2 * Length * columns : _chirp.ScratchLength(columns);

    /// <summary>Transforms every column of a row-major matrix in place: <see cref="Length"/> rows are points in time, then in frequency.</summary>
    /// <remarks>With <paramref name="re"/> and <paramref name="im"/> exchanged at the call it is the inverse, but for the factor 1/n.</remarks>
    /// <param name="re">Real parts, Length × columns.</param>
    /// <param name="im">Imaginary parts, Length × columns.</param>
    /// <param name="columns">How many signals there are.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> numbers, whatever they hold.</param>
    public void Forward(Span<double> re, Span<double> im, int columns, Span<double> scratch)
    {
        var size = Length * columns;
        re = re[..size];
        im = im[..size];
        if (_chirp is not null)
        {
            _chirp.Forward(re, im, columns, scratch);
            return;
        }

        var re2 = scratch[..size];
        var im2 = scratch[size..(2 * size)];
        var stride = columns;
        var swapped = false;
        foreach (var stage in _stages)
        {
            if (swapped) { stage.Run(re2, im2, re, im, stride); }
            else { stage.Run(re, im, re2, im2, stride); }

            stride *= stage.Radix;
            swapped = !swapped;
        }

        if (swapped)
        {
            re2.CopyTo(re);
            im2.CopyTo(im);
        }
    }

    /// <summary>Bluestein's way for lengths with a large prime in them.</summary>
    private sealed class Chirp
    {
        private readonly int _n;
        private readonly FourierPlan _padded;
        private readonly double[] _cos;             // exp(−πi·j²/n)
        private readonly double[] _sin;
        private readonly double[] _filterRe;        // transform of the conjugated chirp, with the inverse's 1/length in it
        private readonly double[] _filterIm;

        public Chirp(int n)
        {
            _n = n;
            _padded = Of((int)BitOperations.RoundUpToPowerOf2((uint)((2 * n) - 1)));
            (_cos, _sin) = (new double[n], new double[n]);
            (_filterRe, _filterIm) = (new double[_padded.Length], new double[_padded.Length]);
            for (var j = 0; j < n; j++)
            {
                (_sin[j], _cos[j]) = FourierStage.Root((long)j * j % (2L * n), 2L * n);
                var mirrored = j == 0 ? 0 : _padded.Length - j;
                _filterRe[j] = _filterRe[mirrored] = _cos[j] / _padded.Length;
                _filterIm[j] = _filterIm[mirrored] = -_sin[j] / _padded.Length;
            }

            _padded.Forward(_filterRe, _filterIm, 1, new double[_padded.ScratchLength(1)]);
        }

        public int ScratchLength(int columns) => (2 * _padded.Length * columns) + _padded.ScratchLength(columns);

        public void Forward(Span<double> re, Span<double> im, int columns, Span<double> scratch)
        {
            var size = _padded.Length * columns;
            var r = scratch[..size];
            var i = scratch[size..(2 * size)];
            var inner = scratch[(2 * size)..];
            scratch[..(2 * size)].Clear();
            Turn(re, im, r, i, _cos, _sin, _n, columns);
            _padded.Forward(r, i, columns, inner);
            Turn(r, i, r, i, _filterRe, _filterIm, _padded.Length, columns);
            _padded.Forward(i, r, columns, inner);              // exchanged: the inverse
            Turn(r, i, re, im, _cos, _sin, _n, columns);
        }

        private static void Turn(
            ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> outRe, Span<double> outIm, double[] cos, double[] sin, int rows, int columns)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var k = row * columns; k < (row + 1) * columns; k++)
                {
                    (outRe[k], outIm[k]) = ((re[k] * cos[row]) - (im[k] * sin[row]), (re[k] * sin[row]) + (im[k] * cos[row]));
                }
            }
        }
    }
}

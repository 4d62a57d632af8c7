using System.Runtime.CompilerServices;

namespace NeuroRepl.Numerics;

/// <summary>One pass of a self-sorting (Stockham) transform: splits a length n into radix · m and leaves the results in order.</summary>
/// <remarks>
/// For every p &lt; m, with a_k = x[p + k·m] and w = exp(−2πi/n): y[radix·p + j] = w^(j·p) · Σ_k a_k · exp(−2πi·j·k/radix).
/// Van Loan, "Computational Frameworks for the Fast Fourier Transform" (1992), section 1.7. Each x[·] stands for
/// <c>stride</c> neighbouring numbers (columns, and what earlier stages have done), which is where the vectors go.
/// </remarks>
internal sealed class FourierStage
{
    private readonly int _radix;
    private readonly int _m;
    private readonly double[] _cos;         // w^(j·p), [p · radix + j]
    private readonly double[] _sin;
    private readonly double[] _rootCos;     // exp(−2πi·q/radix), [q]
    private readonly double[] _rootSin;

    public FourierStage(int n, int radix)
    {
        (_radix, _m) = (radix, n / radix);
        (_cos, _sin) = (new double[n], new double[n]);
        for (var p = 0; p < _m; p++)
        {
            for (var j = 0; j < radix; j++) { (_sin[(p * radix) + j], _cos[(p * radix) + j]) = Root((long)j * p % n, n); }
        }

        (_rootCos, _rootSin) = (new double[radix], new double[radix]);
        for (var q = 0; q < radix; q++) { (_rootSin[q], _rootCos[q]) = Root(q, radix); }
    }

    public int Radix => _radix;

    /// <summary>Sine and cosine of −2π·k/n, from the first eighth of the circle so that symmetric points get symmetric values.</summary>
    internal static (double Sin, double Cos) Root(long k, long n)
    {
        if (8 * k > 4 * n)
        {
            var (sin, cos) = Root(n - k, n);
            return (-sin, cos);
        }

        if (8 * k > 2 * n)
        {
            var (sin, cos) = Math.SinCos(Math.PI * ((2.0 * k / n) - 0.5));
            return (-cos, -sin);
        }

        var (s, c) = Math.SinCos(2 * Math.PI * k / n);
        return (-s, c);
    }

    public void Run(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> outRe, Span<double> outIm, int stride)
    {
        var whole = stride - (stride % VectorLane.Width);
        if (whole > 0) { Run<VectorLane>(re, im, outRe, outIm, stride, 0, whole); }

        if (whole < stride) { Run<ScalarLane>(re, im, outRe, outIm, stride, whole, stride); }
    }

    private void Run<T>(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<double> outRe, Span<double> outIm, int stride, int from, int to)
        where T : struct, ILane<T>
    {
        ref var xr = ref Unsafe.AsRef(in re[0]);
        ref var xi = ref Unsafe.AsRef(in im[0]);
        switch (_radix)
        {
            case 2: Two<T>(ref xr, ref xi, ref outRe[0], ref outIm[0], stride, from, to); break;
            case 3: Three<T>(ref xr, ref xi, ref outRe[0], ref outIm[0], stride, from, to); break;
            case 4: Four<T>(ref xr, ref xi, ref outRe[0], ref outIm[0], stride, from, to); break;
            default: Any<T>(ref xr, ref xi, ref outRe[0], ref outIm[0], stride, from, to); break;
        }
    }

    private void Two<T>(ref double xr, ref double xi, ref double yr, ref double yi, int stride, int from, int to)
        where T : struct, ILane<T>
    {
        var half = _m * stride;
        for (var p = 0; p < _m; p++)
        {
            var (c, s) = (_cos[(2 * p) + 1], _sin[(2 * p) + 1]);
            var (x, y) = (stride * p, stride * 2 * p);
            for (var q = from; q < to; q += T.Width)
            {
                var ar = T.Load(ref xr, x + q);
                var ai = T.Load(ref xi, x + q);
                var br = T.Load(ref xr, x + q + half);
                var bi = T.Load(ref xi, x + q + half);
                (ar + br).Store(ref yr, y + q);
                (ai + bi).Store(ref yi, y + q);
                StoreTurned(ar - br, ai - bi, c, s, ref yr, ref yi, y + stride + q);
            }
        }
    }

    private void Three<T>(ref double xr, ref double xi, ref double yr, ref double yi, int stride, int from, int to)
        where T : struct, ILane<T>
    {
        var third = _m * stride;
        var sin60 = Math.Sqrt(0.75);
        for (var p = 0; p < _m; p++)
        {
            var (c1, s1, c2, s2) = (_cos[(3 * p) + 1], _sin[(3 * p) + 1], _cos[(3 * p) + 2], _sin[(3 * p) + 2]);
            var (x, y) = (stride * p, stride * 3 * p);
            for (var q = from; q < to; q += T.Width)
            {
                var ar = T.Load(ref xr, x + q);
                var ai = T.Load(ref xi, x + q);
                var br = T.Load(ref xr, x + q + third);
                var bi = T.Load(ref xi, x + q + third);
                var cr = T.Load(ref xr, x + q + (2 * third));
                var ci = T.Load(ref xi, x + q + (2 * third));
                var sumR = br + cr;
                var sumI = bi + ci;
                var differenceR = (br - cr) * sin60;
                var differenceI = (bi - ci) * sin60;
                var middleR = ar - (sumR * 0.5);
                var middleI = ai - (sumI * 0.5);
                (ar + sumR).Store(ref yr, y + q);
                (ai + sumI).Store(ref yi, y + q);
                StoreTurned(middleR + differenceI, middleI - differenceR, c1, s1, ref yr, ref yi, y + stride + q);
                StoreTurned(middleR - differenceI, middleI + differenceR, c2, s2, ref yr, ref yi, y + (2 * stride) + q);
            }
        }
    }

    private void Four<T>(ref double xr, ref double xi, ref double yr, ref double yi, int stride, int from, int to)
        where T : struct, ILane<T>
    {
        var quarter = _m * stride;
        for (var p = 0; p < _m; p++)
        {
            var (c1, s1, c2, s2) = (_cos[(4 * p) + 1], _sin[(4 * p) + 1], _cos[(4 * p) + 2], _sin[(4 * p) + 2]);
            var (c3, s3) = (_cos[(4 * p) + 3], _sin[(4 * p) + 3]);
            var (x, y) = (stride * p, stride * 4 * p);
            for (var q = from; q < to; q += T.Width)
            {
                var ar = T.Load(ref xr, x + q);
                var ai = T.Load(ref xi, x + q);
                var br = T.Load(ref xr, x + q + quarter);
                var bi = T.Load(ref xi, x + q + quarter);
                var cr = T.Load(ref xr, x + q + (2 * quarter));
                var ci = T.Load(ref xi, x + q + (2 * quarter));
                var dr = T.Load(ref xr, x + q + (3 * quarter));
                var di = T.Load(ref xi, x + q + (3 * quarter));
                var evenSumR = ar + cr;
                var evenSumI = ai + ci;
                var evenR = ar - cr;
                var evenI = ai - ci;
                var oddSumR = br + dr;
                var oddSumI = bi + di;
                var oddR = br - dr;
                var oddI = bi - di;
                (evenSumR + oddSumR).Store(ref yr, y + q);
                (evenSumI + oddSumI).Store(ref yi, y + q);
                StoreTurned(evenR + oddI, evenI - oddR, c1, s1, ref yr, ref yi, y + stride + q);
                StoreTurned(evenSumR - oddSumR, evenSumI - oddSumI, c2, s2, ref yr, ref yi, y + (2 * stride) + q);
                StoreTurned(evenR - oddI, evenI + oddR, c3, s3, ref yr, ref yi, y + (3 * stride) + q);
            }
        }
    }

    private void Any<T>(ref double xr, ref double xi, ref double yr, ref double yi, int stride, int from, int to)
        where T : struct, ILane<T>
    {
        var part = _m * stride;
        for (var p = 0; p < _m; p++)
        {
            var (x, y) = (stride * p, stride * _radix * p);
            for (var q = from; q < to; q += T.Width)
            {
                for (var j = 0; j < _radix; j++)
                {
                    var sumR = T.Load(ref xr, x + q);
                    var sumI = T.Load(ref xi, x + q);
                    for (var k = 1; k < _radix; k++)
                    {
                        var root = j * k % _radix;
                        var r = T.Load(ref xr, x + q + (k * part));
                        var i = T.Load(ref xi, x + q + (k * part));
                        sumR = sumR + (r * _rootCos[root]) - (i * _rootSin[root]);
                        sumI = sumI + (r * _rootSin[root]) + (i * _rootCos[root]);
                    }

                    StoreTurned(sumR, sumI, _cos[(_radix * p) + j], _sin[(_radix * p) + j], ref yr, ref yi, y + (j * stride) + q);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTurned<T>(T r, T i, double cos, double sin, ref double yr, ref double yi, int index)
        where T : struct, ILane<T>
    {
        ((r * cos) - (i * sin)).Store(ref yr, index);
        ((r * sin) + (i * cos)).Store(ref yi, index);
    }
}

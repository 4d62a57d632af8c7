using System.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Sums over complex samples.</summary>
internal static class Vectors
{
    /// <summary>aᴴ·b.</summary>
    public static Complex Dot(ReadOnlySpan<Complex> a, ReadOnlySpan<Complex> b)
    {
        var (re, im) = (0.0, 0.0);
        for (var n = 0; n < a.Length; n++)
        {
            re += (a[n].Real * b[n].Real) + (a[n].Imaginary * b[n].Imaginary);
            im += (a[n].Real * b[n].Imaginary) - (a[n].Imaginary * b[n].Real);
        }

        return new(re, im);
    }

    public static double Square(ReadOnlySpan<Complex> a)
    {
        var sum = 0.0;
        foreach (var value in a) { sum += (value.Real * value.Real) + (value.Imaginary * value.Imaginary); }

        return sum;
    }

    public static void AddScaled(Span<Complex> target, ReadOnlySpan<Complex> direction, Complex factor)
    {
        var (fr, fi) = (factor.Real, factor.Imaginary);
        for (var n = 0; n < target.Length; n++)
        {
            var d = direction[n];
            target[n] = new(target[n].Real + (fr * d.Real) - (fi * d.Imaginary), target[n].Imaginary + (fr * d.Imaginary) + (fi * d.Real));
        }
    }

    /// <summary>Multiplies sample n by exp(i·(phase + 2π·hertz·n·dwell)), by recurrence from one sample to the next, set right every 64.</summary>
    public static void Turn(Span<Complex> fid, double phase, double hertz, double dwellSeconds)
    {
        var step = 2 * Math.PI * hertz * dwellSeconds;
        var factor = Complex.FromPolarCoordinates(1, step);
        var turn = Complex.Zero;
        for (var n = 0; n < fid.Length; n++)
        {
            turn = n % 64 == 0 ? Complex.FromPolarCoordinates(1, phase + (step * n)) : turn * factor;
            fid[n] *= turn;
        }
    }
}

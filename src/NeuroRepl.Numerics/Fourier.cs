using System.Buffers;
using System.Numerics;

namespace NeuroRepl.Numerics;

/// <summary>The discrete Fourier transform of any length: X[k] = Σ_j x[j]·exp(−2πi·j·k/n), without a factor; the inverse carries 1/n.</summary>
/// <remarks>The sign and scale of numpy.fft. <see cref="Shift{T}"/> brings frequency zero to the middle (index n/2), frequencies ascending.</remarks>
public static class Fourier
{
    /// <summary>The transform of a signal, frequencies in the order 0, 1, … then the negative ones.</summary>
    /// <param name="time">Samples in time; left as they are.</param>
    public static Complex[] Forward(Complex[] time)
    {
        var result = (Complex[])time.Clone();
        Forward(result.AsSpan());
        return result;
    }

    /// <summary>The signal that has this transform.</summary>
    /// <param name="frequency">A transform in the order of <see cref="Forward(Complex[])"/>; left as it is.</param>
    public static Complex[] Inverse(Complex[] frequency)
    {
        var result = (Complex[])frequency.Clone();
        Inverse(result.AsSpan());
        return result;
    }

    /// <summary>The transform, in place.</summary>
    public static void Forward(Span<Complex> values) => Transform(values, inverse: false);

    /// <summary>The inverse transform, in place.</summary>
    public static void Inverse(Span<Complex> values) => Transform(values, inverse: true);

    /// <summary>Brings frequency zero from the front to index n/2, so that frequencies ascend from −n/2.</summary>
    public static T[] Shift<T>(T[] values) => Roll(values, (values.Length + 1) / 2);

    /// <summary>Takes back <see cref="Shift{T}"/>, for odd lengths too.</summary>
    public static T[] Unshift<T>(T[] values) => Roll(values, values.Length / 2);

    /// <summary>The frequencies in hertz of a shifted transform: n of them, ascending, zero at index n/2.</summary>
    /// <param name="length">How many samples were transformed.</param>
    /// <param name="bandwidthHz">The sampling rate.</param>
    public static double[] Frequencies(int length, double bandwidthHz)
    {
        var frequencies = new double[length];
        for (var k = 0; k < length; k++) { frequencies[k] = (k - (length / 2)) * bandwidthHz / length; }

        return frequencies;
    }

    private static T[] Roll<T>(T[] values, int first) => [.. values[first..], .. values[..first]];

    private static void Transform(Span<Complex> values, bool inverse)
    {
        if (values.Length < 2) { return; }

        var n = values.Length;
        var plan = FourierPlan.Of(n);
        var rented = ArrayPool<double>.Shared.Rent((2 * n) + plan.ScratchLength(1));
        var re = rented.AsSpan(0, n);
        var im = rented.AsSpan(n, n);
        var scratch = rented.AsSpan(2 * n);
        for (var k = 0; k < n; k++) { (re[k], im[k]) = (values[k].Real, values[k].Imaginary); }

        if (inverse) { plan.Forward(im, re, 1, scratch); }
        else { plan.Forward(re, im, 1, scratch); }

        var scale = inverse ? 1.0 / n : 1;
        for (var k = 0; k < n; k++) { values[k] = new Complex(re[k] * scale, im[k] * scale); }

        ArrayPool<double>.Shared.Return(rented);
    }
}

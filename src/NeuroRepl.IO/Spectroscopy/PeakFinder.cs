using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Where the peaks of a FID are, for judging what a file holds.</summary>
internal static class PeakFinder
{
    /// <summary>The forward transform of a FID, in FFT order.</summary>
    public static Complex[] Forward(ReadOnlySpan<Complex> fid)
    {
        var spectrum = fid.ToArray();
        Fourier.Forward(spectrum.AsSpan());
        return spectrum;
    }

    /// <summary>The largest point between two chemical shifts: where it stands in ppm, and its magnitude.</summary>
    public static (double Ppm, double Height) Peak(Complex[] spectrum, double bandwidthHz, double spectrometerMHz, double referencePpm, double low, double high)
    {
        var (at, height) = (double.NaN, 0.0);
        for (var k = 0; k < spectrum.Length; k++)
        {
            var hertz = (k < (spectrum.Length + 1) / 2 ? k : k - spectrum.Length) * bandwidthHz / spectrum.Length;
            var ppm = referencePpm - (hertz / spectrometerMHz);
            if (ppm >= low && ppm <= high && spectrum[k].Magnitude > height) { (at, height) = (ppm, spectrum[k].Magnitude); }
        }

        return (at, height);
    }
}

using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>The discrete Fourier transform of files: forward without a factor, backward with 1/N.</summary>
internal static class Transform
{
    public static Complex[] Forward(ReadOnlySpan<Complex> fid)
    {
        var spectrum = fid.ToArray();
        Fourier.Forward(spectrum, FourierOptions.Matlab);
        return spectrum;
    }

    public static Complex[] Backward(Complex[] spectrum)
    {
        Fourier.Inverse(spectrum, FourierOptions.Matlab);
        return spectrum;
    }

    /// <summary>The magnitude of the largest point between two chemical shifts, and where it stands in ppm.</summary>
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

using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>A spectrum over chemical shift: the frequency side of the samples in time.</summary>
public static class SpectrumFrequency
{
    /// <summary>The complex spectrum with its axis in ppm, descending as spectra are drawn; its real part is what one looks at.</summary>
    /// <remarks>
    /// The transform is unscaled (a sum over samples), with the first sample halved: the trapezoid rule's end point, without which every
    /// spectrum of a decaying signal stands half a sample above zero. Ascending frequency is descending ppm, see <see cref="MrsAcquisition"/>.
    /// </remarks>
    /// <returns>Chemical shift in ppm and complex value of each of the <see cref="Spectrum.Points"/> points.</returns>
    public static (double[] Ppm, Complex[] Values) Frequency(this Spectrum spectrum)
    {
        var values = spectrum.Fid.ToArray();
        values[0] *= 0.5;
        Fourier.Forward(values.AsSpan());
        return (spectrum.Acquisition.PpmAxis(spectrum.Points), Fourier.Shift(values));
    }

    /// <summary>The chemical shifts of a shifted transform, in ppm, descending.</summary>
    /// <param name="acquisition">Bandwidth, spectrometer frequency and ppm reference.</param>
    /// <param name="points">How many samples were transformed.</param>
    public static double[] PpmAxis(this MrsAcquisition acquisition, int points) =>
        [.. Fourier.Frequencies(points, acquisition.BandwidthHz).Select(acquisition.PpmAt)];
}

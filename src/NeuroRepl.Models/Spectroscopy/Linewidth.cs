using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Height and width of a peak.</summary>
/// <remarks>
/// The fit's linewidth and signal-to-noise ratio are of one peak: of all fitted metabolites (macromolecules and lipids left out) the one whose
/// own fitted curve, without the others and the baseline, stands highest in the fitted range: NAA or creatine in most brains. Its signal is
/// filled with zeros to at least 16 times its length, the peak's top turned to be real. Height: the real part there. Width: the full width in
/// hertz at half that height, interpolated linearly; SNR: height over <see cref="SpectralNoise"/>.
/// </remarks>
/// <param name="Ppm">Where the peak's top is.</param>
/// <param name="Height">How high it is, in the scale of the spectrum.</param>
/// <param name="WidthHz">Its full width at half maximum, in hertz.</param>
public sealed record Linewidth(double Ppm, double Height, double WidthHz)
{
    private const int Fill = 16;

    /// <summary>The highest peak of a noiseless signal in a range.</summary>
    /// <param name="spectrum">The signal, for instance one metabolite of a basis.</param>
    /// <param name="range">Where to look, in ppm.</param>
    public static Linewidth Of(Spectrum spectrum, PpmRange range)
    {
        var signal = spectrum.Fid.ToArray();
        signal[0] *= 0.5;
        return Of(signal, spectrum.Acquisition, range);
    }

    internal static Linewidth Of(Complex[] halvedSignal, MrsAcquisition acquisition, PpmRange range)
    {
        var length = Fill * (int)BitOperations.RoundUpToPowerOf2((uint)halvedSignal.Length);
        var values = new Complex[length];
        halvedSignal.CopyTo(values, 0);
        Fourier.Forward(values.AsSpan());
        values = Fourier.Shift(values);
        var ppm = acquisition.PpmAxis(length);

        var top = -1;
        for (var k = 0; k < length; k++)
        {
            if (range.Contains(ppm[k]) && (top < 0 || values[k].Magnitude > values[top].Magnitude)) { top = k; }
        }

        if (top < 0 || values[top].Magnitude == 0) { return new Linewidth(double.NaN, 0, double.NaN); }

        var turn = Complex.Conjugate(values[top]) / values[top].Magnitude;
        double Real(int k) => (values[((k % length) + length) % length] * turn).Real;
        var half = Real(top) / 2;
        return new Linewidth(ppm[top], Real(top), (Reach(Real, top, +1, half, length) + Reach(Real, top, -1, half, length)) * acquisition.BandwidthHz / length);
    }

    /// <summary>How many points from the top to where the curve first falls to half.</summary>
    private static double Reach(Func<int, double> curve, int top, int direction, double half, int length)
    {
        for (var step = 1; step < length; step++)
        {
            var (before, here) = (curve(top + (direction * (step - 1))), curve(top + (direction * step)));
            if (here <= half) { return step - 1 + ((before - half) / (before - here)); }
        }

        return double.NaN;
    }
}

using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quality;

/// <summary>A metabolite's height over the noise, both filtered by its linewidth.</summary>
internal static class MatchedFilter
{
    /// <param name="spectrum">The data.</param>
    /// <param name="curve">The metabolite as fitted: real part over the whole axis, highest ppm first.</param>
    /// <param name="from">Where the fitted range begins on that axis.</param>
    /// <param name="count">How many points it has.</param>
    /// <param name="rate">How fast the filter decays, per second: FSL-MRS takes the width in hertz, without π.</param>
    public static double SignalToNoise(Spectrum spectrum, double[] curve, int from, int count, double rate)
    {
        var (points, dwell) = (curve.Length, spectrum.Acquisition.DwellTimeSeconds);
        var data = NoiseBand.Transform(Filtered(spectrum.Fid.Span, rate, dwell, points));
        var noise = NoiseBand.Of(spectrum.Acquisition, points).Select(k => data[k].Real).ToArray();
        var mean = noise.Average();
        var sd = Math.Sqrt(noise.Average(v => (v - mean) * (v - mean)));
        var peak = NoiseBand.Transform(Filtered(Decay(curve), rate, dwell, points));
        return Enumerable.Range(from, count).Max(k => Math.Abs(peak[(k + ((points + 1) / 2)) % points].Real)) / (Math.Sqrt(2) * sd);
    }

    private static Complex[] Filtered(ReadOnlySpan<Complex> fid, double rate, double dwell, int points)
    {
        var filtered = new Complex[points];
        for (var n = 0; n < Math.Min(points, fid.Length); n++) { filtered[n] = fid[n] * Math.Exp(-rate * n * dwell); }

        return filtered;
    }

    /// <summary>The FID behind the real part of its spectrum: a signal that begins at time zero and is over in half of the samples is twice the transform of that part.</summary>
    private static Complex[] Decay(double[] curve)
    {
        var points = curve.Length;
        var values = new Complex[points];
        for (var k = 0; k < points; k++) { values[(k + ((points + 1) / 2)) % points] = curve[k]; }

        Fourier.Inverse(values.AsSpan());
        for (var n = 0; n < points; n++) { values[n] = n <= points / 2 ? 2 * values[n] : Complex.Zero; }

        return values;
    }
}

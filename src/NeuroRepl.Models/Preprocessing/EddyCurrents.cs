using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>The phase that eddy currents and the shim gave to the water of a voxel, over time: taken out of everything measured there, it is gone.</summary>
/// <remarks>
/// Klose, Magn Reson Med 14 (1990): the unsuppressed water is one line, so the phase of its FID is what the field did to every line. Early on the phase is taken as it is; later, as the water decays into the
/// noise, it is a straight line fitted over as many samples as it takes to know it to 0.3°, each weighted by the water's power; at the end that line continues.
/// </remarks>
public sealed class EddyCurrents
{
    private const double WantedRadians = 0.005;
    private readonly double[] _phase;

    private EddyCurrents(Spectrum water, double[] phase) => (Water, _phase) = (water, phase);

    /// <summary>The water that the phase was taken from.</summary>
    public Spectrum Water { get; }

    /// <summary>The phase in radians, unwrapped, a value a sample.</summary>
    public IReadOnlyList<double> PhaseRadians => _phase;

    /// <summary>The same as a frequency in hertz, from one sample to the next.</summary>
    public IReadOnlyList<double> FrequencyHz => [.. Enumerable.Range(1, _phase.Length - 1).Select(n => (_phase[n] - _phase[n - 1]) * Water.BandwidthHz / (2 * Math.PI))];

    /// <summary>The phase course of a water reference.</summary>
    /// <param name="water">One FID of unsuppressed water.</param>
    /// <exception cref="PreprocessingException">Samples that are zero or not numbers.</exception>
    public static EddyCurrents Of(Spectrum water)
    {
        var fid = water.Fid.Span;
        if (Samples.Fault(fid) is { } fault) { throw new PreprocessingException($"The water reference {water.Name} cannot be used: {fault}.", "Take another one, or go on without: new PreprocessingOptions { CorrectEddyCurrents = false }."); }

        var count = fid.Length;
        var noise = Noise(fid);
        var (power, raw) = (new double[count], new double[count]);
        for (var n = 0; n < count; n++)
        {
            power[n] = Math.Max(0, (fid[n].Magnitude * fid[n].Magnitude) - (2 * noise * noise));
            raw[n] = n == 0 ? fid[0].Phase : raw[n - 1] + Math.IEEERemainder(fid[n].Phase - raw[n - 1], 2 * Math.PI);
        }

        var last = LastAbove(power, 100 * noise * noise);
        var phase = new double[count];
        for (var n = 0; n < count; n++)
        {
            var (from, to) = Stretch(power, n, last, noise);
            phase[n] = Line(raw, power, from, to, n);
        }

        return new(water, phase);
    }

    /// <summary>The samples without that phase.</summary>
    internal Complex[] Corrected(ReadOnlySpan<Complex> fid)
    {
        var result = fid.ToArray();
        var slope = _phase.Length > 1 ? _phase[^1] - _phase[^2] : 0;
        for (var n = 0; n < result.Length; n++)
        {
            var phase = n < _phase.Length ? _phase[n] : _phase[^1] + (slope * (n - _phase.Length + 1));
            result[n] *= Complex.FromPolarCoordinates(1, -phase);
        }

        return result;
    }

    private static double Noise(ReadOnlySpan<Complex> fid)
    {
        var transform = NoiseBand.Transform(fid);
        double[] sizes = [.. transform.Select(v => v.Magnitude)];
        return Robust.Median(sizes) / Math.Sqrt(2 * Math.Log(2)) / Math.Sqrt(fid.Length);           // the median of a Rayleigh distribution; most of the bandwidth is noise
    }

    /// <summary>The last sample before the water stays below a level.</summary>
    private static int LastAbove(double[] power, double level)
    {
        for (var n = power.Length - 1; n > 0; n--)
        {
            if (power[n] > level && power[Math.Max(0, n - 1)] > level / 4) { return n; }
        }

        return 0;
    }

    /// <summary>As many samples on either side as make the mean phase sure enough: Σ power ≥ noise²/wanted².</summary>
    private static (int From, int To) Stretch(double[] power, int n, int last, double noise)
    {
        var middle = Math.Min(n, last);
        var wanted = noise * noise / (WantedRadians * WantedRadians);
        var (from, to, sum) = (middle, middle, power[middle]);
        while (sum < wanted && (from > 0 || to < last))
        {
            if (from > 0) { sum += power[--from]; }
            if (to < last) { sum += power[++to]; }
        }

        if (n > last) { from = Math.Min(from, Math.Max(0, last - Math.Max(8, last / 4))); }           // beyond the water: where it was heading

        return (from, to);
    }

    private static double Line(double[] phase, double[] power, int from, int to, int at)
    {
        if (from == to) { return phase[from]; }

        var (w, t, p, tt, tp) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var n = from; n <= to; n++)
        {
            var (weight, x, y) = (power[n], n - from, phase[n] - phase[from]);
            (w, t, p, tt, tp) = (w + weight, t + (weight * x), p + (weight * y), tt + (weight * x * x), tp + (weight * x * y));
        }

        var spread = (w * tt) - (t * t);
        if (!(w > 0)) { return phase[from]; }

        var slope = spread > 1e-12 * w * tt ? ((w * tp) - (t * p)) / spread : 0;
        return phase[from] + ((p - (slope * t)) / w) + (slope * (at - from));
    }
}

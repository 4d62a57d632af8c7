using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Tests;

/// <summary>Where a FID is largest, by the convention's own formula: the correlation with A·exp(2πi·(δ_ref − δ)·f₀·t), on a grid of 0.002 ppm.</summary>
internal static class Peaks
{
    public static double At(ReadOnlySpan<Complex> fid, MrsAcquisition acquisition, double low, double high)
    {
        var (best, at) = (0.0, double.NaN);
        for (var ppm = low; ppm <= high; ppm += 0.002)
        {
            var step = Complex.FromPolarCoordinates(1, -2 * Math.PI * acquisition.HertzAt(ppm) * acquisition.DwellTimeSeconds);
            var (sum, turn) = (Complex.Zero, Complex.One);
            foreach (var sample in fid) { sum += sample * turn; turn *= step; }

            if (sum.Magnitude > best) { (best, at) = (sum.Magnitude, ppm); }
        }

        return at;
    }
}

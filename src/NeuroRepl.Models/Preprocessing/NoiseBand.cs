using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>The points of a spectrum where there is noise only: as SpectralNoise has them, from −4 to −0.5 and from 8.6 to 13 ppm, the bandwidth's edges left out.</summary>
internal static class NoiseBand
{
    private const int Fewest = 16;

    /// <summary>Where those points stand in a transform that is not shifted; where there are too few, the outer fifth of the bandwidth.</summary>
    public static int[] Of(MrsAcquisition acquisition, int points)
    {
        var ppm = acquisition.PpmAxis(points);
        var edge = 0.05 * (ppm[0] - ppm[^1]);
        bool IsInside(double p) => p <= ppm[0] - edge && p >= ppm[^1] + edge;
        int[] band = [.. Enumerable.Range(0, points).Where(k => IsInside(ppm[k]) && (ppm[k] is (>= -4 and <= -0.5) or (>= 8.6 and <= 13)))];
        if (band.Length < Fewest || acquisition.Nucleus != "1H") { band = [.. Enumerable.Range(0, points).Where(k => IsInside(ppm[k]) && Math.Abs(k - (points / 2)) > 0.3 * points)]; }

        return [.. band.Select(k => Unshifted(k, points))];
    }

    /// <summary>Where the points of a stretch stand in a transform that is not shifted, highest ppm first.</summary>
    public static int[] Of(MrsAcquisition acquisition, int points, PpmRange range)
    {
        var ppm = acquisition.PpmAxis(points);
        return [.. Enumerable.Range(0, points).Where(k => range.Contains(ppm[k])).Select(k => Unshifted(k, points))];
    }

    /// <summary>The transform of a FID with its first sample halved.</summary>
    public static Complex[] Transform(ReadOnlySpan<Complex> fid)
    {
        var values = fid.ToArray();
        values[0] *= 0.5;
        Fourier.Forward(values.AsSpan());
        return values;
    }

    private static int Unshifted(int shifted, int points) => (shifted + ((points + 1) / 2)) % points;
}

using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>How noisy a spectrum is, from where it has no signal.</summary>
public static class SpectralNoise
{
    private const int TrendOrder = 3;

    /// <summary>Standard deviation of the noise on one spectral point, real part (the imaginary part has the same), in the scale of <see cref="SpectrumFrequency"/>.</summary>
    /// <remarks>
    /// From −4 to −0.5 ppm and from 8.6 (above the amides) to 13 ppm, as far as these lie within the middle nine tenths of the bandwidth (its edges are where
    /// receivers filter): each stretch loses a cubic trend, which takes the tails of water and lipids; what is left, real and imaginary, is pooled
    /// with the degrees of freedom that the trends took.
    /// </remarks>
    /// <returns>NaN where the bandwidth leaves fewer than 40 such points.</returns>
    public static double NoiseSd(this Spectrum spectrum)
    {
        var (ppm, values) = spectrum.Frequency();
        return Sd(ppm, values);
    }

    internal static double Sd(double[] ppm, Complex[] values)
    {
        var edge = 0.05 * (ppm[0] - ppm[^1]);
        var (square, freedom, points) = (0.0, 0, 0);
        foreach (var (low, high) in (ReadOnlySpan<(double, double)>)[(-4, -0.5), (8.6, 13)])
        {
            var first = Array.FindIndex(ppm, p => p <= Math.Min(high, ppm[0] - edge));
            var last = Array.FindLastIndex(ppm, p => p >= Math.Max(low, ppm[^1] + edge));
            var count = last - first + 1;
            if (first < 0 || count < 4 * (TrendOrder + 1)) { continue; }

            var stretch = values.AsSpan(first, count);
            square += AboutTrend(stretch, real: true) + AboutTrend(stretch, real: false);
            freedom += 2 * (count - TrendOrder - 1);
            points += count;
        }

        return points < 40 ? double.NaN : Math.Sqrt(square / freedom);
    }

    private static double AboutTrend(ReadOnlySpan<Complex> values, bool real)
    {
        var powers = new RowMajor(values.Length, TrendOrder + 1);
        var y = new double[values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            y[k] = real ? values[k].Real : values[k].Imaginary;
            for (var j = 0; j <= TrendOrder; j++) { powers[k, j] = Math.Pow((2.0 * k / values.Length) - 1, j); }
        }

        return LeastSquares.Fit(powers, y).ResidualSumOfSquares;
    }
}

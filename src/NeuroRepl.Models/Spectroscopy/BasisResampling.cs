using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Bringing a basis to the bandwidth of a spectrum.</summary>
public static class BasisResampling
{
    private const int Order = 16;
    private const double LostTolerance = 0.02;          // the tails of macromolecules some 50 Hz wide reach that far; a line outside is far more

    private static readonly double[] Weights = BarycentricWeights();

    /// <summary>The same basis as it would have been sampled at another bandwidth, over the same time.</summary>
    /// <remarks>
    /// A noiseless FID is smooth from its first sample on: it is turned so that the basis's mean frequency stands still, then every new sample is
    /// interpolated by the polynomial through 16 old ones around it (Berrut and Trefethen, SIAM Rev. 46 (2004), equation 4.2), at the ends from one
    /// side. Fourier interpolation would ring at the abrupt start. Lines within an eighth of the old bandwidth of the mean keep five digits.
    /// </remarks>
    /// <param name="basis">The basis.</param>
    /// <param name="bandwidthHz">The bandwidth wanted, in hertz: <c>spectrum.BandwidthHz</c>.</param>
    /// <exception cref="FitException">A metabolite has lines too far out to be interpolated, or outside the new bandwidth, where they would fold in.</exception>
    public static BasisSet Resample(this BasisSet basis, double bandwidthHz)
    {
        Guard.Positive(bandwidthHz);
        var old = basis.Acquisition;
        var meanHz = MeanFrequency(basis);
        foreach (var metabolite in basis.Metabolites) { CheckInside(metabolite, basis, meanHz, bandwidthHz); }

        var acquisition = new MrsAcquisition(bandwidthHz, old.SpectrometerMHz)
        {
            ReferencePpm = old.ReferencePpm,
            Nucleus = old.Nucleus,
            EchoTimeSeconds = old.EchoTimeSeconds,
            RepetitionTimeSeconds = old.RepetitionTimeSeconds,
            MixingTimeSeconds = old.MixingTimeSeconds,
            Sequence = old.Sequence,
            Manufacturer = old.Manufacturer,
        };
        return new BasisSet(basis.Name, [.. basis.Metabolites.Select(m => new BasisSpectrum(m.Name, Resample(m.Fid.Span, old.BandwidthHz, bandwidthHz, meanHz)))], acquisition);
    }

    private static Complex[] Resample(ReadOnlySpan<Complex> fid, double oldHz, double newHz, double meanHz)
    {
        var still = new Complex[fid.Length];
        for (var n = 0; n < fid.Length; n++) { still[n] = fid[n] * Complex.FromPolarCoordinates(1, -2 * Math.PI * meanHz * n / oldHz); }

        var result = new Complex[(int)Math.Floor(((fid.Length - 1) * newHz / oldHz) + 1e-9) + 1];
        for (var n = 0; n < result.Length; n++)
        {
            var at = n * oldHz / newHz;
            result[n] = Interpolate(still, at) * Complex.FromPolarCoordinates(1, 2 * Math.PI * meanHz * n / newHz);
        }

        return result;
    }

    private static Complex Interpolate(Complex[] values, double at)
    {
        var nearest = (int)Math.Round(at);
        if (Math.Abs(at - nearest) < 1e-12 * Math.Max(1, at) || values.Length < Order) { return values[Math.Min(nearest, values.Length - 1)]; }

        var first = Math.Clamp((int)at - (Order / 2) + 1, 0, values.Length - Order);
        var (sum, total) = (Complex.Zero, 0.0);
        for (var j = 0; j < Order; j++)
        {
            var weight = Weights[j] / (at - first - j);
            sum += weight * values[first + j];
            total += weight;
        }

        return sum / total;
    }

    private static double MeanFrequency(BasisSet basis)
    {
        var frequencies = Fourier.Frequencies(basis.Points, basis.Acquisition.BandwidthHz);
        var (sum, all) = (0.0, 0.0);
        foreach (var metabolite in basis.Metabolites)
        {
            var power = Power(metabolite);
            for (var k = 0; k < power.Length; k++) { (sum, all) = (sum + (power[k] * frequencies[k]), all + power[k]); }
        }

        return all > 0 ? sum / all : 0;
    }

    private static void CheckInside(BasisSpectrum metabolite, BasisSet basis, double meanHz, double bandwidthHz)
    {
        var power = Power(metabolite);
        var frequencies = Fourier.Frequencies(power.Length, basis.Acquisition.BandwidthHz);
        var (outside, all) = (0.0, 0.0);
        for (var k = 0; k < power.Length; k++)
        {
            all += power[k];
            if (Math.Abs(frequencies[k]) > bandwidthHz / 2 || Math.Abs(frequencies[k] - meanHz) > 0.3 * basis.Acquisition.BandwidthHz) { outside += power[k]; }
        }

        if (outside > LostTolerance * all)
        {
            throw new FitException(
                $"{metabolite.Name} of the basis {basis.Name} has lines too far out to bring it from {basis.Acquisition.BandwidthHz:F1} to {bandwidthHz:F1} Hz.",
                $"Leave it out, basis.Without(\"{metabolite.Name}\"), or open a basis simulated with that bandwidth.");
        }
    }

    private static double[] Power(BasisSpectrum metabolite)
    {
        var fid = metabolite.Fid.ToArray();
        fid[0] *= 0.5;
        return [.. Fourier.Shift(Fourier.Forward(fid)).Select(v => (v.Real * v.Real) + (v.Imaginary * v.Imaginary))];
    }

    private static double[] BarycentricWeights()
    {
        var weights = new double[Order];
        weights[0] = 1;
        for (var j = 1; j < Order; j++) { weights[j] = -weights[j - 1] * (Order - j) / j; }

        return weights;
    }
}

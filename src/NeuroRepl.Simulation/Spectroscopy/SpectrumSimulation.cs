using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Spectra with known truth.</summary>
public static class SpectrumSimulation
{
    private static readonly PpmRange PeakRange = (1.8, 4.2);

    extension(Spectrum)
    {
        /// <summary>
        /// Makes a spectrum of which everything is known: the basis's metabolites in given amounts, broadened, shifted, phased, on a baseline, in
        /// noise.
        /// </summary>
        /// <remarks>
        /// FID(t) = e^{iφ₀}·[Σ cₘ·basisₘ(t)·e^{−2πi·shift·f₀·t}·e^{−π·L·t − (π·G·t)²/(4 ln 2)} + baseline + residual water] + noise; L and G are full
        /// widths
        /// at half maximum. The noise is white and Gaussian, equal and independent in both channels.
        /// </remarks>
        /// <param name="basis">The metabolites' noiseless signals.</param>
        /// <param name="truth">Amounts, widths, phase, baseline, noise.</param>
        /// <param name="points">How many samples; all of the basis's unless given.</param>
        /// <param name="seed">The same seed gives the same bits.</param>
        /// <param name="stream">An independent stream of the seed: one for each spectrum of a study.</param>
        /// <returns>The spectrum, with its water reference if the truth has water.</returns>
        /// <exception cref="ArgumentMistake">The basis lacks a metabolite, is shorter than asked for, or a number cannot be meant.</exception>
        public static Spectrum Simulate(BasisSet basis, SpectrumTruth truth, int? points = null, ulong seed = 1, ulong stream = 0)
        {
            truth.Check();
            var count = points ?? basis.Points;
            Guard.InRange(count, 16, basis.Points, "the number of points");
            var acquisition = basis.Acquisition;
            var random = new CounterRandom(seed, stream);
            var signal = Metabolites(basis, truth, count);
            var sd = Height(signal, acquisition) / truth.SignalToNoise / Math.Sqrt(count);
            Add(signal, Baseline(truth, acquisition, count));
            var water = Water(truth, acquisition, count);
            Add(signal, water, truth.ResidualWater);
            var spectrum = new Spectrum(Noisy(Phased(signal, truth, acquisition), sd, random), acquisition)
            {
                Steps = [$"simulated with {basis.Name}, seed {seed}"],
            };
            if (truth.WaterMillimolar == 0) { return spectrum; }

            var reference = Noisy(Phased(water, truth, acquisition), sd, random);
            return spectrum.WithWater(new Spectrum(reference, acquisition) { Name = "water", Steps = ["simulated"] });
        }
    }

    private static Complex[] Metabolites(BasisSet basis, SpectrumTruth truth, int points)
    {
        var sum = new Complex[points];
        foreach (var (name, amount) in truth.Concentrations.OrderBy(c => c.Key, StringComparer.Ordinal))       // one order, so that the bits are the same
        {
            var fid = basis[name].Fid.Span;
            for (var k = 0; k < points; k++) { sum[k] += amount * fid[k]; }
        }

        var acquisition = basis.Acquisition;
        for (var k = 0; k < points; k++) { sum[k] *= Broadening(truth, acquisition, k, -truth.ShiftPpm * acquisition.SpectrometerMHz); }

        return sum;
    }

    private static Complex[] Baseline(SpectrumTruth truth, MrsAcquisition acquisition, int points)
    {
        var sum = new Complex[points];
        foreach (var hump in truth.Baseline)
        {
            var widthHz = hump.WidthPpm * acquisition.SpectrometerMHz;
            for (var k = 0; k < points; k++)
            {
                var t = k * acquisition.DwellTimeSeconds;
                sum[k] += hump.Area * Lineshape.Gaussian(widthHz, t) * Lineshape.Turn(acquisition.HertzAt(hump.Ppm) * t);
            }
        }

        return sum;
    }

    private static Complex[] Water(SpectrumTruth truth, MrsAcquisition acquisition, int points)
    {
        var hertz = acquisition.HertzAt(MrsAcquisition.WaterPpm + truth.ShiftPpm);
        var fid = new Complex[points];
        for (var k = 0; k < points; k++) { fid[k] = 2 * truth.WaterMillimolar * Broadening(truth, acquisition, k, hertz); }

        return fid;
    }

    private static Complex Broadening(SpectrumTruth truth, MrsAcquisition acquisition, int sample, double hertz)
    {
        var t = sample * acquisition.DwellTimeSeconds;
        return Lineshape.Lorentzian(truth.LorentzianHz, t) * Lineshape.Gaussian(truth.GaussianHz, t) * Lineshape.Turn(hertz * t);
    }

    private static void Add(Complex[] sum, Complex[] part, double weight = 1)
    {
        for (var k = 0; k < sum.Length; k++) { sum[k] += weight * part[k]; }
    }

    /// <summary>The tallest point of the real part between 1.8 and 4.2 ppm.</summary>
    private static double Height(Complex[] fid, MrsAcquisition acquisition)
    {
        var (ppm, values) = new Spectrum(fid, acquisition).Frequency();
        return Enumerable.Range(0, ppm.Length).Where(k => PeakRange.Contains(ppm[k])).Max(k => values[k].Real);
    }

    private static Complex[] Phased(Complex[] fid, SpectrumTruth truth, MrsAcquisition acquisition)
    {
        var phased = fid;
        if (truth.Phase1DegreesPerPpm != 0)
        {
            var (spectrum, hertz) = (Fourier.Shift(Fourier.Forward(fid)), Fourier.Frequencies(fid.Length, acquisition.BandwidthHz));
            for (var k = 0; k < spectrum.Length; k++)
            {
                spectrum[k] *= Lineshape.Turn(truth.Phase1DegreesPerPpm / 360 * (acquisition.PpmAt(hertz[k]) - acquisition.ReferencePpm));
            }

            phased = Fourier.Inverse(Fourier.Unshift(spectrum));
        }

        var turn = Lineshape.Turn(truth.Phase0Degrees / 360);
        return [.. phased.Select(sample => sample * turn)];
    }

    private static Complex[] Noisy(Complex[] fid, double sd, CounterRandom random) =>
        [.. fid.Select(sample => sample + new Complex(sd * random.NextNormal(), sd * random.NextNormal()))];
}

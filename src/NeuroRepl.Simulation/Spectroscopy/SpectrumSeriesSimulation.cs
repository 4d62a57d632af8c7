using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Transients of a functional scan with known truth.</summary>
public static class SpectrumSeriesSimulation
{
    private const int UsualPoints = 1024;

    extension(SpectrumSeries)
    {
        /// <summary>Makes the transients of a scan in blocks, of which everything is known: <c>spectra = SpectrumSeries.SimulateBlocks(basis)</c>.</summary>
        /// <remarks>The transients are aligned: no drift, no jitter. Every one has white Gaussian noise of the same size, set by the baseline block's signal-to-noise ratio.</remarks>
        /// <param name="basis">The metabolites' noiseless signals.</param>
        /// <param name="blocks">How many blocks; the first is the baseline.</param>
        /// <param name="scansPerBlock">Transients of each.</param>
        /// <param name="truth">What changes; <see cref="BlockTruth.Infusion"/> unless given.</param>
        /// <param name="points">How many samples; 1024 unless given.</param>
        /// <param name="seed">The same seed gives the same bits.</param>
        /// <param name="name">What to call it.</param>
        /// <exception cref="ArgumentMistake">The basis lacks a metabolite, or a number cannot be meant.</exception>
        public static SpectrumSeries SimulateBlocks(
            BasisSet basis, int blocks = 9, int scansPerBlock = 48, BlockTruth? truth = null, int? points = null, ulong seed = 1, string name = "simulated infusion")
        {
            Guard.Positive(blocks);
            return SimulateBlocks(basis, [.. Enumerable.Repeat(scansPerBlock, blocks)], truth, points, seed, name);
        }

        /// <summary>Makes the transients of a scan in blocks of given lengths; else as the other overload.</summary>
        /// <param name="lengths">Transients of each block.</param>
        public static SpectrumSeries SimulateBlocks(
            BasisSet basis, IReadOnlyList<int> lengths, BlockTruth? truth = null, int? points = null, ulong seed = 1, string name = "simulated infusion")
        {
            Guard.NotEmpty(lengths);
            foreach (var length in lengths) { Guard.Positive(length, "the length of a block"); }

            truth ??= BlockTruth.Infusion(basis);
            var count = points ?? Math.Min(UsualPoints, basis.Points);
            var sd = NoiseSd(basis, truth.Baseline, count);
            var fids = new Complex[lengths.Sum() * count];
            var transient = 0;
            for (var block = 0; block < lengths.Count; block++)
            {
                var clean = Spectrum.Simulate(basis, truth.Of(block) with { SignalToNoise = double.PositiveInfinity, WaterMillimolar = 0 }, count, seed).Fid.Span;
                for (var i = 0; i < lengths[block]; i++, transient++)
                {
                    var random = new CounterRandom(seed, (ulong)transient);
                    for (var n = 0; n < count; n++) { fids[(transient * count) + n] = clean[n] + new Complex(sd * random.NextNormal(), sd * random.NextNormal()); }
                }
            }

            return new SpectrumSeries(fids, count, [new SeriesDimension("DIM_DYN", transient)], basis.Acquisition with { Manufacturer = "none (simulated)" }) { Name = name };
        }
    }

    /// <summary>Of one sample in time: the tallest peak from 1.8 to 4.2 ppm stands so many times above the noise on one spectral point.</summary>
    private static double NoiseSd(BasisSet basis, SpectrumTruth truth, int points)
    {
        var pure = truth with { SignalToNoise = double.PositiveInfinity, Phase0Degrees = 0, Phase1DegreesPerPpm = 0, Baseline = [], ResidualWater = 0, WaterMillimolar = 0 };
        var (ppm, values) = Spectrum.Simulate(basis, pure, points).Frequency();
        var height = Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is >= 1.8 and <= 4.2).Max(k => values[k].Real);
        return height / truth.SignalToNoise / Math.Sqrt(points);
    }
}

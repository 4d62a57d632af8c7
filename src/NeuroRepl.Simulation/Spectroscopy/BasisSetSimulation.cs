using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Basis sets computed from published chemical shifts and couplings.</summary>
public static class BasisSetSimulation
{
    /// <summary>What the macromolecular background is called in a basis set.</summary>
    public const string MacromoleculesName = "Mac";

    extension(BasisSet)
    {
        /// <summary>
        /// Computes a basis set with density matrices and ideal pulses: <c>BasisSet.Simulate(Sequence.Slaser(echoTimeSeconds: 0.036),
        /// spectrometerMHz: 298.04)</c>.
        /// </summary>
        /// <remarks>
        /// One uncoupled proton has area 1 (its FID starts at 1), so that fitted amplitudes are comparable between metabolites. Neither T1 nor T2
        /// weighting
        /// is in it. The Hamiltonian of each group of coupled protons is diagonalised once; strong coupling is exact.
        /// </remarks>
        /// <param name="sequence">Which sequence, with its echo time.</param>
        /// <param name="spectrometerMHz">Larmor frequency in megahertz; it has to be that of the data (about 298 at 7 T, 123.2 or 127.7 at 3
        /// T).</param>
        /// <param name="bandwidthHz">Sampling rate in hertz; it has to be that of the data.</param>
        /// <param name="points">Samples of each FID; at least those of the data.</param>
        /// <param name="linewidthHz">Full width at half maximum of each line in hertz, Lorentzian; a fit widens it further.</param>
        /// <param name="metabolites">Which ones; the nineteen of <see cref="Metabolites.Usual"/> unless given.</param>
        /// <param name="macromolecules">Whether the basis ends with the macromolecular background, "Mac".</param>
        /// <param name="name">What to call it.</param>
        /// <returns>The basis set, metabolites in the order asked for.</returns>
        /// <exception cref="ArgumentMistake">A metabolite is not known, or a number cannot be meant.</exception>
        public static BasisSet Simulate(
            Sequence sequence,
            double spectrometerMHz,
            double bandwidthHz = 3000,
            int points = 2048,
            double linewidthHz = 2,
            IReadOnlyList<string>? metabolites = null,
            bool macromolecules = true,
            string name = "simulated")
        {
            var systems = (metabolites ?? Metabolites.Usual).Select(Metabolites.Find).ToArray();
            return Compute(systems, sequence, spectrometerMHz, bandwidthHz, points, linewidthHz, macromolecules, name);
        }

        /// <summary>Computes a basis set from spin systems of one's own; else as the other overload.</summary>
        /// <param name="systems">The spin systems, made with <c>new SpinSystem(…)</c> or taken from <see cref="Metabolites"/>.</param>
        /// <param name="macromolecules">Whether the basis ends with the macromolecular background, "Mac".</param>
        /// <returns>The basis set, a spectrum a system, in their order.</returns>
        /// <exception cref="ArgumentMistake">There is no system, two have one name, or a number cannot be meant.</exception>
        public static BasisSet Simulate(
            IReadOnlyList<SpinSystem> systems,
            Sequence sequence,
            double spectrometerMHz,
            double bandwidthHz = 3000,
            int points = 2048,
            double linewidthHz = 2,
            bool macromolecules = false,
            string name = "simulated") => Compute(systems, sequence, spectrometerMHz, bandwidthHz, points, linewidthHz, macromolecules, name);

        /// <summary>What is left of two bases when one is subtracted from the other: editing on minus editing off.</summary>
        /// <exception cref="ArgumentMistake">The second lacks a metabolite of the first.</exception>
        public static BasisSet Difference(BasisSet on, BasisSet off) => new(
            $"{on.Name} − {off.Name}",
            [.. on.Metabolites.Select(m => new BasisSpectrum(m.Name, [.. m.Fid.ToArray().Zip(off[m.Name].Fid.ToArray(), (a, b) => a - b)]))],
            on.Acquisition);
    }

    private static BasisSet Compute(
        IReadOnlyList<SpinSystem> systems,
        Sequence sequence,
        double spectrometerMHz,
        double bandwidthHz,
        int points,
        double linewidthHz,
        bool macromolecules,
        string name)
    {
        Guard.NotEmpty(systems);
        Guard.InRange(points, 16, 1 << 20);
        Guard.InRange(linewidthHz, 0, 1000);
        var acquisition = new MrsAcquisition(bandwidthHz, spectrometerMHz)
        {
            EchoTimeSeconds = sequence.EchoTimeSeconds,
            MixingTimeSeconds = sequence.MixingTimeSeconds,
            Sequence = sequence.Name,
        };
        var spectra = new BasisSpectrum[systems.Count];
        var done = 0;
        Parallel.For(0, systems.Count, new ParallelOptions { CancellationToken = Interrupt.Token }, i =>
        {
            var lines = SpinSimulation.Lines(systems[i], sequence, acquisition);
            spectra[i] = new BasisSpectrum(systems[i].Name, SpinSimulation.Sample(lines, points, acquisition.DwellTimeSeconds, linewidthHz));
            Work.Report($"simulating {systems.Count} metabolites", Interlocked.Increment(ref done), systems.Count);
        });
        var background = macromolecules ? [new BasisSpectrum(MacromoleculesName, Macromolecules.Fid(acquisition, points))] : Array.Empty<BasisSpectrum>();
        return new BasisSet(name, [.. spectra, .. background], acquisition);
    }
}

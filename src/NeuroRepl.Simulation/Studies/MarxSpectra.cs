using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Studies;

/// <summary>What each of the 140 spectra is made of, and what LCModel would have printed for it.</summary>
internal sealed class MarxSpectra
{
    public const double BandwidthHz = 2800;
    public const double EchoTime = 0.020;
    public const double MixingTime = 0.010;
    public const double RepetitionTime = 3;

    /// <summary>The proton's frequency in a Siemens 7 T.</summary>
    public const double SpectrometerMHz = 297.2;

    /// <summary>WCONC · ATTH2O, LCModel's defaults: on this water its scaling gives the amounts back.</summary>
    private const double VisibleWater = 35880 * 0.7;

    public static readonly IReadOnlyList<double> VoxelMm = [20, 15, 10];

    /// <summary>The other metabolites of the voxel in mM, their spread over people and scans, and the CRLB that LCModel gives them in percent; chosen.</summary>
    private static readonly (string Name, double Millimolar, double People, double Scans, int Crlb)[] Profile =
    [
        ("Ala", 0.4, 0.20, 0.10, 28), ("Asc", 0.9, 0.12, 0.06, 15), ("Asp", 2.0, 0.12, 0.06, 9), ("Cr", 4.2, 0.06, 0.02, 4), ("GABA", 1.3, 0.12, 0.05, 9),
        ("GPC", 1.0, 0.10, 0.03, 5), ("GSH", 1.2, 0.10, 0.04, 5), ("Glc", 1.0, 0.20, 0.10, 20), ("Gln", 2.4, 0.12, 0.04, 4), ("Ins", 5.6, 0.10, 0.02, 2),
        ("Lac", 0.7, 0.15, 0.08, 16), ("NAA", 8.6, 0.06, 0.015, 1), ("NAAG", 1.2, 0.15, 0.05, 8), ("PCh", 0.5, 0.10, 0.05, 11), ("PCr", 3.4, 0.06, 0.02, 5),
        ("PE", 1.5, 0.12, 0.06, 11), ("Scyllo", 0.3, 0.30, 0.05, 10), ("Tau", 1.3, 0.12, 0.05, 9), (BasisSetSimulation.MacromoleculesName, 2.2, 0.08, 0.03, 3),
    ];

    private readonly Dictionary<(int Person, string Arm, string Time), (double WidthHz, double Snr)> _quality = [];
    private readonly MarxGlutamate _glutamate;
    private readonly ulong _seed;

    public MarxSpectra(MarxGlutamate glutamate, ulong seed)
    {
        (_glutamate, _seed) = (glutamate, seed);
        var random = new CounterRandom(seed + 6);
        (int Person, string Arm, string Time)[] scans =
            [.. from person in Enumerable.Range(1, MarxDesign.People) from arm in MarxDesign.Arms from time in MarxDesign.Times select (person, arm.Name, time)];
        (int Person, string Arm, string Time)[] good = [.. scans.Where(s => MarxDesign.Fault(s.Person, s.Arm, s.Time) == MarxFault.None)];

        // 6.72 ± 2.59 Hz and 41.05 ± 5.97 over the spectra that are kept; widths are skewed, since none is below the basis's own.
        var widths = Calibrate.ToMoments([.. good.Select(_ => Math.Exp(0.38 * Math.Clamp(random.NextNormal(), -2.2, 2.2)))], 6.72, 2.59);
        var snr = Calibrate.ToMoments([.. good.Select(_ => Math.Clamp(random.NextNormal(), -2.4, 2.4))], 41.05, 5.97);
        foreach (var (k, scan) in good.Index()) { _quality[scan] = (Math.Max(2, widths[k]), snr[k]); }

        foreach (var scan in scans.Except(good))
        {
            _quality[scan] = MarxDesign.Fault(scan.Person, scan.Arm, scan.Time) switch
            {
                MarxFault.Width => (26 + (3 * random.NextDouble()), 24),
                MarxFault.Noise => (9, 14 + (2 * random.NextDouble())),
                _ => (11, 4),
            };
        }
    }

    /// <summary>The basis that the spectra are made of: STEAM with ideal pulses.</summary>
    public static BasisSet Basis(int points)
    {
        var basis = BasisSet.Simulate(Sequence.Steam(EchoTime, MixingTime), SpectrometerMHz, BandwidthHz, points, linewidthHz: 2, name: "steam_7t");
        return new BasisSet(basis.Name, basis.Metabolites, basis.Acquisition with
        {
            RepetitionTimeSeconds = RepetitionTime,
            Manufacturer = "none (simulated)",
            VoxelMm = VoxelMm,
            VoxelToScanner = [VoxelMm[0], 0, 0, 0, 0, VoxelMm[1], 0, 40, 0, 0, VoxelMm[2], 4, 0, 0, 0, 1],
        });
    }

    public Spectrum Simulate(BasisSet basis, int person, string arm, string time, SpectrumTruth truth) =>
        Spectrum.Simulate(basis, truth, basis.Points, _seed + 7, Stream(person, arm, time));

    /// <summary>LCModel's Glu is the truth with an error as large as its bound: it is that number which the exact mode calibrates.</summary>
    public SpectrumTruth Truth(int person, string arm, string time)
    {
        var (own, scan) = (new CounterRandom(_seed + 8, (ulong)person), new CounterRandom(_seed + 9, Stream(person, arm, time)));
        var amounts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, millimolar, people, scans, _) in Profile)
        {
            amounts[name] = Math.Round(millimolar * (1 + (people * own.NextNormal())) * (1 + (scans * scan.NextNormal())), 4);
        }

        var (width, snr) = _quality[(person, arm, time)];
        amounts["Glu"] = Math.Round(_glutamate.Of(person, arm, time).Glu / (1 + (GluCrlb(person, arm, time) / 100.0 * Math.Clamp(scan.NextNormal(), -2, 2))), 4);
        const double lorentzian = 1.5;
        return new SpectrumTruth
        {
            Concentrations = amounts,
            LorentzianHz = lorentzian,
            GaussianHz = Math.Round(Math.Sqrt(Math.Max(0.01, Math.Pow(width - (0.5346 * lorentzian), 2) - (0.2166 * lorentzian * lorentzian))), 4),     // Olivero and Longbothum's Voigt width
            ShiftPpm = Math.Round(0.004 * scan.NextNormal(), 4),
            Phase0Degrees = Math.Round(10 * scan.NextNormal(), 4),
            Phase1DegreesPerPpm = Math.Round(0.4 * scan.NextNormal(), 4),
            Baseline = [new BaselineHump(2.6, 5, Math.Round(45 + (10 * scan.NextNormal()), 4))],
            SignalToNoise = Math.Round(2 * snr, 4),
            ResidualWater = Math.Round(0.0001 + (0.0003 * scan.NextDouble()), 6),
            WaterMillimolar = VisibleWater,
        };
    }

    /// <summary>The numbers of LCModel's table: rows of name, amount and bound, then width in ppm and SNR.</summary>
    public LcmodelNumbers Lcmodel(int person, string arm, string time, SpectrumTruth truth)
    {
        var random = new CounterRandom(_seed + 10, Stream(person, arm, time));
        var (width, snr) = _quality[(person, arm, time)];
        var worse = Math.Max(1, 40 / snr * Math.Sqrt(Math.Max(1, width / 8)));
        var rows = Profile.Select(m =>
        {
            var bound = (int)Math.Ceiling(m.Crlb * worse);
            return (m.Name, Amount: Math.Max(0, truth.Concentrations[m.Name] * (1 + (bound / 100.0 * random.NextNormal()))), Bound: bound);
        }).Append(("Glu", _glutamate.Of(person, arm, time).Glu, GluCrlb(person, arm, time))).OrderBy(r => r.Item1, StringComparer.Ordinal).ToArray();
        return new(rows, width / SpectrometerMHz, (int)Math.Round(snr), truth.ShiftPpm, truth.Phase0Degrees, truth.Phase1DegreesPerPpm);
    }

    private int GluCrlb(int person, string arm, string time) => _quality[(person, arm, time)] switch
    {
        { Snr: < 5 } => 24,
        { Snr: < 20 } => 6,
        { WidthHz: > 24 } => 5,
        { Snr: < 35 } => 3,
        _ => 2,
    };

    private static ulong Stream(int person, string arm, string time) => (2 * MarxGlutamate.Stream(person, arm)) + (time == "Pre" ? 0UL : 1UL);
}

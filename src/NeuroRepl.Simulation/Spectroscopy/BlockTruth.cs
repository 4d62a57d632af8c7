using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>What a simulated functional scan is made of: one spectrum, and what changes from block to block.</summary>
public sealed record BlockTruth
{
    /// <summary>A profile of the anterior cingulate in mM; chosen.</summary>
    private static readonly (string Name, double Millimolar)[] Profile =
    [
        ("Ala", 0.5), ("Asc", 1.1), ("Asp", 2.3), ("Cr", 4.6), ("GABA", 1.4), ("GPC", 1.1), ("GSH", 1.3), ("Glc", 1.3), ("Gln", 2.6), ("Glu", 10.2), ("Gly", 0.7),
        ("Ins", 6.2), ("Lac", 1.0), ("NAA", 10.8), ("NAAG", 1.4), ("PCh", 0.6), ("PCr", 4.1), ("PE", 1.6), ("Scyllo", 0.4), ("Tau", 1.5), (BasisSetSimulation.MacromoleculesName, 2.4),
    ];

    /// <summary>The baseline block. Its signal-to-noise ratio is that of a single transient.</summary>
    public required SpectrumTruth Baseline { get; init; }

    /// <summary>Change of a concentration from the baseline block in percent, a number a block; the first is the baseline's, zero by habit. A short list's last number goes on.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> PercentChanges { get; init; } = new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>Change of the Gaussian width in hertz, a number a block; empty for none.</summary>
    public IReadOnlyList<double> GaussianChangesHz { get; init; } = [];

    /// <summary>A ketamine-like infusion: Glu rises by up to 3 %, Lac by 25 % at once and less later, lines narrow by 0.4 Hz (a BOLD effect).</summary>
    /// <param name="basis">Whose metabolites there are.</param>
    /// <param name="signalToNoise">Of a single transient.</param>
    public static BlockTruth Infusion(BasisSet basis, double signalToNoise = 20) => new()
    {
        Baseline = new SpectrumTruth
        {
            Concentrations = Profile.Where(p => basis.Names.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Millimolar),
            LorentzianHz = 4,
            GaussianHz = 8,
            ShiftPpm = 0.003,
            Phase0Degrees = 8,
            Baseline = [new BaselineHump(2.6, 5, 60)],
            SignalToNoise = signalToNoise,
        },
        PercentChanges = new Dictionary<string, IReadOnlyList<double>>
        {
            ["Glu"] = [0, 1, 2, 3, 3, 3, 2.5, 2, 2],
            ["Lac"] = [0, 25, 20, 16, 12, 10, 8, 6, 5],
        },
        GaussianChangesHz = [0, -0.4, -0.4, -0.3, -0.2, -0.2, -0.1, -0.1, 0],
    };

    /// <summary>What one block is made of, counted from 0.</summary>
    public SpectrumTruth Of(int block)
    {
        Guard.InRange(block, 0, int.MaxValue);
        return Baseline with
        {
            Concentrations = Baseline.Concentrations.ToDictionary(c => c.Key, c => c.Value * (1 + (At(PercentChanges.GetValueOrDefault(c.Key) ?? [], block) / 100))),
            GaussianHz = Baseline.GaussianHz + At(GaussianChangesHz, block),
        };
    }

    private static double At(IReadOnlyList<double> changes, int block) => changes.Count == 0 ? 0 : changes[Math.Min(block, changes.Count - 1)];
}

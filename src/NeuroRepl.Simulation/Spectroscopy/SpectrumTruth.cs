using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>What a simulated spectrum is made of, to be found again by a fit.</summary>
public sealed record SpectrumTruth
{
    /// <summary>
    /// How much of each metabolite of the basis; those that are not named are absent. In mM by habit; only ratios matter to the shape.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Concentrations { get; init; }

    /// <summary>Full width at half maximum of the Lorentzian part of the broadening in hertz, on top of the basis's own.</summary>
    public double LorentzianHz { get; init; } = 4;

    /// <summary>Full width at half maximum of the Gaussian part of the broadening in hertz.</summary>
    public double GaussianHz { get; init; } = 8;

    /// <summary>How far every line stands from where the basis has it, in ppm; positive to higher ppm.</summary>
    public double ShiftPpm { get; init; }

    /// <summary>Zero-order phase in degrees: the FID is turned by exp(iφ).</summary>
    public double Phase0Degrees { get; init; }

    /// <summary>First-order phase in degrees per ppm: the spectrum is turned by exp(iφ·(δ − δ_ref)).</summary>
    public double Phase1DegreesPerPpm { get; init; }

    /// <summary>Broad signal that no basis has.</summary>
    public IReadOnlyList<BaselineHump> Baseline { get; init; } = [];

    /// <summary>
    /// Height of the tallest peak from 1.8 to 4.2 ppm over the standard deviation of the noise, both on one point of the real part of the phased,
    /// noiseless and unapodised spectrum; infinite for no noise.
    /// </summary>
    public double SignalToNoise { get; init; } = 120;

    /// <summary>What water suppression left, as a share of all water.</summary>
    public double ResidualWater { get; init; }

    /// <summary>Visible water in mM, two protons each; zero for a spectrum without water reference.</summary>
    public double WaterMillimolar { get; init; }

    internal void Check()
    {
        Guard.InRange(LorentzianHz, 0, 1000);
        Guard.InRange(GaussianHz, 0, 1000);
        Guard.InRange(ResidualWater, 0, 1);
        Guard.InRange(WaterMillimolar, 0, 1e6);
        if (!(SignalToNoise > 0))
        {
            throw new ArgumentMistake(
                $"SignalToNoise is {SignalToNoise}; it has to be above zero.", "Use double.PositiveInfinity for a spectrum without noise.");
        }
    }
}

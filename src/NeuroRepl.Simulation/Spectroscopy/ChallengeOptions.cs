namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>What the spectra of a <see cref="SpectrumChallenge"/> are made of.</summary>
/// <remarks>Widths in hertz are for 7 T and shrink with the field by its square root.</remarks>
public sealed record ChallengeOptions
{
    /// <summary>Larmor frequency in megahertz.</summary>
    public double SpectrometerMHz { get; init; } = 297.2;

    /// <summary>Sampling rate in hertz.</summary>
    public double BandwidthHz { get; init; } = 6000;

    /// <summary>Samples of each spectrum.</summary>
    public int Points { get; init; } = 2048;

    /// <summary>Height of the NAA singlet over the standard deviation of the noise on one point of the real part.</summary>
    public double SignalToNoise { get; init; } = 140;

    /// <summary>Standard deviation of each metabolite's own shift in ppm, on top of the common one.</summary>
    public double OwnShiftSdPpm { get; init; }

    /// <summary>Standard deviation of each macromolecular line's amount, as a share.</summary>
    public double MacromoleculeSd { get; init; }

    /// <summary>Size of the lines' asymmetry: the share of the signal that a second, displaced line has; zero for symmetric lines.</summary>
    public double Asymmetry { get; init; }

    /// <summary>Residual water, as a multiple of the NAA singlet's area; its phase is anyhow.</summary>
    public double ResidualWater { get; init; }

    /// <summary>Lipids at 0.9 and 1.3 ppm, as a multiple of the NAA singlet's area.</summary>
    public double Lipids { get; init; }

    /// <summary>Height of the smooth baseline, as a share of the NAA singlet's height.</summary>
    public double Baseline { get; init; } = 0.04;

    /// <summary>Full width in ppm of the baseline's narrowest hump.</summary>
    public double BaselineWidthPpm { get; init; } = 1.5;

    /// <summary>The standard deviation of the logarithm of each concentration about its usual value.</summary>
    public double Spread { get; init; } = 0.15;
}

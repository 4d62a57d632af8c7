using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>What is needed to read the samples of an MRS scan in hertz and ppm, and what its header says of how it was taken.</summary>
/// <remarks>
/// The one convention of the project, which every reader converts to and every model relies on (that of NIfTI-MRS): a resonance at
/// chemical shift δ is A·exp(2πi·(δ_ref − δ)·f₀·t), so that after a forward FFT ascending frequency is descending ppm:
/// ppm = δ_ref − f/f₀ with f₀ in MHz. Without other knowledge the transmitter sits on water, δ_ref = 4.65 ppm.
/// </remarks>
public sealed record MrsAcquisition
{
    /// <summary>Where water is taken to resonate when a file does not say, in ppm.</summary>
    public const double WaterPpm = 4.65;

    /// <param name="bandwidthHz">Sampling rate in hertz, 1/dwell.</param>
    /// <param name="spectrometerMHz">Larmor frequency of the nucleus in megahertz (297.2 at 7 T).</param>
    public MrsAcquisition(double bandwidthHz, double spectrometerMHz)
    {
        Guard.Positive(bandwidthHz);
        Guard.Positive(spectrometerMHz);
        (BandwidthHz, SpectrometerMHz) = (bandwidthHz, spectrometerMHz);
    }

    /// <summary>Sampling rate in hertz.</summary>
    public double BandwidthHz { get; }

    /// <summary>Larmor frequency in megahertz.</summary>
    public double SpectrometerMHz { get; }

    /// <summary>Time between samples, in seconds.</summary>
    public double DwellTimeSeconds => 1 / BandwidthHz;

    /// <summary>Static field in tesla, from the proton's 42.577 MHz/T.</summary>
    public double FieldTesla => SpectrometerMHz / 42.577478518;

    /// <summary>The chemical shift at zero frequency, in ppm.</summary>
    public double ReferencePpm { get; init; } = WaterPpm;

    /// <summary>The nucleus as NIfTI-MRS writes it: "1H".</summary>
    public string Nucleus { get; init; } = "1H";

    /// <summary>Echo time in seconds, where the header says it.</summary>
    public double? EchoTimeSeconds { get; init => field = Seconds(value, 2, nameof(EchoTimeSeconds)); }

    /// <summary>Repetition time in seconds, where the header says it.</summary>
    public double? RepetitionTimeSeconds { get; init => field = Seconds(value, 120, nameof(RepetitionTimeSeconds)); }

    /// <summary>Mixing time in seconds (STEAM), where the header says it.</summary>
    public double? MixingTimeSeconds { get; init => field = Seconds(value, 10, nameof(MixingTimeSeconds)); }

    /// <summary>The pulse sequence's name, where the header says it.</summary>
    public string? Sequence { get; init; }

    /// <summary>The scanner's maker, where the header says it.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The header's JSON as it stood in the file, so that a copy loses nothing.</summary>
    public string? HeaderJson { get; init; }

    /// <summary>Voxel to scanner millimetres, row-major 4 × 4, where the file has one.</summary>
    public IReadOnlyList<double>? VoxelToScanner { get; init; }

    /// <summary>Voxel edges in millimetres, where the file has them.</summary>
    public IReadOnlyList<double>? VoxelMm { get; init; }

    /// <summary>Hertz from the transmitter of a chemical shift, in the sense of the convention above.</summary>
    public double HertzAt(double ppm) => (ReferencePpm - ppm) * SpectrometerMHz;

    /// <summary>Chemical shift of a frequency in hertz from the transmitter, in the sense of the convention above.</summary>
    public double PpmAt(double hertz) => ReferencePpm - (hertz / SpectrometerMHz);

    /// <summary>A time that no scan has is one in milliseconds: an echo time of 36.</summary>
    private static double? Seconds(double? value, double most, string name) => value is null || (value >= 0 && value <= most) ? value : throw new ArgumentMistake(
        $"{name} is {value}; it has to lie from 0 to {most} seconds.", value > 0 ? $"If it is in milliseconds, divide by 1000: {name} = {value / 1000}." : "Leave it out where it is not known.");
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>How one run is fitted by a design.</summary>
public sealed record FirstLevelModel
{
    /// <summary>How the noise of one volume goes with that of the next.</summary>
    public NoiseModel Noise { get; init; } = NoiseModel.Ar1;

    /// <summary>Whether each place is first taken in percent of its own mean over the run: 100·(y/mean − 1).</summary>
    public bool PercentOfMean { get; init; }

    /// <summary>The settings of another program: "nilearn" (AR(1) with biased ρ, percent of the mean), "FSL" (FILM's Tukey taper), or "NeuroRepl".</summary>
    /// <exception cref="ArgumentMistake">There is no program of that name.</exception>
    public static FirstLevelModel As(string program) => program switch
    {
        "nilearn" => new() { Noise = NoiseModel.Ar1AsNilearn, PercentOfMean = true },
        "FSL" => new() { Noise = NoiseModel.Tukey() },
        "NeuroRepl" => new(),
        _ => throw new ArgumentMistake($"There are no settings of {program}.", "There are \"nilearn\", \"FSL\" and \"NeuroRepl\"."),
    };

    /// <summary>How this differs from others, in words.</summary>
    public string Why() => Noise switch
    {
        NoiseModel.Independent => "Noise counts as independent from volume to volume. BOLD noise is not, so p-values of single runs are too small; copes for a group test are unbiased.",
        NoiseModel.Autoregressive { Given: not null } => "AR(1) with one ρ for all places: right on average, too small a correction where noise is more correlated, too large elsewhere.",
        NoiseModel.Autoregressive { IsUnbiased: true } => "AR(1) whose ρ is corrected for what the fit took out of the residuals. Without that ρ comes out too small by .01 to .1, and with it too many places significant: "
            + "nilearn's ρ gives p < .05 in about 8 % of pure noise with 27 columns on 432 volumes.",
        NoiseModel.Autoregressive => "AR(1) with the lag-1 autocorrelation of the residuals, truncated to two digits, and the first volume as it is: nilearn's definition. ρ is too small, so p-values are too small.",
        _ => "A free autocorrelation up to √n lags with a Tukey window, as FILM, without its smoothing over neighbouring voxels. It inherits the bias of the residuals and is noisy: with 27 columns on 432 volumes p < .05 came out in 14 to 18 % of pure noise.",
    };
}

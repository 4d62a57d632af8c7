using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>What is believed about how the noise of one volume goes with that of the next.</summary>
public abstract record NoiseModel
{
    private protected NoiseModel()
    {
    }

    /// <summary>Every volume's noise is its own. Resting noise is not: p-values come out too small.</summary>
    public static NoiseModel Ols { get; } = new Independent();

    /// <summary>AR(1): each volume keeps a part ρ of the last one's noise; ρ is estimated at each place with the bias removed that comes from fitting the design. The default.</summary>
    /// <remarks>
    /// Residuals of a fit are less correlated than the noise was. ρ is the one whose AR(1) noise would leave residuals with the lag-1 autocorrelation that was found:
    /// E[r′D₁r]/E[r′r] = tr(R D₁ R V(ρ))/tr(R V(ρ)), after Worsley et al., "A general statistical analysis for fMRI data", NeuroImage 15 (2002), eq. 8, with V of AR(1) itself in place of its first lags.
    /// Whitening keeps the first volume with its factor √(1 − ρ²).
    /// </remarks>
    public static NoiseModel Ar1 { get; } = new Autoregressive { IsUnbiased = true };

    /// <summary>AR(1) as nilearn defines it, for comparison: ρ is what the residuals show, cut to two digits; the first volume is not whitened.</summary>
    public static NoiseModel Ar1AsNilearn { get; } = new Autoregressive { IsUnbiased = false };

    /// <summary>AR(1) with one given ρ for all places; SPM's global model comes to about .2 at 2 s.</summary>
    /// <param name="rho">The part of its noise that a volume keeps of the last one's, from −.98 to .98.</param>
    public static NoiseModel Ar1Of(double rho)
    {
        Guard.InRange(rho, -RhoCorrection.Largest, RhoCorrection.Largest);
        return new Autoregressive { IsUnbiased = true, Given = rho };
    }

    /// <summary>A free autocorrelation at each place, smoothed to zero by a Tukey window, as FSL's FILM.</summary>
    /// <remarks>
    /// Woolrich et al., "Temporal autocorrelation in univariate linear modeling of fMRI data", NeuroImage 14 (2001): residual autocorrelations r(τ)·½(1 + cos(πτ/M)) up to M, whitened in the frequency
    /// domain. FILM also smooths them over neighbouring voxels of a kind; this does not.
    /// </remarks>
    /// <param name="lags">M, in volumes; √n as FILM takes unless given.</param>
    public static NoiseModel Tukey(int? lags = null)
    {
        if (lags is { } given) { Guard.InRange(given, 2, 10_000, nameof(lags)); }

        return new TukeyTapered(lags);
    }

    /// <summary>No autocorrelation.</summary>
    internal sealed record Independent : NoiseModel
    {
        public override string ToString() => "independent (OLS)";
    }

    /// <summary>AR(1), with or without removal of the bias of ρ.</summary>
    internal sealed record Autoregressive : NoiseModel
    {
        public bool IsUnbiased { get; init; }

        public double? Given { get; init; }

        public override string ToString() => Given is { } rho ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"AR(1), ρ = {rho:0.###}") : IsUnbiased ? "AR(1), bias of ρ removed" : "AR(1) as nilearn";
    }

    /// <summary>A tapered autocorrelation.</summary>
    internal sealed record TukeyTapered(int? Lags) : NoiseModel
    {
        public override string ToString() => Lags is { } lags ? $"Tukey-tapered autocorrelation, {lags} lags" : "Tukey-tapered autocorrelation, √n lags";
    }
}

using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a linear-combination fit may vary. Without options: the default model, one setting for every spectrum.</summary>
/// <remarks>
/// The default model (no <see cref="BaselineOrder"/>, no <see cref="Groups"/>): one Voigt line for all metabolites with a learned asymmetry, a shift and a
/// broadening of each metabolite's own under Gaussian priors whose widths are learned from the spectrum (empirical Bayes), a penalised-spline baseline
/// whose stiffness is found by restricted maximum likelihood, the tail of residual water, macromolecules whose peaks may leave their usual ratio,
/// lipids. Where the data ask for none of it, it becomes the model below.
/// The polynomial model (<see cref="FslMrs"/>, or any <see cref="BaselineOrder"/> or <see cref="Groups"/>):
/// The model, in the frequency domain over <see cref="Range"/>, with the definitions and signs that everything in this namespace follows:
/// <code>S(δ) = exp(i·φ(δ)) · Σ_g Σ_{m in g} c_m · F[ m(t)·exp(−γ_g·t − σ_g²·t² − 2πi·ε_g·f₀·t) ] + B(δ)</code>
/// Concentrations c ≥ 0; baseline B a complex polynomial of order <see cref="BaselineOrder"/>, not turned by the phase; noise white and complex.
/// Frequency: a resonance at δ is exp(2πi(δ_ref − δ)f₀t), see <see cref="MrsAcquisition"/>; data stored the other way round (conjugated) have to be
/// conjugated by their reader. A shift ε is in ppm, positive to higher ppm.
/// Phase: φ(δ) = φ₀ + φ₁·(δ − δ_ref); positive φ₀ turns the basis counter-clockwise, so that data·exp(−iφ) are in phase.
/// Widths: Lorentzian full width at half maximum γ/π, Gaussian 2σ·√(ln 2)/π; both on top of what the basis has.
/// Transform F: an unscaled sum over samples with the first one halved, for data and basis alike (<see cref="SpectrumFrequency"/>).
/// Reference: a basis with another ReferencePpm than the spectrum (4.68 and 4.65, say) is turned to the spectrum's; field and dwell have to agree
/// (<see cref="BasisResampling"/> brings a basis to another bandwidth).
/// Scale: c is in units of the basis as it stands in its file; nothing is normalised. Longer bases are cut, shorter ones filled with zeros.
/// Source of the model: Clarke, Stagg and Jbabdi, "FSL-MRS: An end-to-end spectroscopy analysis package", Magn Reson Med 85 (2021), equation 1.
/// </remarks>
public sealed record SpectrumModel
{
    /// <summary>The model of FSL-MRS with its defaults: one Voigt line, a shift, a complex polynomial of order 2.</summary>
    public static SpectrumModel FslMrs { get; } = new() { BaselineOrder = 2 };

    /// <summary>The published description of LCModel as far as it goes: its range, knots, simulated lines, and priors on shifts, widths and ratios.</summary>
    /// <remarks>
    /// Provencher, Magn Reson Med 30 (1993) 672; the numbers are the defaults in the source of LCModel 6.3-1R, block data: knots 0.15 ppm apart (DKNTMN),
    /// shifts of their own with a standard deviation of 0.004 ppm (DESDSH), broadenings of 0.4/s (DESDT2), the lines of CHSIMU, the ratios of CHRATO.
    /// What differs: the regularisation is chosen by restricted maximum likelihood (LCModel: by the rise of the residual to a probability), NAA and NAAG
    /// have the same prior on their shift as all others (ALSDSH: 0.002 ppm), and GSH/(Gln + GSH) is GSH/Gln (0.4 ± 0.3, as a comment there says).
    /// </remarks>
    public static SpectrumModel LcModelLike { get; } = new()
    {
        Range = (0.2, 4.0),
        KnotSpacingPpm = 0.15,
        ShiftSdPpm = 0.004,
        BroadeningSdHz = 0.4 / Math.PI,
        AddsLcModelLines = true,
        RatioPriors =
        [
            new("Lip09", 0.267, 0.1) { To = ["Lip13a", "Lip13b"], WidenedBy = ["MM12"] },
            new("Lip20", 0.15, 0.07) { To = ["Lip13a", "Lip13b"], WidenedBy = ["MM12"] },
            new("MM20", 1.5, 0.375) { To = ["MM09"], WidenedBy = ["Lip09"] },
            new("MM12", 0.3, 0.1) { To = ["MM09"], WidenedBy = ["Lip09"] },
            new("MM14", 0.75, 0.45) { To = ["MM09"], WidenedBy = ["Lip09"] },
            new("MM17", 0.375, 0.3) { To = ["MM09"], WidenedBy = ["Lip09"] },
            new("-CrCH2", 0.1, 0.25) { To = ["Cr", "PCr"] },
            new("Asp", 0.05, 0.05), new("GABA", 0.03, 0.03), new("Glc", 0.03, 0.03), new("Tau", 0.05, 0.05),
            new("Scyllo", 0.01, 0.01), new("sIns", 0.01, 0.01),
            new("GSH", 0.4, 0.3) { To = ["Gln"] },
        ],
    };

    /// <summary>The stretch of the spectrum that is fitted, in ppm.</summary>
    public PpmRange Range { get; init; } = (0.2, 4.2);

    /// <summary>Order of a complex polynomial baseline, −1 for none; null for the default model with its penalised spline.</summary>
    public int? BaselineOrder { get; init; }

    /// <summary>Distance of the knots of the default model's spline baseline, in ppm (LCModel's DKNTMN).</summary>
    public double KnotSpacingPpm { get; init; } = 0.1;

    /// <summary>Standard deviation in ppm of each metabolite's own shift in the default model; null learns it from the spectrum.</summary>
    public double? ShiftSdPpm { get; init; }

    /// <summary>Standard deviation in hertz of each metabolite's own broadening in the default model; null learns it from the spectrum.</summary>
    public double? BroadeningSdHz { get; init; }

    /// <summary>Whether the default model's common line may be asymmetric.</summary>
    public bool FitAsymmetry { get; init; } = true;

    /// <summary>Whether the default model adds macromolecules and lipids that the basis lacks.</summary>
    public bool AddBackground { get; init; } = true;

    /// <summary>Whether the lines that it adds are those that LCModel simulates.</summary>
    internal bool AddsLcModelLines { get; init; }

    /// <summary>Soft ratios of weak metabolites to tNAA + tCr + 3·tCho or to others, in the default model; none unless given.</summary>
    public IReadOnlyList<RatioPrior> RatioPriors { get; init; } = [];

    /// <summary>Which metabolites share a shift and a width: each list is a group, all others together are one more. Empty: one group for all. Chooses the polynomial model.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups { get; init; } = [];

    /// <summary>Names whose sum is total creatine, the reference of <see cref="ConcentrationScale.PerTotalCreatine"/>.</summary>
    public IReadOnlyList<string> Creatine { get; init; } = ["Cr", "PCr"];

    /// <summary>Whether a first-order phase is fitted beside the zero-order one.</summary>
    public bool FitFirstOrderPhase { get; init; } = true;

    /// <summary>How far a group's lines may stand from where the basis has them, in ppm.</summary>
    public double MaxShiftPpm { get; init; } = 0.3;

    /// <summary>How much wider than the basis lines may be, in hertz, Lorentzian and Gaussian part each.</summary>
    public double MaxBroadeningHz { get; init; } = 50;

    /// <summary>How far the first-order phase may go either way, in degrees per ppm.</summary>
    public double MaxPhase1DegreesPerPpm { get; init; } = 20;

    /// <summary>Whether it is the polynomial model rather than the default one.</summary>
    public bool IsPolynomial => BaselineOrder is not null || Groups.Count > 0;

    internal int PolynomialOrder => BaselineOrder ?? 2;

    /// <summary>Give up after this many iterations.</summary>
    public int MaxIterations { get; init; } = 200;
}

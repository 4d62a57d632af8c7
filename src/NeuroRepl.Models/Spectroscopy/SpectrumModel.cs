using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a linear-combination fit may vary, with FSL-MRS's defaults: Voigt lines, one shift and width a group, a polynomial baseline.</summary>
/// <remarks>
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
    /// <summary>The stretch of the spectrum that is fitted, in ppm.</summary>
    public PpmRange Range { get; init; } = (0.2, 4.2);

    /// <summary>Order of the complex polynomial baseline; −1 for none.</summary>
    public int BaselineOrder { get; init; } = 2;

    /// <summary>Which metabolites share a shift and a width: each list is a group, all others together are one more. Empty: one group for all.</summary>
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
    public double MaxPhase1DegreesPerPpm { get; init; } = 10;

    /// <summary>Give up after this many iterations.</summary>
    public int MaxIterations { get; init; } = 200;
}

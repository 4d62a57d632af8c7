namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Which quantities of a spectrum run over the transients, and how. Left as it is: concentrations and Gaussian width by the design, all else fixed.</summary>
/// <remarks>
/// Transient i is S_i(δ) = exp(i·φ_i(δ))·Σ_m c_mi·F[m(t)·exp(−γ_gi·t − σ_gi²·t² − 2πi·ε_gi·f₀·t)] + B_i(δ) + noise, every quantity with a <see cref="Course"/>;
/// units, signs and groups as in <see cref="SpectrumModel"/>. The model: Clarke, Clarke and Jbabdi, "Universal dynamic fitting of magnetic resonance spectroscopy",
/// Magn Reson Med 91 (2024). The default is what Boucherie et al. (2025) fitted: amplitudes and Gaussian width by block; phase, shift and baseline fixed.
/// </remarks>
public sealed record DynamicModel
{
    /// <summary>Range, baseline order, groups, bounds of shift and widths.</summary>
    public SpectrumModel Spectrum { get; init; } = SpectrumModel.FslMrs;

    /// <summary>Whose concentrations run by <see cref="Concentration"/>; those of all others are fixed. All unless given.</summary>
    public IReadOnlyList<string>? Concentrations { get; init; }

    /// <summary>How these concentrations run.</summary>
    public Course Concentration { get; init; } = Course.Design;

    /// <summary>How the Gaussian width runs, in hertz.</summary>
    public Course Gaussian { get; init; } = Course.Design;

    /// <summary>How the Lorentzian width runs, in hertz.</summary>
    public Course Lorentzian { get; init; } = Course.Fixed;

    /// <summary>How the shift runs, in ppm.</summary>
    public Course Shift { get; init; } = Course.Fixed;

    /// <summary>How the zero-order phase runs, in degrees.</summary>
    public Course Phase0 { get; init; } = Course.Fixed;

    /// <summary>How the first-order phase runs, in degrees per ppm; without <see cref="SpectrumModel.FitFirstOrderPhase"/> it is zero.</summary>
    public Course Phase1 { get; init; } = Course.Fixed;

    /// <summary>How each coefficient of the baseline runs.</summary>
    public Course Baseline { get; init; } = Course.Fixed;

    /// <summary>Courses of single metabolites' concentrations, before all else: <c>new() { ["Lac"] = Course.Exponential(0.9, 0.2, 300) }</c>.</summary>
    public IReadOnlyDictionary<string, Course> Metabolites { get; init; } = new Dictionary<string, Course>();

    /// <summary>Courses of single groups' lines, each under the name of any of its metabolites.</summary>
    public IReadOnlyDictionary<string, GroupCourses> Groups { get; init; } = new Dictionary<string, GroupCourses>();

    /// <summary>Whether no concentration may fall below zero. Unbounded estimates are unbiased and their standard errors true near zero, too; so that is the default.</summary>
    public bool NonNegative { get; init; }

    /// <summary>When each transient was measured, in seconds from the first; by the repetition time unless given, or one second each where that is unknown.</summary>
    public IReadOnlyList<double>? Seconds { get; init; }

    /// <summary>Give up after this many iterations.</summary>
    public int MaxIterations { get; init; } = 60;

    /// <summary>Each transient by itself: all concentrations free; lines, phase and baseline shared.</summary>
    public static DynamicModel SingleTransients { get; } = new() { Concentration = Course.Free, Gaussian = Course.Fixed };
}

using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>What the default chain from raw coils and transients to one spectrum does; each step can be left out.</summary>
public sealed record PreprocessingOptions
{
    /// <summary>Whether first samples that the receiver's filter spoiled are left out, in the data and the water reference; only where the water reference shows them beyond doubt.</summary>
    public bool DropSpoiledPoints { get; init; } = true;

    /// <summary>Whether the phase of the water reference, where there is one, is taken out of every transient.</summary>
    public bool CorrectEddyCurrents { get; init; } = true;

    /// <summary>Whether transients are aligned, and how.</summary>
    public AlignmentOptions? Alignment { get; init; } = new();

    /// <summary>Whether transients that do not belong to the others are left out.</summary>
    public bool RejectBadTransients { get; init; } = true;

    /// <summary>Whether the mean weighs each transient by the inverse of its noise variance.</summary>
    public bool WeightByNoise { get; init; } = true;

    /// <summary>Which resonances are taken for residual water and removed, in ppm; null leaves the water.</summary>
    public PpmRange? Water { get; init; } = new PpmRange(4.35, 5.05);

    /// <summary>Whether the result is phased and put onto its ppm reference by the singlets of NAA, creatine and choline.</summary>
    public bool PhaseAndReference { get; init; } = true;
}

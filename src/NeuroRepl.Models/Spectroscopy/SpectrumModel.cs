using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a linear-combination fit may vary, with FSL-MRS's defaults: Voigt lines, one shift and width a group, a polynomial baseline.</summary>
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

    /// <summary>Give up after this many iterations.</summary>
    public int MaxIterations { get; init; } = 200;
}

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A fit as curves over ppm, real parts, all phased as the fit found and of one length; what a fit panel draws.</summary>
public sealed class FitCurves
{
    /// <summary>The axis in ppm, descending.</summary>
    public required IReadOnlyList<double> Ppm { get; init; }

    /// <summary>The data.</summary>
    public required IReadOnlyList<double> Data { get; init; }

    /// <summary>The whole model, baseline included.</summary>
    public required IReadOnlyList<double> Fit { get; init; }

    /// <summary>The baseline.</summary>
    public required IReadOnlyList<double> Baseline { get; init; }

    /// <summary>Data minus fit.</summary>
    public required IReadOnlyList<double> Residual { get; init; }

    /// <summary>Each metabolite's part, without baseline.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Metabolites { get; init; }
}

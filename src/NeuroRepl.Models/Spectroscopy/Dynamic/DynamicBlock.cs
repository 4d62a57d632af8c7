namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Transients that the model takes as alike, with the mean of their data and the fit to it: real parts over the fitted range, turned by the phase.</summary>
public sealed record DynamicBlock
{
    /// <summary>What to call it: the design's column, or which transients.</summary>
    public required string Name { get; init; }

    /// <summary>Which transients, counted from 0 among all that were given.</summary>
    public required IReadOnlyList<int> Transients { get; init; }

    /// <summary>Chemical shifts in ppm, descending.</summary>
    public required IReadOnlyList<double> Ppm { get; init; }

    /// <summary>Mean of the data.</summary>
    public required IReadOnlyList<double> Data { get; init; }

    /// <summary>The fit, baseline included.</summary>
    public required IReadOnlyList<double> Fit { get; init; }

    /// <summary>The baseline.</summary>
    public required IReadOnlyList<double> Baseline { get; init; }
}

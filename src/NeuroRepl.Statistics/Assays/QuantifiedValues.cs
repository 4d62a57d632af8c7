namespace NeuroRepl.Statistics.Assays;

/// <summary>Assay values with flags: which are below or above what the assay can quantify, which are missing for another reason.</summary>
/// <param name="Values">What to go on with; NaN where missing.</param>
/// <param name="Below">Whether each is below the lower limit.</param>
/// <param name="Above">Whether each is above the upper limit.</param>
/// <param name="Missing">Whether each was missing already.</param>
/// <param name="Notes">The counts, in sentences.</param>
public sealed record QuantifiedValues(IReadOnlyList<double> Values, IReadOnlyList<bool> Below, IReadOnlyList<bool> Above, IReadOnlyList<bool> Missing, IReadOnlyList<string> Notes);

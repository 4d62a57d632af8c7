namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Values on another scale, and how they came there.</summary>
/// <param name="Values">In the order given; NaN where one was missing.</param>
/// <param name="Parameters">What was estimated or chosen: "slope per SD", "shift".</param>
/// <param name="Notes">What to know, each in a sentence.</param>
public sealed record AdjustedValues(IReadOnlyList<double> Values, IReadOnlyDictionary<string, double> Parameters, IReadOnlyList<string> Notes);

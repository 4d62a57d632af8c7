namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>One step of the flow of an analysis.</summary>
/// <param name="Reason">Why some are out; "all" for the first step.</param>
/// <param name="Out">How many this reason took out that were still in.</param>
/// <param name="Left">How many are left.</param>
public sealed record InclusionStep(string Reason, int Out, int Left);

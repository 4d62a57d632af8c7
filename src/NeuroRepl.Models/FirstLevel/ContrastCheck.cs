namespace NeuroRepl.Models.FirstLevel;

/// <summary>What a design makes of one contrast.</summary>
/// <param name="Contrast">As it was written.</param>
/// <param name="IsEstimable">Whether it can be estimated at all.</param>
/// <param name="StandardError">Its standard error for independent noise of variance 1; NaN where it cannot be estimated.</param>
/// <param name="VarianceInflation">Its variance over that in a design of its own columns and a constant: what the other columns cost. 1 is none, 10 is much.</param>
/// <param name="HighPassInflation">Its standard error with a high-pass filter over that without; NaN where none was asked about.</param>
public sealed record ContrastCheck(string Contrast, bool IsEstimable, double StandardError, double VarianceInflation, double HighPassInflation);

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>One scan of many that were fitted: its fit, or why there is none.</summary>
/// <param name="Name">Which scan: "sub-01 ses-high".</param>
/// <param name="Arm">Its treatment arm, where that is known.</param>
/// <param name="Fit">The fit; null where there is none.</param>
/// <param name="Reason">Why there is none; null where there is one.</param>
public sealed record DynamicSession(string Name, string? Arm, DynamicFit? Fit, string? Reason);

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Shift and widths that the metabolites of one group share.</summary>
/// <param name="Metabolites">Who is in the group.</param>
/// <param name="ShiftPpm">How far its lines stand from where the basis has them, in ppm; positive to higher ppm.</param>
/// <param name="LorentzianHz">Full width at half maximum of the Lorentzian part, in hertz, on top of the basis's own.</param>
/// <param name="GaussianHz">Full width at half maximum of the Gaussian part, in hertz, on top of the basis's own.</param>
public sealed record GroupEstimate(IReadOnlyList<string> Metabolites, double ShiftPpm, double LorentzianHz, double GaussianHz);

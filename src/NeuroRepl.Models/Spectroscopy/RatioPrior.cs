namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A soft expectation of a metabolite's amount, relative to the strong ones: tNAA + tCr + 3·tCho.</summary>
/// <param name="Metabolite">Which metabolite; where the basis lacks it the expectation is left out.</param>
/// <param name="Ratio">What is expected.</param>
/// <param name="Sd">Standard deviation of that.</param>
public sealed record RatioPrior(string Metabolite, double Ratio, double Sd);

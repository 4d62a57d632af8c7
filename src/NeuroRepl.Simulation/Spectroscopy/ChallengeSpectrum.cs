using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>A simulated spectrum to try a fit on: the data, the basis to fit with, and what is to be found.</summary>
/// <param name="Spectrum">The data.</param>
/// <param name="Basis">The basis to fit with; its macromolecules are one average signal, whatever the data have.</param>
/// <param name="Truth">How much of each of the basis's metabolites is in it, macromolecules left out.</param>
public sealed record ChallengeSpectrum(Spectrum Spectrum, BasisSet Basis, IReadOnlyDictionary<string, double> Truth);

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>A nucleus other than a proton that couples to the protons of a group: ³¹P (spin ½), ¹⁴N (spin 1).</summary>
/// <remarks>
/// Proton pulses leave it alone and its own frequency is far away, so that its z component is conserved: the group is simulated once for each of its
/// states m, with m·J added to every proton's frequency, which is exact.
/// </remarks>
/// <param name="Isotope">Which nucleus: "31P".</param>
/// <param name="TwiceSpin">Twice its spin: 1 for ³¹P, 2 for ¹⁴N.</param>
/// <param name="Hertz">J to each proton of the group in hertz; zero where it does not couple.</param>
public sealed record HeteroNucleus(string Isotope, int TwiceSpin, IReadOnlyList<double> Hertz);

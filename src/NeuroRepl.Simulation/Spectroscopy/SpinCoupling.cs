namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>A scalar coupling between two protons of one group.</summary>
/// <param name="First">One proton, counted from 0.</param>
/// <param name="Second">The other, counted from 0.</param>
/// <param name="Hertz">J in hertz, with its sign.</param>
public readonly record struct SpinCoupling(int First, int Second, double Hertz);

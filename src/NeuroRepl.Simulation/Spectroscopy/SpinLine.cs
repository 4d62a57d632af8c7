using System.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>One resonance line of a spin system after a sequence: its signal is A·exp(2πi·f·t) from the first sample on.</summary>
/// <param name="FrequencyHz">Distance from the transmitter in hertz, in the project's convention (higher ppm is lower frequency).</param>
/// <param name="Amplitude">Its complex amplitude; one uncoupled proton gives 1.</param>
public readonly record struct SpinLine(double FrequencyHz, Complex Amplitude);

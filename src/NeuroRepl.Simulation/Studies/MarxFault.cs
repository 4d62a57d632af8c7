namespace NeuroRepl.Simulation.Studies;

/// <summary>What is wrong with a simulated spectrum, by the published rules: CRLB of Glu above 20 %, width above 24 Hz, SNR below 20.</summary>
internal enum MarxFault
{
    None,
    Width,
    Noise,
    NoiseAndBound,
}

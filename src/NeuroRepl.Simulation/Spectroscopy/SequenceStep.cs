namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>One thing that happens to the magnetisation: a pulse, a wait, or gradients that leave one coherence order.</summary>
public abstract record SequenceStep
{
    private SequenceStep()
    {
    }

    /// <summary>A hard pulse on all protons, too short for anything else to happen meanwhile.</summary>
    /// <param name="FlipDegrees">By how much it turns the magnetisation.</param>
    /// <param name="PhaseDegrees">About which transverse axis: 0 is x, 90 is y.</param>
    public sealed record Pulse(double FlipDegrees, double PhaseDegrees = 0) : SequenceStep;

    /// <summary>A frequency-selective hard pulse: it turns the protons of a band and leaves all others; what editing needs.</summary>
    /// <param name="FlipDegrees">By how much it turns those of the band.</param>
    /// <param name="CentrePpm">The band's middle.</param>
    /// <param name="WidthPpm">The band's full width.</param>
    /// <param name="PhaseDegrees">About which transverse axis: 0 is x, 90 is y.</param>
    public sealed record Selective(double FlipDegrees, double CentrePpm, double WidthPpm, double PhaseDegrees = 0) : SequenceStep;

    /// <summary>A shaped pulse as it is played out; shifts and couplings evolve under it. No gradient: the whole voxel feels the same.</summary>
    /// <param name="AmplitudeHz">The field γB₁/2π of each sample, in hertz.</param>
    /// <param name="PhaseDegrees">Its phase in each sample; a ramp moves the pulse off the transmitter's frequency.</param>
    /// <param name="SampleSeconds">How long a sample lasts; short against one over the spectral width.</param>
    public sealed record Shaped(IReadOnlyList<double> AmplitudeHz, IReadOnlyList<double> PhaseDegrees, double SampleSeconds) : SequenceStep
    {
        /// <summary>How long the pulse lasts, in seconds.</summary>
        public double Seconds => AmplitudeHz.Count * SampleSeconds;
    }

    /// <summary>A wait in which shifts and couplings evolve.</summary>
    /// <param name="Seconds">How long.</param>
    public sealed record Delay(double Seconds) : SequenceStep;

    /// <summary>Ideal gradients: what is left is the coherences of one order.</summary>
    /// <param name="Order">+1, 0 or −1; −1 is what the receiver sees at the end.</param>
    public sealed record Keep(int Order) : SequenceStep;
}

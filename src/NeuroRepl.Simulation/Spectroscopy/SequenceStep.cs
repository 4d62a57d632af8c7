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

    /// <summary>A wait in which shifts and couplings evolve.</summary>
    /// <param name="Seconds">How long.</param>
    public sealed record Delay(double Seconds) : SequenceStep;

    /// <summary>Ideal gradients: what is left is the coherences of one order.</summary>
    /// <param name="Order">+1, 0 or −1; −1 is what the receiver sees at the end.</param>
    public sealed record Keep(int Order) : SequenceStep;
}

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>One stretch of a dose scheme at a constant rate; a rate of zero is a pause.</summary>
/// <param name="Name">"bolus", "infusion", "pause".</param>
/// <param name="StartMinutes">When it starts, from the start of the scheme.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="MgPerKg">How much is given in it.</param>
public sealed record DoseStep(string Name, double StartMinutes, double Minutes, double MgPerKg)
{
    /// <summary>When it ends.</summary>
    public double EndMinutes => StartMinutes + Minutes;

    /// <summary>The rate in mg per kg and hour.</summary>
    public double MgPerKgPerHour => 60 * MgPerKg / Minutes;
}

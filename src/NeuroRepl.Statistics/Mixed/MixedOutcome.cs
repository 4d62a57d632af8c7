namespace NeuroRepl.Statistics.Mixed;

/// <summary>How the search for the estimates ended.</summary>
public abstract record MixedOutcome
{
    private MixedOutcome()
    {
    }

    /// <summary>At a minimum.</summary>
    /// <param name="Evaluations">How often the criterion was computed.</param>
    public sealed record Converged(int Evaluations) : MixedOutcome;

    /// <summary>Before one.</summary>
    /// <param name="Why">What happened.</param>
    /// <param name="WhatToTry">What to do about it.</param>
    public sealed record Stopped(string Why, string WhatToTry) : MixedOutcome;
}

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>How a fit ended. Not converging is a result, not an error.</summary>
public abstract record FitOutcome
{
    private FitOutcome()
    {
    }

    /// <summary>At an optimum, after so many iterations.</summary>
    public sealed record Converged(int Iterations) : FitOutcome;

    /// <summary>Stopped short of one: why, and what to try.</summary>
    public sealed record Stopped(string Why, string WhatToTry) : FitOutcome;
}

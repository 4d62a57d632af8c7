namespace NeuroRepl.Statistics.Classical;

/// <summary>Whether a test could be made.</summary>
public abstract record TestOutcome
{
    private TestOutcome()
    {
    }

    /// <summary>It was made.</summary>
    public sealed record Made : TestOutcome;

    /// <summary>The data leave it undefined: its numbers are NaN.</summary>
    /// <param name="Why">What about the data.</param>
    /// <param name="WhatToTry">What could be done instead.</param>
    public sealed record Undefined(string Why, string WhatToTry) : TestOutcome;
}

namespace NeuroRepl.Figures.Charts;

/// <summary>An estimate with the ends of its interval.</summary>
/// <param name="Name">What is estimated.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(string Name, double Estimate, double Low, double High)
{
    /// <summary>Words on its right instead of "estimate [low, high]".</summary>
    public string? Text { get; init; }

    /// <summary>Whether it sums up the others and is drawn as a diamond.</summary>
    public bool IsSummary { get; init; }
}

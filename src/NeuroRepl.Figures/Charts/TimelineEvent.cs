namespace NeuroRepl.Figures.Charts;

/// <summary>Something that happens at a time, or from one time to another.</summary>
/// <param name="Lane">The row it stands in: "infusion", "scan", "ratings".</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends; null for a moment.</param>
/// <param name="Label">What is written in or at it; null for nothing.</param>
public sealed record TimelineEvent(string Lane, double Start, double? End = null, string? Label = null)
{
    /// <summary>A colour as CSS writes it; null takes one a lane.</summary>
    public string? Color { get; init; }
}

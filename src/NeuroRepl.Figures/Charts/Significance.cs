namespace NeuroRepl.Figures.Charts;

/// <summary>Where along a course two arms differ: a row of marks above it.</summary>
/// <param name="Name">Which two, for the legend: "low vs placebo".</param>
/// <param name="At">The places along the x axis that are significant.</param>
public sealed record Significance(string Name, IReadOnlyList<double> At)
{
    /// <summary>The mark: * or ^.</summary>
    public char Mark { get; init; } = '*';

    /// <summary>Its colour; null for that of the text.</summary>
    public string? Color { get; init; }
}

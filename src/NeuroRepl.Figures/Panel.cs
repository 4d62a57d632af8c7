namespace NeuroRepl.Figures;

/// <summary>One of the panels stacked in a figure; all share the x axis unless one brings its own.</summary>
public sealed record Panel
{
    /// <summary>Its y axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>Its share of the height, against the other panels' shares.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>A letter or a few words above it.</summary>
    public string? Title { get; init; }
}

namespace NeuroRepl.Figures;

/// <summary>One of the panels stacked in a figure; all share the x axis unless one brings its own.</summary>
public sealed record Panel
{
    /// <summary>Its y axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>Its share of the height, against the other panels' shares.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>A few words above it.</summary>
    public string? Title { get; init; }

    /// <summary>Its letter in a figure of several: "A".</summary>
    public string? Letter { get; init; }

    /// <summary>An x axis of its own; null shares the layout's.</summary>
    public Axis? X { get; init; }

    /// <summary>Where it stands in the figure; null for its turn from top to bottom over the whole width.</summary>
    public PanelPlace? Place { get; init; }

    /// <summary>The numbers behind it, which a terminal shows instead where lines of text cannot draw it.</summary>
    public Grid? Numbers { get; init; }

    /// <summary>How a terminal draws it where the traces themselves would not read well there.</summary>
    internal Text.TextForm? InText { get; init; }
}

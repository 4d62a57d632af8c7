using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures;

/// <summary>Everything of a figure but its traces: titles, axes, panels, size, legend.</summary>
public sealed partial record Layout : PlotlyPart
{
    /// <summary>One line above the figure.</summary>
    public string? Title { get; init; }

    /// <summary>A smaller line below the title: where the data are from, that they are simulated.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The x axis that all panels share.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The panels from top to bottom; at least one.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [new()];

    /// <summary>Width in pixels; null follows the page.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels; null for the usual 420, or more with several panels.</summary>
    public int? Height { get; init; }

    /// <summary>Whether there is a legend; null where there are two or more named traces.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>How the figure behaves in a browser: zoom by the wheel, buttons, editing.</summary>
    public Config Options { get; init; } = new();

    /// <summary>Whether bars of several traces stand on each other instead of side by side.</summary>
    public bool StackBars { get; init; }

    /// <summary>Size of the letters in pixels, which margins follow; null for 13.</summary>
    public double? FontSize { get; init; }
}

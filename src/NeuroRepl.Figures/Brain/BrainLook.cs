namespace NeuroRepl.Figures.Brain;

/// <summary>How slices are laid out in a picture.</summary>
public sealed record BrainLook
{
    /// <summary>The width of the picture in pixels as CSS counts them; a file has two or more for each.</summary>
    public int WidthPx { get; init; } = 700;

    /// <summary>How many slices stand side by side; null for what looks well.</summary>
    public int? Columns { get; init; }

    /// <summary>Whether the colour bar is drawn.</summary>
    public bool HasBar { get; init; } = true;

    /// <summary>The largest height of a slice in pixels.</summary>
    public int SliceHeightPx { get; init; } = 240;

    /// <summary>How strongly light falls on surfaces: 0 for flat colours, 1 for deep shadows.</summary>
    public double Light { get; init; } = 0.55;
}

namespace NeuroRepl.Views;

/// <summary>How a picture of a brain looks, beyond what is asked for often.</summary>
public sealed record BrainPicture
{
    /// <summary>Whether left is on the right (radiological); else left is left (neurological). The picture says which.</summary>
    public bool IsRadiological { get; init; }

    /// <summary>Whether values are interpolated between voxels; else each pixel has the value of its voxel.</summary>
    public bool IsSmooth { get; init; }

    /// <summary>The width in pixels as CSS counts them.</summary>
    public int WidthPx { get; init; } = 700;

    /// <summary>How many slices stand side by side; null for what looks well.</summary>
    public int? Columns { get; init; }

    /// <summary>Whether a small slice at the end shows where the others cut.</summary>
    public bool HasGuide { get; init; } = true;

    /// <summary>Whether the colour bar is drawn.</summary>
    public bool HasBar { get; init; } = true;

    /// <summary>How strongly light falls on surfaces, from 0 (flat colours, each exactly that of its value) to 1.</summary>
    public double Light { get; init; } = 0.55;
}

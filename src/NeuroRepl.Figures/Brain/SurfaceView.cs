namespace NeuroRepl.Figures.Brain;

/// <summary>A triangle mesh with a value at each vertex, looked at from one side.</summary>
/// <param name="Coordinates">x, y, z of each vertex in millimetres: to the right, to the front, up.</param>
/// <param name="Triangles">Three vertex numbers a triangle.</param>
/// <param name="Values">The value of each vertex; NaN where there is none.</param>
public sealed record SurfaceView(ReadOnlyMemory<float> Coordinates, ReadOnlyMemory<int> Triangles, float[] Values)
{
    /// <summary>Where one stands: (-1, 0, 0) looks at it from the left, (0, 0, 1) from above. Up is up, or the front when seen from above or below.</summary>
    public (double X, double Y, double Z) From { get; init; } = (-1, 0, 0);

    /// <summary>The lightness of each vertex where no value is shown, from 0 to 1: darker in the sulci; null for one light grey.</summary>
    public float[]? Shade { get; init; }

    /// <summary>Whether each point has the value of its nearest vertex, with sharp borders (parcels), rather than one between those of the triangle's corners.</summary>
    public bool IsFlat { get; init; }

    /// <summary>What stands below it: "left, lateral".</summary>
    public string Label { get; init; } = "";

    internal BrainSlice AsSlice(ValueColors colors)
    {
        var (width, height) = MeshRaster.ExtentOf(this);
        return new(width, height, (columns, rows) => MeshRaster.Sample(this, colors, columns, rows)) { Label = Label };
    }
}

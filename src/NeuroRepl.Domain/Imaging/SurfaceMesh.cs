using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>A triangle mesh: one hemisphere's cortex, or the sphere it was unfolded to.</summary>
public sealed class SurfaceMesh
{
    private readonly float[] _coordinates;
    private readonly int[] _triangles;
    private readonly Lazy<double[]> _areas;

    /// <param name="coordinates">x, y, z of each vertex in millimetres, vertex after vertex; taken over.</param>
    /// <param name="triangles">Three vertex numbers a triangle; taken over.</param>
    /// <param name="structure">CIFTI's name without its prefix: "CORTEX_LEFT", "CORTEX_RIGHT".</param>
    public SurfaceMesh(float[] coordinates, int[] triangles, string structure)
    {
        Guard.NotEmpty(coordinates);
        if (coordinates.Length % 3 != 0 || triangles.Length % 3 != 0) { throw new ArgumentMistake("Coordinates and triangles come in threes.", "Give x, y, z of each vertex, and three vertex numbers a triangle."); }

        foreach (var vertex in triangles) { Guard.InRange(vertex, 0, (coordinates.Length / 3) - 1, "a triangle's vertex"); }

        (_coordinates, _triangles, Structure) = (coordinates, triangles, structure);
        _areas = new(ShareAreas);
    }

    /// <summary>CIFTI's name of the structure without its prefix: "CORTEX_LEFT".</summary>
    public string Structure { get; }

    /// <summary>How many vertices there are.</summary>
    public int VertexCount => _coordinates.Length / 3;

    /// <summary>How many triangles there are.</summary>
    public int TriangleCount => _triangles.Length / 3;

    /// <summary>x, y, z of each vertex in millimetres.</summary>
    public ReadOnlyMemory<float> Coordinates => _coordinates;

    /// <summary>Three vertex numbers a triangle.</summary>
    public ReadOnlyMemory<int> Triangles => _triangles;

    /// <summary>Where a vertex lies.</summary>
    public Millimetres PositionOf(int vertex) => new(_coordinates[3 * vertex], _coordinates[(3 * vertex) + 1], _coordinates[(3 * vertex) + 2]);

    /// <summary>The area of a vertex in mm²: a third of each triangle around it, as wb_command counts it.</summary>
    public double AreaOf(int vertex) => _areas.Value[vertex];

    /// <inheritdoc/>
    public override string ToString() => $"{Structure}, {VertexCount} vertices, {TriangleCount} triangles";

    private double[] ShareAreas()
    {
        var areas = new double[VertexCount];
        for (var t = 0; t < _triangles.Length; t += 3)
        {
            var (a, b, c) = (PositionOf(_triangles[t]), PositionOf(_triangles[t + 1]), PositionOf(_triangles[t + 2]));
            var (ux, uy, uz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
            var (vx, vy, vz) = (c.X - a.X, c.Y - a.Y, c.Z - a.Z);
            var (nx, ny, nz) = ((uy * vz) - (uz * vy), (uz * vx) - (ux * vz), (ux * vy) - (uy * vx));
            var third = Math.Sqrt((nx * nx) + (ny * ny) + (nz * nz)) / 6;
            for (var corner = 0; corner < 3; corner++) { areas[_triangles[t + corner]] += third; }
        }

        return areas;
    }
}

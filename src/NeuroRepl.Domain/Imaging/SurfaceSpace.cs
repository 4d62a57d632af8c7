using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Vertices of one mesh: all, or those outside the medial wall.</summary>
public sealed class SurfaceSpace : BrainSpace, IVertices
{
    private readonly int[] _vertices;
    private readonly Lazy<Adjacency> _adjacency;

    /// <param name="mesh">The mesh that says where they lie and which touch.</param>
    /// <param name="vertices">Their numbers, rising; all of the mesh without it. Taken over.</param>
    public SurfaceSpace(SurfaceMesh mesh, int[]? vertices = null)
    {
        _vertices = vertices ?? [.. Enumerable.Range(0, mesh.VertexCount)];
        Guard.NotEmpty(_vertices);
        foreach (var vertex in _vertices) { Guard.InRange(vertex, 0, mesh.VertexCount - 1, "a vertex"); }

        Mesh = mesh;
        _adjacency = new(Touching);
    }

    /// <summary>The mesh that says where the vertices lie and which touch.</summary>
    public SurfaceMesh Mesh { get; }

    /// <summary>The vertices' numbers in the mesh, rising.</summary>
    public ReadOnlyMemory<int> Vertices => _vertices;

    /// <inheritdoc/>
    public override int Count => _vertices.Length;

    /// <inheritdoc/>
    public override string Places => "vertices";

    /// <inheritdoc/>
    public override Millimetres? PositionOf(int place) => Mesh.PositionOf(_vertices[place]);

    /// <inheritdoc/>
    public override double SizeOf(int place) => Mesh.AreaOf(_vertices[place]);

    /// <inheritdoc/>
    public override Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces) => _adjacency.Value;

    /// <inheritdoc/>
    public override bool IsSameAs(BrainSpace other) => other is IVertices vertices && PlaceMatch.IsSameSurface(this, vertices) && _vertices.AsSpan().SequenceEqual(vertices.Vertices.Span);

    string IVertices.Structure => Mesh.Structure;

    int IVertices.VertexCount => Mesh.VertexCount;

    internal override BrainSpace At(int[] places) => new SurfaceSpace(Mesh, Array.ConvertAll(places, place => _vertices[place]));

    /// <inheritdoc/>
    public override string ToString() => Count == Mesh.VertexCount ? $"{Mesh.Structure}, {Count} vertices" : $"{Mesh.Structure}, {Count} of {Mesh.VertexCount} vertices";

    private Adjacency Touching()
    {
        var placeOf = new int[Mesh.VertexCount];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < _vertices.Length; place++) { placeOf[_vertices[place]] = place; }

        return Adjacency.OfPairs(Count, Edges(placeOf));
    }

    private IEnumerable<(int A, int B)> Edges(int[] placeOf)
    {
        for (var t = 0; t < Mesh.Triangles.Length; t += 3)
        {
            for (var corner = 0; corner < 3; corner++)
            {
                var (a, b) = (placeOf[Mesh.Triangles.Span[t + corner]], placeOf[Mesh.Triangles.Span[t + ((corner + 1) % 3)]]);
                if (a >= 0 && b >= 0) { yield return (a, b); }
            }
        }
    }
}

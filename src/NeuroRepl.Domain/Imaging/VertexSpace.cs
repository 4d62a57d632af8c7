using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Vertices known by their numbers only, as CIFTI, metric and label files have them: where they lie is in a surface file, and <c>map.WithSurfaces(left, right)</c> puts it in.</summary>
public sealed class VertexSpace : BrainSpace, IVertices
{
    private readonly int[] _vertices;

    /// <param name="structure">CIFTI's name without its prefix: "CORTEX_LEFT".</param>
    /// <param name="vertexCount">How many vertices the surface has.</param>
    /// <param name="vertices">Their numbers, rising; all of the surface without it. Taken over.</param>
    /// <exception cref="ArgumentMistake">No vertex, one that the surface does not have, or not in rising order.</exception>
    public VertexSpace(string structure, int vertexCount, int[]? vertices = null)
    {
        Guard.NotBlank(structure);
        Guard.InRange(vertexCount, 1, int.MaxValue);
        _vertices = vertices ?? [.. Enumerable.Range(0, vertexCount)];
        Guard.NotEmpty(_vertices);
        for (var n = 0; n < _vertices.Length; n++)
        {
            Guard.InRange(_vertices[n], 0, vertexCount - 1, "a vertex");
            if (n > 0 && _vertices[n] <= _vertices[n - 1]) { throw new ArgumentMistake($"Vertex {_vertices[n]} comes after {_vertices[n - 1]}.", "Give each vertex once, in rising order."); }
        }

        (Structure, VertexCount) = (structure, vertexCount);
    }

    /// <summary>CIFTI's name of the structure without its prefix: "CORTEX_LEFT".</summary>
    public string Structure { get; }

    /// <summary>How many vertices the whole surface has.</summary>
    public int VertexCount { get; }

    /// <summary>The vertices' numbers on the surface, rising.</summary>
    public ReadOnlyMemory<int> Vertices => _vertices;

    /// <inheritdoc/>
    public override int Count => _vertices.Length;

    /// <inheritdoc/>
    public override string Places => "vertices";

    /// <inheritdoc/>
    public override Millimetres? PositionOf(int place) => null;

    /// <summary>1: how large a vertex is, only a surface says.</summary>
    public override double SizeOf(int place) => 1;

    /// <inheritdoc/>
    public override string NameOf(int place) => $"{Structure} vertex {_vertices[place]}";

    /// <summary>Refused: which vertices touch, only a surface says.</summary>
    /// <exception cref="ArgumentMistake">Always; says how to put the surface in.</exception>
    public override Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces) => throw new ArgumentMistake(
        $"Which of the {Count} vertices of {Structure} are neighbours is not known: the file has their numbers, not the surface.", "Put the surfaces in: map.WithSurfaces(SurfaceMesh.Open(\"lh.midthickness.surf.gii\"), SurfaceMesh.Open(\"rh.midthickness.surf.gii\")).");

    /// <inheritdoc/>
    public override bool IsSameAs(BrainSpace other) => other is IVertices vertices && PlaceMatch.IsSameSurface(this, vertices) && _vertices.AsSpan().SequenceEqual(vertices.Vertices.Span);

    internal override BrainSpace At(int[] places) => new VertexSpace(Structure, VertexCount, Array.ConvertAll(places, place => _vertices[place]));

    /// <inheritdoc/>
    public override string ToString() => Count == VertexCount ? $"{Structure}, {Count} vertices" : $"{Structure}, {Count} of {VertexCount} vertices";
}

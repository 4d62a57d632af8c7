using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Two maps that do not lie on the same places.</summary>
public sealed class SpaceMismatch(string message, string hint) : NeuroReplException(message, hint)
{
    internal static SpaceMismatch Between(BrainSpace first, BrainSpace second, string what) => new(
        $"{what} lies on {second}, the first on {first}.",
        (first, second) switch
        {
            (VoxelSpace a, VoxelSpace b) when a.Grid.IsSameAs(b.Grid) => "The grids agree, the masks differ: take one mask for both, map.On(other.Space).",
            (VoxelSpace, VoxelSpace) => "Bring it onto the first's grid: map.ResampleTo(other.Space).",
            (IVertices a, IVertices b) when a.Structure == b.Structure && a.VertexCount != b.VertexCount => $"The surfaces have {a.VertexCount} and {b.VertexCount} vertices: resample one with wb_command -metric-resample, or parcellate both, map.Parcellate(labels).",
            (IVertices a, IVertices b) when a.Structure == b.Structure => "One mesh, other vertices (the medial wall?): take the same for both, map.On(other.Space).",
            _ => "Bring both into one space first: a parcellation gives each a value a parcel, map.Parcellate(labels).",
        });
}

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
            _ => "Bring both into one space first: a parcellation gives each a value a parcel, map.Parcellate(labels).",
        });
}

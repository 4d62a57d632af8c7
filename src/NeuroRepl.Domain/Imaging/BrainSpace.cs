using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>The places that a map has values at (voxels, vertices, grayordinates, parcels), how large they are, and which are neighbours.</summary>
public abstract class BrainSpace
{
    private protected BrainSpace()
    {
    }

    /// <summary>How many places there are.</summary>
    public abstract int Count { get; }

    /// <summary>What one place is, in the plural: "voxels", "vertices", "grayordinates", "parcels".</summary>
    public abstract string Places { get; }

    /// <summary>The centre of a place in millimetres; nothing where the space does not know it.</summary>
    public abstract Millimetres? PositionOf(int place);

    /// <summary>The size of a place: mm³ of a voxel, mm² of a vertex, 1 for a parcel.</summary>
    public abstract double SizeOf(int place);

    /// <summary>What to call a place in a table: a parcel's name, otherwise its position.</summary>
    public virtual string NameOf(int place) => PositionOf(place)?.ToString() ?? $"{place}";

    /// <summary>Which places are neighbours. Surfaces go by their triangles and parcels by their borders, whatever is said for voxels.</summary>
    public abstract Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces);

    /// <summary>Whether another space has the same places in the same order.</summary>
    public abstract bool IsSameAs(BrainSpace other);

    /// <summary>The space of these places only, in rising order.</summary>
    internal abstract BrainSpace At(int[] places);

    /// <summary>Refuses a map that lies on other places.</summary>
    /// <exception cref="SpaceMismatch">The two spaces differ; says how, and what to type.</exception>
    public void MustMatch(BrainSpace other, string what = "The second map")
    {
        if (!ReferenceEquals(this, other) && !IsSameAs(other)) { throw SpaceMismatch.Between(this, other, what); }
    }
}

using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Threshold-free cluster enhancement: how much support a place has from its neighbours, at every height at once.</summary>
/// <remarks>
/// TFCE(v) = ∫₀^{h(v)} e(h)^E · h^H dh, where e(h) is the extent of the cluster that holds v above the threshold h (Smith and Nichols, NeuroImage 2009, eq. 1).
/// The extent is a step function of h, so the integral has a closed form over the tree of clusters: there is no step size. <see cref="Steps"/> gives the sum
/// that other programs take for it.
/// </remarks>
public sealed record Tfce
{
    /// <summary>H, the power of the height.</summary>
    public double Height { get; init; } = 2;

    /// <summary>E, the power of the extent in voxels or parcels.</summary>
    public double Extent { get; init; } = .5;

    /// <summary>E on surfaces, where the extent is an area in mm²: 1, as a cluster there grows in two directions only.</summary>
    public double SurfaceExtent { get; init; } = 1;

    /// <summary>Which voxels support each other.</summary>
    public VoxelNeighbours Neighbours { get; init; } = VoxelNeighbours.Faces;

    /// <summary>How many steps from 0 to each map's peak replace the integral; 0 for the integral itself. 100 is what PALM and FSL take.</summary>
    public int Steps { get; init; }
}

using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Inference on clusters: places that pass a threshold are compared by the size of their cluster.</summary>
public sealed record ClusterForming
{
    /// <summary>The t (or F) that a place must reach to belong to a cluster.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether the statistic is turned into a z of the same tail first, so that the threshold is a z; PALM does that.</summary>
    public bool OnZ { get; init; }

    /// <summary>What makes a cluster large.</summary>
    public ClusterMeasure Measure { get; init; }

    /// <summary>Which voxels touch.</summary>
    public VoxelNeighbours Neighbours { get; init; } = VoxelNeighbours.Corners;
}

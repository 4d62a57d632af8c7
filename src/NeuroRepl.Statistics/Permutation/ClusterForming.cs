using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

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

    /// <summary>The definition of another program: "PALM" (z at the threshold or above, touching at corners) or "NeuroRepl" (t or F at the threshold or above, touching at corners).</summary>
    /// <param name="program">The program.</param>
    /// <param name="threshold">What a place must reach.</param>
    /// <exception cref="ArgumentMistake">There is no definition of that name.</exception>
    public static ClusterForming As(string program, double threshold) => program switch
    {
        "PALM" => new() { Threshold = threshold, OnZ = true },
        "NeuroRepl" => new() { Threshold = threshold },
        _ => throw new ArgumentMistake($"There is no cluster definition named {program}.", "There are \"PALM\" and \"NeuroRepl\"."),
    };

    /// <summary>How this definition differs from others, in words.</summary>
    public string Why() =>
        (OnZ ? "The threshold is a z, as in PALM: the statistic is turned into the z of the same tail first, so that one threshold means one p for all degrees of freedom. "
            : FormattableString.Invariant($"The threshold is a value of t or F itself; PALM takes it as a z (OnZ = true), which with few degrees of freedom is a higher t. "))
        + $"Voxels touch at {Neighbours.ToString().ToLowerInvariant()}; PALM and FSL's cluster: corners, AFNI: faces unless asked otherwise. A place at the threshold is inside. "
        + (Measure == ClusterMeasure.Mass ? "Mass is the sum of whole values; some programs add only what is above the threshold." : "Extent is a number of voxels, or an area in mm² on surfaces.");
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

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

    /// <summary>Whether the statistic is turned into a z of the same tail first, so that scores of different degrees of freedom can be compared.</summary>
    public bool OnZ { get; init; }

    /// <summary>The definition of another program: "PALM" (and FSL's randomise) or "NeuroRepl".</summary>
    /// <exception cref="ArgumentMistake">There is no definition of that name.</exception>
    public static Tfce As(string program) => program switch
    {
        "PALM" => new() { OnZ = true, Steps = 100 },
        "NeuroRepl" => new(),
        "nilearn" => throw new ArgumentMistake(
            "nilearn's TFCE leaves out the factor dh while its step changes with every shuffle, so its scores cannot be compared between shuffles.", "Take Tfce.As(\"PALM\"), or new Tfce() for the exact integral."),
        _ => throw new ArgumentMistake($"There is no TFCE definition named {program}.", "There are \"PALM\" and \"NeuroRepl\"."),
    };

    /// <summary>How this definition differs from others, in words.</summary>
    public string Why() => Steps == 0
        ? "The integral over heights is taken in closed form, since a cluster's extent is a step function of height. Other programs add up steps of the peak / 100: their scores are larger by up to some percent "
            + "and depend on each map's own peak. " + Scale
        : $"The integral is replaced by {Steps} steps from 0 to each map's own peak, each times its width, as PALM and FSL do; the exact integral (Steps = 0) needs no step. " + Scale;

    private string Scale => OnZ
        ? "The statistic is turned into z first, as PALM does: with few degrees of freedom large t values count less."
        : "The statistic is taken as it is; PALM turns it into z first (OnZ = true).";
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>A region of the head given in millimetres, never by voxel index: spheres, boxes (an MRS voxel), and what they share or make together. <c>Roi.Sphere((9, 9, -8), 3.5) | Roi.Sphere((-9, 9, -8), 3.5)</c></summary>
public abstract class Roi
{
    private protected Roi()
    {
    }

    /// <summary>What to call it.</summary>
    public string Name { get; private set; } = "roi";

    /// <summary>A sphere: places whose centre is at most the radius away.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radiusMm">Its radius in millimetres.</param>
    public static Roi Sphere(Millimetres centre, double radiusMm) => new SphereRoi(centre, radiusMm) { Name = $"{centre} r {radiusMm:0.##} mm" };

    /// <summary>Several spheres of one radius as one region, for instance left and right: <c>Roi.Spheres(3.5, (9, 9, -8), (-9, 9, -8))</c>.</summary>
    /// <param name="radiusMm">Their radius in millimetres.</param>
    /// <param name="centres">Their centres.</param>
    public static Roi Spheres(double radiusMm, params Millimetres[] centres)
    {
        Guard.NotEmpty(centres);
        return centres.Skip(1).Aggregate(Sphere(centres[0], radiusMm), (all, centre) => all | Sphere(centre, radiusMm));
    }

    /// <summary>A box.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="sizeMm">The lengths of its edges in millimetres.</param>
    /// <param name="rotation">Nine numbers, row-major: the columns are the directions of its edges. Along the axes without it.</param>
    /// <exception cref="ArgumentMistake">The rotation is none: its columns are not of length 1 at right angles.</exception>
    public static Roi Box(Millimetres centre, Millimetres sizeMm, IReadOnlyList<double>? rotation = null) => new BoxRoi(BoxRoi.AffineOf(centre, sizeMm, rotation)) { Name = $"box at {centre}" };

    /// <summary>The box of one voxel: the cube of index −½ to ½ under an affine, as single-voxel spectroscopy files give it.</summary>
    /// <param name="voxel">Voxel indices to millimetres.</param>
    public static Roi Box(Affine voxel) => new BoxRoi(voxel) { Name = $"box at {voxel.At(0, 0, 0)}" };

    /// <summary>How large it is in mm³; nothing where only counting voxels tells.</summary>
    public abstract double? VolumeMm3 { get; }

    /// <summary>Whether a place lies in it; its border belongs to it.</summary>
    public abstract bool Contains(Millimetres place);

    /// <summary>The corners of a box along the axes around it.</summary>
    internal abstract (Millimetres Low, Millimetres High) Bounds { get; }

    /// <summary>What lies in one or the other.</summary>
    public static Roi operator |(Roi left, Roi right) => new CombinedRoi(left, right, isUnion: true) { Name = $"{left.Name} or {right.Name}" };

    /// <summary>What lies in both.</summary>
    public static Roi operator &(Roi left, Roi right) => new CombinedRoi(left, right, isUnion: false) { Name = $"{left.Name} and {right.Name}" };

    /// <summary>The region under another name.</summary>
    public Roi Named(string name)
    {
        var copy = (Roi)MemberwiseClone();
        copy.Name = name;
        return copy;
    }

    /// <summary>The region carried along by an affine in millimetres, for instance from a subject's scan to MNI.</summary>
    /// <param name="transform">Where each place goes.</param>
    public Roi Moved(Affine transform) => new MovedRoi(this, transform) { Name = Name };

    /// <summary>The places of a space whose centre lies in it: 1, elsewhere 0.</summary>
    /// <exception cref="ArgumentMistake">The space does not know where its places are, or none lies in the region.</exception>
    public BrainMap Mask(BrainSpace space) => RoiMasks.Mask(this, space);

    /// <summary>How much of each voxel lies in it, 0 to 1, from a grid of points in each voxel.</summary>
    /// <param name="space">The voxels.</param>
    /// <param name="points">Points along each edge of a voxel; 5 give steps of 1/125.</param>
    /// <exception cref="ArgumentMistake">No voxel of the space touches the region.</exception>
    public BrainMap Fraction(VoxelSpace space, int points = 5) => RoiMasks.Fraction(this, space, points);

    /// <summary>How many of several regions each place lies in, for instance the MRS voxels of many subjects in MNI.</summary>
    /// <param name="space">The places.</param>
    /// <param name="rois">The regions.</param>
    public static BrainMap Overlap(BrainSpace space, IReadOnlyList<Roi> rois) => RoiMasks.Overlap([.. rois.Select(roi => roi.Mask(space))]);

    /// <summary>How many of several masks each place lies in; a place counts where a mask is neither 0 nor missing.</summary>
    /// <exception cref="SpaceMismatch">The masks lie on several grids: <c>mask.ResampleTo(space, Interpolation.Nearest)</c> first.</exception>
    public static BrainMap Overlap(IReadOnlyList<BrainMap> masks) => RoiMasks.Overlap(masks);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>The image of the cube −½ to ½ under an affine.</summary>
internal sealed class BoxRoi(Affine voxel) : Roi
{
    private const double Half = 0.5 + 1e-9;

    public override double? VolumeMm3 => Math.Abs(voxel.Determinant);

    public override bool Contains(Millimetres place)
    {
        var (i, j, k) = voxel.IndexOf(place);
        return Math.Abs(i) <= Half && Math.Abs(j) <= Half && Math.Abs(k) <= Half;
    }

    internal override (Millimetres Low, Millimetres High) Bounds => RoiMasks.Around([.. RoiMasks.Corners(new(-.5, -.5, -.5), new(.5, .5, .5)).Select(corner => voxel.At(corner.X, corner.Y, corner.Z))]);

    public static Affine AffineOf(Millimetres centre, Millimetres size, IReadOnlyList<double>? rotation)
    {
        Guard.Positive(size.X, "the box's first edge");
        Guard.Positive(size.Y, "the box's second edge");
        Guard.Positive(size.Z, "the box's third edge");
        var r = rotation ?? [1, 0, 0, 0, 1, 0, 0, 0, 1];
        Guard.SameLength(r.Count, 9, "the count of the rotation's numbers", "that of a 3 × 3 matrix");
        for (var a = 0; a < 3; a++)
        {
            for (var b = a; b < 3; b++)
            {
                var product = (r[a] * r[b]) + (r[3 + a] * r[3 + b]) + (r[6 + a] * r[6 + b]);
                if (!(Math.Abs(product - (a == b ? 1 : 0)) < 1e-3)) { throw new ArgumentMistake($"The columns {a + 1} and {b + 1} of the rotation have the product {product:0.####}, not {(a == b ? 1 : 0)}.", "Give directions of length 1 at right angles; edges of any other kind go with Roi.Box(affine)."); }
            }
        }

        return new([r[0] * size.X, r[1] * size.Y, r[2] * size.Z, centre.X, r[3] * size.X, r[4] * size.Y, r[5] * size.Z, centre.Y, r[6] * size.X, r[7] * size.Y, r[8] * size.Z, centre.Z]);
    }
}

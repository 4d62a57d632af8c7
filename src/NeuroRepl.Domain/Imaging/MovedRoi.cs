namespace NeuroRepl.Domain.Imaging;

/// <summary>A region carried along by an affine in millimetres.</summary>
internal sealed class MovedRoi(Roi roi, Affine transform) : Roi
{
    public override double? VolumeMm3 => roi.VolumeMm3 * Math.Abs(transform.Determinant);

    public override bool Contains(Millimetres place)
    {
        var (x, y, z) = transform.IndexOf(place);
        return roi.Contains(new(x, y, z));
    }

    internal override (Millimetres Low, Millimetres High) Bounds => RoiMasks.Around([.. RoiMasks.Corners(roi.Bounds.Low, roi.Bounds.High).Select(corner => transform.At(corner.X, corner.Y, corner.Z))]);
}

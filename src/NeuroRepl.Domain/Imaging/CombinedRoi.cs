namespace NeuroRepl.Domain.Imaging;

/// <summary>What two regions make together, or share.</summary>
internal sealed class CombinedRoi(Roi left, Roi right, bool isUnion) : Roi
{
    public override double? VolumeMm3 => null;

    public override bool Contains(Millimetres place) => isUnion ? left.Contains(place) || right.Contains(place) : left.Contains(place) && right.Contains(place);

    internal override (Millimetres Low, Millimetres High) Bounds
    {
        get
        {
            var (a, b) = (left.Bounds, right.Bounds);
            return isUnion
                ? RoiMasks.Around([a.Low, a.High, b.Low, b.High])
                : (new(Math.Max(a.Low.X, b.Low.X), Math.Max(a.Low.Y, b.Low.Y), Math.Max(a.Low.Z, b.Low.Z)), new(Math.Min(a.High.X, b.High.X), Math.Min(a.High.Y, b.High.Y), Math.Min(a.High.Z, b.High.Z)));
        }
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>All places at most a radius away.</summary>
internal sealed class SphereRoi : Roi
{
    private readonly Millimetres _centre;
    private readonly double _radius;
    private readonly double _reach;

    public SphereRoi(Millimetres centre, double radiusMm)
    {
        Guard.Positive(radiusMm);
        // A sum of rounding errors must not decide about a voxel at exactly the radius.
        (_centre, _radius, _reach) = (centre, radiusMm, radiusMm * (1 + 1e-9));
    }

    public override double? VolumeMm3 => 4 * Math.PI / 3 * _radius * _radius * _radius;

    public override bool Contains(Millimetres place) => _centre.DistanceTo(place) <= _reach;

    internal override (Millimetres Low, Millimetres High) Bounds =>
        (new(_centre.X - _radius, _centre.Y - _radius, _centre.Z - _radius), new(_centre.X + _radius, _centre.Y + _radius, _centre.Z + _radius));
}

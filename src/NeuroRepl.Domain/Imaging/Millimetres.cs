using System.Globalization;

namespace NeuroRepl.Domain.Imaging;

/// <summary>A place in the head in millimetres: x to the right, y to the front, z up (RAS+).</summary>
public readonly record struct Millimetres(double X, double Y, double Z)
{
    /// <summary>Three numbers in brackets are a place: <c>(9, 9, -8)</c>.</summary>
    public static implicit operator Millimetres((double X, double Y, double Z) place) => new(place.X, place.Y, place.Z);

    /// <summary>The same place on the other side of the head.</summary>
    public Millimetres Mirrored => new(-X, Y, Z);

    /// <summary>The straight distance to another place, in millimetres.</summary>
    public double DistanceTo(Millimetres other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)) + ((Z - other.Z) * (Z - other.Z)));

    /// <summary>As tables print it: (9, 9, -8).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X:0.##}, {Y:0.##}, {Z:0.##})");
}

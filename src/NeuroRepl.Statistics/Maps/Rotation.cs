using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>A rotation of the sphere as a 3 × 3 matrix, row-major.</summary>
internal sealed record Rotation(double[] Matrix)
{
    /// <summary>Every rotation equally likely: a unit quaternion of four normal numbers (Shoemake 1992).</summary>
    public static Rotation Uniform(CounterRandom random)
    {
        var (w, x, y, z) = (random.NextNormal(), random.NextNormal(), random.NextNormal(), random.NextNormal());
        var s = 2 / ((w * w) + (x * x) + (y * y) + (z * z));
        return new([
            1 - (s * ((y * y) + (z * z))), s * ((x * y) - (z * w)), s * ((x * z) + (y * w)),
            s * ((x * y) + (z * w)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) - (x * w)),
            s * ((x * z) - (y * w)), s * ((y * z) + (x * w)), 1 - (s * ((x * x) + (y * y)))]);
    }

    /// <summary>The same rotation seen in the mirror x → −x: what the other hemisphere does.</summary>
    public Rotation Mirrored() => new([Matrix[0], -Matrix[1], -Matrix[2], -Matrix[3], Matrix[4], Matrix[5], -Matrix[6], Matrix[7], Matrix[8]]);

    /// <summary>Where the points that come to lie on these lay before: the inverse rotation of each.</summary>
    public void Back(ReadOnlySpan<double> points, Span<double> before)
    {
        for (var p = 0; p < points.Length; p += 3)
        {
            var (x, y, z) = (points[p], points[p + 1], points[p + 2]);
            before[p] = (Matrix[0] * x) + (Matrix[3] * y) + (Matrix[6] * z);
            before[p + 1] = (Matrix[1] * x) + (Matrix[4] * y) + (Matrix[7] * z);
            before[p + 2] = (Matrix[2] * x) + (Matrix[5] * y) + (Matrix[8] * z);
        }
    }
}

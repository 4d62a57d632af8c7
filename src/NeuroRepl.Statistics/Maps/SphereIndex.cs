namespace NeuroRepl.Statistics.Maps;

/// <summary>Finds the point of a sphere that is nearest to a direction, in some nanoseconds.</summary>
/// <remarks>
/// The sphere is a cube blown up, each face a square of cells. A cell keeps every point that can be nearest to any direction in it: with r the distance from
/// its middle to its furthest corner and d that from its middle to the nearest point, those within d + 2r, by the triangle inequality. Cells are made by quartering.
/// </remarks>
internal sealed class SphereIndex
{
    private readonly double[] _points;
    private readonly int _side;
    private readonly int[][] _cells;

    /// <param name="points">x, y, z of unit vectors, one after the other; kept, not copied.</param>
    public SphereIndex(double[] points)
    {
        _points = points;
        _side = 4;
        while (_side < 256 && 6 * _side * _side < 8 * (points.Length / 3)) { _side *= 2; }

        _cells = new int[6 * _side * _side][];
        int[] all = [.. Enumerable.Range(0, points.Length / 3)];
        for (var face = 0; face < 6; face++) { Quarter(face, 0, 0, _side, all); }
    }

    public int Nearest(double x, double y, double z)
    {
        var (best, most) = (-1, double.NegativeInfinity);
        foreach (var point in _cells[CellOf(x, y, z)])
        {
            var at = 3 * point;
            var dot = (x * _points[at]) + (y * _points[at + 1]) + (z * _points[at + 2]);
            if (dot > most) { (best, most) = (point, dot); }
        }

        return best;
    }

    private void Quarter(int face, int a, int b, int size, int[] candidates)
    {
        var middle = Direction(face, a + (size / 2.0), b + (size / 2.0));
        var radius = 0.0;
        foreach (var (da, db) in new[] { (0, 0), (size, 0), (0, size), (size, size) }) { radius = Math.Max(radius, Distance(middle, Direction(face, a + da, b + db))); }

        var distances = Array.ConvertAll(candidates, point => Distance(middle, (_points[3 * point], _points[(3 * point) + 1], _points[(3 * point) + 2])));
        var bound = distances.Min() + (2.0001 * radius);
        int[] kept = [.. candidates.Where((_, n) => distances[n] <= bound)];
        if (size == 1)
        {
            _cells[(((face * _side) + a) * _side) + b] = kept;
            return;
        }

        var half = size / 2;
        Quarter(face, a, b, half, kept);
        Quarter(face, a + half, b, half, kept);
        Quarter(face, a, b + half, half, kept);
        Quarter(face, a + half, b + half, half, kept);
    }

    private int CellOf(double x, double y, double z)
    {
        var (ax, ay, az) = (Math.Abs(x), Math.Abs(y), Math.Abs(z));
        var (face, a, b) = ax >= ay && ax >= az ? (x > 0 ? 0 : 1, y / ax, z / ax) : ay >= az ? (y > 0 ? 2 : 3, x / ay, z / ay) : (z > 0 ? 4 : 5, x / az, y / az);
        return (((face * _side) + Step(a)) * _side) + Step(b);
    }

    private int Step(double along) => Math.Clamp((int)((along + 1) * 0.5 * _side), 0, _side - 1);

    private (double X, double Y, double Z) Direction(int face, double a, double b)
    {
        var (u, v) = ((2 * a / _side) - 1, (2 * b / _side) - 1);
        var sign = face % 2 == 0 ? 1 : -1;
        var length = Math.Sqrt(1 + (u * u) + (v * v));
        return (face / 2) switch { 0 => (sign / length, u / length, v / length), 1 => (u / length, sign / length, v / length), _ => (u / length, v / length, sign / length) };
    }

    private static double Distance((double X, double Y, double Z) p, (double X, double Y, double Z) q) =>
        Math.Sqrt(((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y)) + ((p.Z - q.Z) * (p.Z - q.Z)));
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Stand-ins for cortical surfaces, where none is at hand.</summary>
public static class SurfaceMeshSimulation
{
    extension(SurfaceMesh)
    {
        /// <summary>SIMULATED hemispheres, left and right: smooth shapes of about the size and outline of an inflated cortex in MNI space. No anatomy can be read from them.</summary>
        /// <param name="divisions">How often an icosahedron is divided: 10 · 4ⁿ + 2 vertices, 10,242 for 5, 40,962 for 6.</param>
        public static IReadOnlyList<SurfaceMesh> Simulate(int divisions = 5)
        {
            Guard.InRange(divisions, 0, 8);
            var (vertices, triangles) = Sphere(divisions);
            return [Hemisphere(vertices, triangles, -1, "CORTEX_LEFT"), Hemisphere(vertices, triangles, 1, "CORTEX_RIGHT")];
        }
    }

    private static SurfaceMesh Hemisphere(List<(double X, double Y, double Z)> vertices, List<int> triangles, int side, string structure)
    {
        var coordinates = new float[3 * vertices.Count];
        for (var n = 0; n < vertices.Count; n++)
        {
            // x points outwards from the midline, y to the front, z up.
            var (x, y, z) = Rounded(vertices[n]);
            var outwards = x > 0 ? 44 * x : 10 * x;
            var front = (82 * y) + (4 * z);
            var up = (z > 0 ? 55 : 40) * z;
            var (temporal, sylvian) = (Bump(x, y, z, .72, .30, -.62, .16), Bump(x, y, z, .80, .52, -.28, .035));
            outwards += (9 * temporal) - (9 * sylvian);
            front += 7 * temporal;
            up -= 19 * temporal;
            coordinates[3 * n] = (float)(side * (13 + outwards));
            coordinates[(3 * n) + 1] = (float)(front - 18);
            coordinates[(3 * n) + 2] = (float)(up + 16);
        }

        // Mirrored, a triangle turns its back: two corners change places.
        int[] corners = [.. triangles];
        if (side < 0)
        {
            for (var t = 0; t < corners.Length; t += 3) { (corners[t + 1], corners[t + 2]) = (corners[t + 2], corners[t + 1]); }
        }

        return new(coordinates, corners, structure);
    }

    // A cortex is blunter at its ends than an ellipsoid: |x|ⁿ + |y|ⁿ + |z|ⁿ = 1 with n between 2 (a ball) and ∞ (a box).
    private static (double X, double Y, double Z) Rounded((double X, double Y, double Z) at)
    {
        const double Power = 2.5;
        var size = Math.Pow(Math.Pow(Math.Abs(at.X), Power) + Math.Pow(Math.Abs(at.Y), Power) + Math.Pow(Math.Abs(at.Z), Power), 1 / Power);
        return (at.X / size, at.Y / size, at.Z / size);
    }

    private static double Bump(double x, double y, double z, double atX, double atY, double atZ, double width)
    {
        var apart = ((x - atX) * (x - atX)) + ((y - atY) * (y - atY)) + ((z - atZ) * (z - atZ));
        return Math.Exp(-apart / (2 * width));
    }

    private static (List<(double X, double Y, double Z)> Vertices, List<int> Triangles) Sphere(int divisions)
    {
        var golden = (1 + Math.Sqrt(5)) / 2;
        List<(double X, double Y, double Z)> vertices =
        [
            (-1, golden, 0), (1, golden, 0), (-1, -golden, 0), (1, -golden, 0), (0, -1, golden), (0, 1, golden),
            (0, -1, -golden), (0, 1, -golden), (golden, 0, -1), (golden, 0, 1), (-golden, 0, -1), (-golden, 0, 1),
        ];
        List<int> triangles =
        [
            0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8,
            3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
        ];
        vertices = [.. vertices.Select(Unit)];
        for (var n = 0; n < divisions; n++)
        {
            var middles = new Dictionary<(int, int), int>();
            var finer = new List<int>(4 * triangles.Count);
            for (var t = 0; t < triangles.Count; t += 3)
            {
                var (a, b, c) = (triangles[t], triangles[t + 1], triangles[t + 2]);
                var (ab, bc, ca) = (Middle(a, b), Middle(b, c), Middle(c, a));
                finer.AddRange([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca]);
            }

            triangles = finer;

            int Middle(int p, int q)
            {
                var edge = (Math.Min(p, q), Math.Max(p, q));
                if (middles.TryGetValue(edge, out var known)) { return known; }

                vertices.Add(Unit((vertices[p].X + vertices[q].X, vertices[p].Y + vertices[q].Y, vertices[p].Z + vertices[q].Z)));
                return middles[edge] = vertices.Count - 1;
            }
        }

        return (vertices, triangles);
    }

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) at)
    {
        var length = Math.Sqrt((at.X * at.X) + (at.Y * at.Y) + (at.Z * at.Z));
        return (at.X / length, at.Y / length, at.Z / length);
    }
}

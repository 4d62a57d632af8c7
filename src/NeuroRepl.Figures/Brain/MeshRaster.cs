namespace NeuroRepl.Figures.Brain;

/// <summary>Triangle meshes as pixels: parallel projection, a depth for each pixel, light interpolated between the corners' normals (Gouraud 1971).</summary>
/// <remarks>
/// A point inside a triangle is b₀·v₀ + b₁·v₁ + b₂·v₂ with b ≥ 0 and Σb = 1; depth, light and value are interpolated with the same weights, which is exact in a parallel projection.
/// A point takes the value of the corner with the largest weight where the view is flat, or where a corner has no value.
/// </remarks>
internal sealed class MeshRaster
{
    private const double Ambient = 0.5, Grey = 0.80;
    private readonly int _width, _height;
    private readonly float[] _depth;
    private readonly float[] _values;
    private readonly float[] _light;
    private readonly float[] _shade;

    private MeshRaster(int width, int height)
    {
        (_width, _height) = (width, height);
        (_depth, _values, _light, _shade) = (new float[width * height], new float[width * height], new float[width * height], new float[width * height]);
        Array.Fill(_depth, float.NegativeInfinity);
    }

    /// <summary>How wide and high the mesh is in millimetres when seen so, with a small margin.</summary>
    public static (double Width, double Height) ExtentOf(SurfaceView view)
    {
        var (left, right, bottom, top) = BoundsOf(view, Axes(view.From));
        return (right - left + 2, top - bottom + 2);
    }

    /// <summary>The view in colours, twice as fine as it is shown and then averaged, so that edges are smooth.</summary>
    public static Raster Draw(SurfaceView view, ValueColors colors, double light, int width, int height)
    {
        const int Fine = 2;
        var drawn = Of(view, width * Fine, height * Fine);
        var raster = new Raster(width * Fine, height * Fine);
        for (var n = 0; n < drawn._depth.Length; n++)
        {
            if (float.IsNegativeInfinity(drawn._depth[n])) { continue; }

            var shown = colors.Shows(drawn._values[n]);
            var strength = 1 + (light * (drawn._light[n] - 1) * (shown ? 0.6 : 1));
            raster[n % raster.Width, n / raster.Width] = (shown ? colors.At(drawn._values[n]) : Rgb.Grey(drawn._shade[n])).Lit(Math.Clamp(strength, 0, 1.25));
        }

        return raster.Resized(width, height);
    }

    /// <summary>The view as values and shades, for a terminal.</summary>
    public static SlicePixels Sample(SurfaceView view, ValueColors colors, int columns, int rows)
    {
        var drawn = Of(view, columns, rows);
        var (values, shade) = (new float[columns * rows], new float[columns * rows]);
        for (var n = 0; n < values.Length; n++)
        {
            var inside = !float.IsNegativeInfinity(drawn._depth[n]);
            (values[n], shade[n]) = (inside && colors.Shows(drawn._values[n]) ? drawn._values[n] : float.NaN, inside ? Math.Min(.84f, drawn._shade[n] * drawn._light[n]) : float.NaN);
        }

        return new(values, shade);
    }

    /// <summary>Where a vertex is drawn on a raster of this size: its pixel, and whether nothing hides it.</summary>
    public static (int X, int Y, bool IsSeen) PixelOf(SurfaceView view, int vertex, int width, int height)
    {
        var drawn = Of(view, width, height);
        var (x, y, depth) = Projected(view, width, height);
        var (u, v) = ((int)x[vertex], (int)y[vertex]);
        return (u, v, depth[vertex] >= drawn._depth[(v * width) + u] - 0.5);
    }

    private static MeshRaster Of(SurfaceView view, int width, int height)
    {
        var made = new MeshRaster(width, height);
        var (x, y, depth) = Projected(view, width, height);
        var light = LightOf(view);
        var triangles = view.Triangles.Span;
        for (var t = 0; t + 2 < triangles.Length; t += 3) { made.Fill(view, triangles[t], triangles[t + 1], triangles[t + 2], x, y, depth, light); }

        return made;
    }

    private void Fill(SurfaceView view, int a, int b, int c, float[] x, float[] y, float[] depth, float[] light)
    {
        var area = ((x[b] - x[a]) * (y[c] - y[a])) - ((x[c] - x[a]) * (y[b] - y[a]));
        if (area == 0) { return; }

        var (left, right) = (Math.Max(0, (int)Math.Floor(Math.Min(x[a], Math.Min(x[b], x[c])) - .5f)), Math.Min(_width - 1, (int)Math.Ceiling(Math.Max(x[a], Math.Max(x[b], x[c])))));
        var (top, bottom) = (Math.Max(0, (int)Math.Floor(Math.Min(y[a], Math.Min(y[b], y[c])) - .5f)), Math.Min(_height - 1, (int)Math.Ceiling(Math.Max(y[a], Math.Max(y[b], y[c])))));
        var (va, vb, vc) = (view.Values[a], view.Values[b], view.Values[c]);
        var isFlat = view.IsFlat || float.IsNaN(va + vb + vc);
        for (var v = top; v <= bottom; v++)
        {
            for (var u = left; u <= right; u++)
            {
                var (px, py) = (u + .5f, v + .5f);
                var wb = (((px - x[a]) * (y[c] - y[a])) - ((x[c] - x[a]) * (py - y[a]))) / area;
                var wc = (((x[b] - x[a]) * (py - y[a])) - ((px - x[a]) * (y[b] - y[a]))) / area;
                var wa = 1 - wb - wc;
                if (wa < -1e-5f || wb < -1e-5f || wc < -1e-5f) { continue; }

                var (n, z) = ((v * _width) + u, (wa * depth[a]) + (wb * depth[b]) + (wc * depth[c]));
                if (z <= _depth[n]) { continue; }

                _depth[n] = z;
                _values[n] = !isFlat ? (wa * va) + (wb * vb) + (wc * vc) : wa >= wb && wa >= wc ? va : wb >= wc ? vb : vc;
                _light[n] = (wa * light[a]) + (wb * light[b]) + (wc * light[c]);
                _shade[n] = view.Shade is { } shade ? (wa * shade[a]) + (wb * shade[b]) + (wc * shade[c]) : (float)Grey;
            }
        }
    }

    private static (float[] X, float[] Y, float[] Depth) Projected(SurfaceView view, int width, int height)
    {
        var axes = Axes(view.From);
        var (left, right, bottom, top) = BoundsOf(view, axes);
        var scale = Math.Min(width / (right - left + 2), height / (top - bottom + 2));
        var (offX, offY) = ((width - ((right - left) * scale)) / 2, (height - ((top - bottom) * scale)) / 2);
        var count = view.Values.Length;
        var (x, y, depth) = (new float[count], new float[count], new float[count]);
        var at = view.Coordinates.Span;
        for (var n = 0; n < count; n++)
        {
            var p = at.Slice(3 * n, 3);
            x[n] = (float)(offX + ((Dot(axes.Right, p) - left) * scale));
            y[n] = (float)(offY + ((top - Dot(axes.Up, p)) * scale));
            depth[n] = (float)Dot(axes.Towards, p);
        }

        return (x, y, depth);
    }

    // From the eye a little from above: what faces it is bright, what turns away falls to the ambient light.
    private static float[] LightOf(SurfaceView view)
    {
        var axes = Axes(view.From);
        var lamp = Unit((axes.Towards.X + (0.35 * axes.Up.X) - (0.2 * axes.Right.X), axes.Towards.Y + (0.35 * axes.Up.Y) - (0.2 * axes.Right.Y), axes.Towards.Z + (0.35 * axes.Up.Z) - (0.2 * axes.Right.Z)));
        var at = view.Coordinates.Span;
        var triangles = view.Triangles.Span;
        var normals = new double[at.Length];
        for (var t = 0; t + 2 < triangles.Length; t += 3)
        {
            var (a, b, c) = (3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]);
            var (ux, uy, uz) = (at[b] - at[a], at[b + 1] - at[a + 1], at[b + 2] - at[a + 2]);
            var (vx, vy, vz) = (at[c] - at[a], at[c + 1] - at[a + 1], at[c + 2] - at[a + 2]);
            var (nx, ny, nz) = ((uy * vz) - (uz * vy), (uz * vx) - (ux * vz), (ux * vy) - (uy * vx));
            foreach (var corner in (ReadOnlySpan<int>)[a, b, c])
            {
                normals[corner] += nx;
                normals[corner + 1] += ny;
                normals[corner + 2] += nz;
            }
        }

        var light = new float[at.Length / 3];
        for (var n = 0; n < light.Length; n++)
        {
            var (x, y, z) = (normals[3 * n], normals[(3 * n) + 1], normals[(3 * n) + 2]);
            var length = Math.Sqrt((x * x) + (y * y) + (z * z));

            // The winding of triangles differs between programs: a side that is seen is lit either way.
            var facing = length > 0 ? Math.Abs((x * lamp.X) + (y * lamp.Y) + (z * lamp.Z)) / length : 1;
            light[n] = (float)(Ambient + ((1.12 - Ambient) * facing));
        }

        return light;
    }

    private static (double Left, double Right, double Bottom, double Top) BoundsOf(SurfaceView view, ((double X, double Y, double Z) Right, (double X, double Y, double Z) Up, (double X, double Y, double Z) Towards) axes)
    {
        var (left, right, bottom, top) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        var at = view.Coordinates.Span;
        for (var n = 0; n < at.Length; n += 3)
        {
            var (u, v) = (Dot(axes.Right, at.Slice(n, 3)), Dot(axes.Up, at.Slice(n, 3)));
            (left, right, bottom, top) = (Math.Min(left, u), Math.Max(right, u), Math.Min(bottom, v), Math.Max(top, v));
        }

        return (left, right, bottom, top);
    }

    private static ((double X, double Y, double Z) Right, (double X, double Y, double Z) Up, (double X, double Y, double Z) Towards) Axes((double X, double Y, double Z) from)
    {
        var towards = Unit(from);
        var head = Math.Abs(towards.Z) > .9 ? (0.0, 1.0, 0.0) : (0.0, 0.0, 1.0);
        var right = Unit(Cross(head, towards));
        return (right, Cross(towards, right), towards);
    }

    private static (double X, double Y, double Z) Cross((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));

    private static (double X, double Y, double Z) Unit((double X, double Y, double Z) v)
    {
        var length = Math.Sqrt((v.X * v.X) + (v.Y * v.Y) + (v.Z * v.Z));
        return length > 0 ? (v.X / length, v.Y / length, v.Z / length) : (0, 0, 1);
    }

    private static double Dot((double X, double Y, double Z) a, ReadOnlySpan<float> b) => (a.X * b[0]) + (a.Y * b[1]) + (a.Z * b[2]);
}

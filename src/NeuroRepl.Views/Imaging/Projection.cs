using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures.Brain;

namespace NeuroRepl.Views.Imaging;

/// <summary>A volume projected along a line of sight on pixels of a voxel's size: the value farthest from 0, and how thick the head is there.</summary>
internal sealed record Projection(int Columns, int Rows, float[] Values, float[] Thickness)
{
    private const float Lightest = .965f, Shadow = .12f;

    public static Projection Of(SlicePlane plane, double depthMm, Millimetres sight, VolumeImage values, VolumeImage head, ValueColors colors)
    {
        var step = values.FinestMm;
        var (columns, rows, layers) = ((int)Math.Ceiling(plane.WidthMm / step), (int)Math.Ceiling(plane.HeightMm / step), (int)Math.Ceiling(depthMm / step));
        var (strongest, thickness) = (new float[columns * rows], new float[columns * rows]);
        Array.Fill(strongest, float.NaN);
        for (var layer = 0; layer < layers; layer++)
        {
            var far = (layer + .5) * step;
            var at = plane.Moved((far * sight.X, far * sight.Y, far * sight.Z));
            var (here, inside) = (values.Nearest(at, columns, rows), head.Nearest(at, columns, rows));
            for (var n = 0; n < here.Length; n++)
            {
                if (!float.IsNaN(inside[n])) { thickness[n]++; }
                if (colors.Shows(here[n]) && !(Math.Abs(here[n]) <= Math.Abs(strongest[n]))) { strongest[n] = here[n]; }
            }
        }

        var most = Math.Max(1, thickness.Max());
        for (var n = 0; n < thickness.Length; n++) { thickness[n] /= most; }

        return new(columns, rows, strongest, thickness);
    }

    /// <summary>The projection on another grid of pixels: values as they are, the shadow smooth.</summary>
    public SlicePixels Sample(int columns, int rows)
    {
        var (values, shade) = (new float[columns * rows], new float[columns * rows]);
        for (var v = 0; v < rows; v++)
        {
            for (var u = 0; u < columns; u++)
            {
                var (x, y) = ((u + .5) * Columns / columns, (v + .5) * Rows / rows);
                values[(v * columns) + u] = Values[((int)y * Columns) + (int)x];
                var (inside, thick) = Smooth(x - .5, y - .5);
                shade[(v * columns) + u] = inside >= .5 ? (float)(Lightest - (Shadow * Math.Sqrt(thick))) : float.NaN;
            }
        }

        return new(values, shade) { HasOutline = true };
    }

    private (double Inside, double Thick) Smooth(double x, double y)
    {
        var (i, j) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (inside, thick) = (0.0, 0.0);
        for (var corner = 0; corner < 4; corner++)
        {
            var (a, b) = (i + (corner & 1), j + (corner >> 1));
            if (a < 0 || b < 0 || a >= Columns || b >= Rows) { continue; }

            var weight = ((corner & 1) == 1 ? x - i : 1 - x + i) * ((corner & 2) == 2 ? y - j : 1 - y + j);
            var here = Thickness[(b * Columns) + a];
            (inside, thick) = (inside + (here > 0 ? weight : 0), thick + (weight * here));
        }

        return (inside, thick);
    }
}

using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Views.Imaging;

/// <summary>A map of voxels as a whole box, so that it can be looked up anywhere in millimetres, however the box is turned in the head.</summary>
internal sealed class VolumeImage
{
    private readonly VoxelGrid _grid;
    private readonly float[] _values;

    /// <param name="grid">The box.</param>
    /// <param name="values">A value a voxel in file order; NaN where there is none.</param>
    public VolumeImage(VoxelGrid grid, float[] values)
    {
        (_grid, _values) = (grid, values);
        (Low, High, HasVoxels) = Bounds();
    }

    /// <summary>A map in its box; places that <paramref name="isShown"/> refuses have no value.</summary>
    public static VolumeImage Of(VoxelSpace space, ReadOnlySpan<float> map, Func<float, bool>? isShown = null)
    {
        var values = new float[space.Grid.Count];
        Array.Fill(values, float.NaN);
        var voxels = space.Voxels.Span;
        for (var place = 0; place < map.Length; place++)
        {
            if (isShown is null || isShown(map[place])) { values[voxels[place]] = map[place]; }
        }

        return new(space.Grid, values);
    }

    /// <summary>The lower corner of the box around all voxels with a value, in millimetres.</summary>
    public Millimetres Low { get; }

    /// <summary>Its upper corner.</summary>
    public Millimetres High { get; }

    /// <summary>Whether any voxel has a value.</summary>
    public bool HasVoxels { get; }

    /// <summary>The smallest edge of a voxel in millimetres.</summary>
    public double FinestMm => Math.Min(_grid.Affine.VoxelSize.X, Math.Min(_grid.Affine.VoxelSize.Y, _grid.Affine.VoxelSize.Z));

    /// <summary>The values along a direction of the head lie in planes where an axis of the box is parallel to it; then the nearest plane's centre.</summary>
    /// <param name="axis">0 for x, 1 for y, 2 for z.</param>
    /// <param name="at">A place along it in millimetres.</param>
    public double Snapped(int axis, double at)
    {
        var rows = _grid.Affine.Rows;
        for (var index = 0; index < 3; index++)
        {
            var (step, rest) = (rows[(4 * axis) + index], Enumerable.Range(0, 3).Where(other => other != index).Sum(other => Math.Abs(rows[(4 * axis) + other])));
            if (Math.Abs(step) > 1e-6 && rest < 1e-4 * Math.Abs(step))
            {
                var count = index switch { 0 => _grid.Nx, 1 => _grid.Ny, _ => _grid.Nz };
                return rows[(4 * axis) + 3] + (step * Math.Clamp(Math.Round((at - rows[(4 * axis) + 3]) / step), 0, count - 1));
            }
        }

        return at;
    }

    /// <summary>The value of the voxel that holds each pixel's centre; NaN outside.</summary>
    public float[] Nearest(SlicePlane plane, int columns, int rows)
    {
        // A sum of rounding errors must not decide on a border, as in VoxelGrid.VoxelHolding.
        const double Half = .5 + 1e-9;
        var (start, across, down) = IndicesOf(plane, columns, rows);
        var values = new float[columns * rows];
        var n = 0;
        for (var v = 0; v < rows; v++)
        {
            for (var u = 0; u < columns; u++, n++)
            {
                var (x, y, z) = ((int)Math.Floor(start.I + (u * across.I) + (v * down.I) + Half), (int)Math.Floor(start.J + (u * across.J) + (v * down.J) + Half), (int)Math.Floor(start.K + (u * across.K) + (v * down.K) + Half));
                values[n] = _grid.Holds(x, y, z) ? _values[_grid.VoxelAt(x, y, z)] : float.NaN;
            }
        }

        return values;
    }

    /// <summary>The value between the eight voxels around each pixel's centre, those without a value left out; NaN where most of the weight has none.</summary>
    public float[] Linear(SlicePlane plane, int columns, int rows)
    {
        var (start, across, down) = IndicesOf(plane, columns, rows);
        var values = new float[columns * rows];
        var n = 0;
        for (var v = 0; v < rows; v++)
        {
            for (var u = 0; u < columns; u++, n++) { values[n] = Between(start.I + (u * across.I) + (v * down.I), start.J + (u * across.J) + (v * down.J), start.K + (u * across.K) + (v * down.K)); }
        }

        return values;
    }

    private float Between(double i, double j, double k)
    {
        var (x, y, z) = ((int)Math.Floor(i), (int)Math.Floor(j), (int)Math.Floor(k));
        var (fx, fy, fz) = ((float)(i - x), (float)(j - y), (float)(k - z));
        if (x < 0 || y < 0 || z < 0 || x + 1 >= _grid.Nx || y + 1 >= _grid.Ny || z + 1 >= _grid.Nz) { return AtTheEdge(x, y, z, fx, fy, fz); }

        var (at, row, layer) = (_grid.VoxelAt(x, y, z), _grid.Nx, _grid.Nx * _grid.Ny);
        var near = Mix(Mix(_values[at], _values[at + 1], fx), Mix(_values[at + row], _values[at + row + 1], fx), fy);
        var far = Mix(Mix(_values[at + layer], _values[at + layer + 1], fx), Mix(_values[at + layer + row], _values[at + layer + row + 1], fx), fy);
        var value = Mix(near, far, fz);
        return float.IsNaN(value) ? AtTheEdge(x, y, z, fx, fy, fz) : value;
    }

    private float AtTheEdge(int x, int y, int z, float fx, float fy, float fz)
    {
        var (sum, known) = (0f, 0f);
        for (var corner = 0; corner < 8; corner++)
        {
            var (a, b, c) = (x + (corner & 1), y + ((corner >> 1) & 1), z + (corner >> 2));
            if (!_grid.Holds(a, b, c) || float.IsNaN(_values[_grid.VoxelAt(a, b, c)])) { continue; }

            var weight = ((corner & 1) == 1 ? fx : 1 - fx) * ((corner & 2) == 2 ? fy : 1 - fy) * ((corner & 4) == 4 ? fz : 1 - fz);
            (sum, known) = (sum + (weight * _values[_grid.VoxelAt(a, b, c)]), known + weight);
        }

        return known >= .5f ? sum / known : float.NaN;
    }

    private static float Mix(float from, float to, float share) => from + ((to - from) * share);

    // The index of a pixel's centre is linear in its column and row, however the box is turned.
    private ((double I, double J, double K) Start, (double I, double J, double K) Across, (double I, double J, double K) Down) IndicesOf(SlicePlane plane, int columns, int rows)
    {
        var (stepX, stepY) = (plane.WidthMm / columns, plane.HeightMm / rows);
        var start = _grid.Affine.IndexOf(plane.At(stepX / 2, stepY / 2));
        var across = _grid.Affine.IndexOf(plane.At(stepX * 1.5, stepY / 2));
        var down = _grid.Affine.IndexOf(plane.At(stepX / 2, stepY * 1.5));
        return (start, (across.I - start.I, across.J - start.J, across.K - start.K), (down.I - start.I, down.J - start.J, down.K - start.K));
    }

    private (Millimetres Low, Millimetres High, bool Any) Bounds()
    {
        int[] low = [int.MaxValue, int.MaxValue, int.MaxValue], high = [-1, -1, -1];
        var voxel = 0;
        for (var k = 0; k < _grid.Nz; k++)
        {
            for (var j = 0; j < _grid.Ny; j++)
            {
                for (var i = 0; i < _grid.Nx; i++, voxel++)
                {
                    if (float.IsNaN(_values[voxel])) { continue; }

                    (low[0], low[1], low[2]) = (Math.Min(low[0], i), Math.Min(low[1], j), Math.Min(low[2], k));
                    (high[0], high[1], high[2]) = (Math.Max(high[0], i), Math.Max(high[1], j), Math.Max(high[2], k));
                }
            }
        }

        var any = high[0] >= 0;
        if (!any) { (low, high) = ([0, 0, 0], [_grid.Nx - 1, _grid.Ny - 1, _grid.Nz - 1]); }

        var corners = Enumerable.Range(0, 8).Select(n => _grid.Affine.At(
            (n & 1) == 0 ? low[0] - .5 : high[0] + .5, (n & 2) == 0 ? low[1] - .5 : high[1] + .5, (n & 4) == 0 ? low[2] - .5 : high[2] + .5)).ToArray();
        return ((corners.Min(c => c.X), corners.Min(c => c.Y), corners.Min(c => c.Z)), (corners.Max(c => c.X), corners.Max(c => c.Y), corners.Max(c => c.Z)), any);
    }
}

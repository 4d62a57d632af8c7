using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Where voxel indices lie in millimetres: x = A·(i, j, k, 1).</summary>
public sealed class Affine
{
    private readonly double[] _rows;
    private readonly Lazy<double[]> _inverse;

    /// <param name="rows">Row-major, 4 × 4 or its upper three rows.</param>
    /// <exception cref="ArgumentMistake">Not 12 or 16 numbers, or three directions that lie in one plane.</exception>
    public Affine(IReadOnlyList<double> rows)
    {
        if (rows.Count is not (12 or 16)) { throw new ArgumentMistake($"An affine has 12 or 16 numbers, not {rows.Count}.", "Give its rows one after another, as in the header: header.Affine."); }

        _rows = [.. rows.Take(12)];
        _inverse = new(Invert);
        var volume = Math.Abs(Determinant);
        if (!(volume > 0) || !double.IsFinite(volume)) { throw new ArgumentMistake("The affine does not span space: its determinant is 0 or not a number.", "Look at the header's sform and qform: header.Srow."); }
    }

    /// <summary>Voxels of a cube with the centre of the first at a place.</summary>
    public static Affine Isotropic(double millimetres, Millimetres origin = default) => new([millimetres, 0, 0, origin.X, 0, millimetres, 0, origin.Y, 0, 0, millimetres, origin.Z]);

    /// <summary>The twelve numbers of the upper three rows.</summary>
    public IReadOnlyList<double> Rows => _rows;

    /// <summary>The volume of one voxel in mm³; negative where the indices are left-handed.</summary>
    public double Determinant =>
        (_rows[0] * ((_rows[5] * _rows[10]) - (_rows[6] * _rows[9]))) - (_rows[1] * ((_rows[4] * _rows[10]) - (_rows[6] * _rows[8]))) + (_rows[2] * ((_rows[4] * _rows[9]) - (_rows[5] * _rows[8])));

    /// <summary>The lengths of a voxel's edges in millimetres.</summary>
    public Millimetres VoxelSize => new(Length(0), Length(1), Length(2));

    /// <summary>The place of an index, which may lie between voxels.</summary>
    public Millimetres At(double i, double j, double k) => Apply(_rows, i, j, k);

    /// <summary>The index of a place, which may lie between voxels.</summary>
    public (double I, double J, double K) IndexOf(Millimetres place)
    {
        var index = Apply(_inverse.Value, place.X, place.Y, place.Z);
        return (index.X, index.Y, index.Z);
    }

    /// <summary>Whether two affines put every voxel within a ten-thousandth of its edge of the same place.</summary>
    public bool IsCloseTo(Affine other)
    {
        var tolerance = 1e-4 * Math.Min(VoxelSize.X, Math.Min(VoxelSize.Y, VoxelSize.Z));
        for (var n = 0; n < 12; n++)
        {
            // A turn of the axes counts at the far end of a grid of some hundred voxels, a shift as it is.
            if (Math.Abs(_rows[n] - other._rows[n]) > (n % 4 == 3 ? tolerance : tolerance / 100)) { return false; }
        }

        return true;
    }

    private static Millimetres Apply(double[] m, double x, double y, double z) =>
        new((m[0] * x) + (m[1] * y) + (m[2] * z) + m[3], (m[4] * x) + (m[5] * y) + (m[6] * z) + m[7], (m[8] * x) + (m[9] * y) + (m[10] * z) + m[11]);

    private double Length(int column) => Math.Sqrt((_rows[column] * _rows[column]) + (_rows[4 + column] * _rows[4 + column]) + (_rows[8 + column] * _rows[8 + column]));

    private double[] Invert()
    {
        var (a, d) = (_rows, Determinant);
        double[] inverse =
        [
            ((a[5] * a[10]) - (a[6] * a[9])) / d, ((a[2] * a[9]) - (a[1] * a[10])) / d, ((a[1] * a[6]) - (a[2] * a[5])) / d, 0,
            ((a[6] * a[8]) - (a[4] * a[10])) / d, ((a[0] * a[10]) - (a[2] * a[8])) / d, ((a[2] * a[4]) - (a[0] * a[6])) / d, 0,
            ((a[4] * a[9]) - (a[5] * a[8])) / d, ((a[1] * a[8]) - (a[0] * a[9])) / d, ((a[0] * a[5]) - (a[1] * a[4])) / d, 0,
        ];
        for (var row = 0; row < 3; row++)
        {
            inverse[(4 * row) + 3] = -((inverse[4 * row] * a[3]) + (inverse[(4 * row) + 1] * a[7]) + (inverse[(4 * row) + 2] * a[11]));
        }

        return inverse;
    }
}

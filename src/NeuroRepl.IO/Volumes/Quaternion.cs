namespace NeuroRepl.IO.Volumes;

/// <summary>NIfTI's "method 2": a rotation as a unit quaternion, voxel sizes, a handedness and a shift.</summary>
/// <remarks>R is the rotation of a + bi + cj + dk with a = √(1 − b² − c² − d²); its columns are scaled by pixdim[1..3], the third also by the sign in pixdim[0] (nifti1.h, section on METHOD 2).</remarks>
internal static class Quaternion
{
    public static IReadOnlyList<double> ToAffine(IReadOnlyList<double> bcd, IReadOnlyList<double> shift, IReadOnlyList<double> pixdim)
    {
        var (b, c, d) = (bcd[0], bcd[1], bcd[2]);
        var square = 1 - ((b * b) + (c * c) + (d * d));
        var a = 0.0;
        if (square < 1e-7)
        {
            var scale = 1 / Math.Sqrt((b * b) + (c * c) + (d * d));          // half a turn, rounded in the file: a is 0
            (b, c, d) = (b * scale, c * scale, d * scale);
        }
        else
        {
            a = Math.Sqrt(square);
        }

        var (x, y) = (Math.Abs(pixdim[1]), Math.Abs(pixdim[2]));
        var z = pixdim[0] < 0 ? -Math.Abs(pixdim[3]) : Math.Abs(pixdim[3]);
        return
        [
            ((a * a) + (b * b) - (c * c) - (d * d)) * x, 2 * ((b * c) - (a * d)) * y, 2 * ((b * d) + (a * c)) * z, shift[0],
            2 * ((b * c) + (a * d)) * x, ((a * a) + (c * c) - (b * b) - (d * d)) * y, 2 * ((c * d) - (a * b)) * z, shift[1],
            2 * ((b * d) - (a * c)) * x, 2 * ((c * d) + (a * b)) * y, ((a * a) + (d * d) - (b * b) - (c * c)) * z, shift[2],
            0, 0, 0, 1,
        ];
    }
}

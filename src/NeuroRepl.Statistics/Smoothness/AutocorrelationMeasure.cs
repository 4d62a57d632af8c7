using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>The autocorrelation of noise at every distance between voxels.</summary>
/// <remarks>
/// Sums of products over all pairs at a lag are the inverse transform of |F|² (Wiener and Khinchin), with a rim of zeros as wide as the largest lag. Two scans ride in one
/// complex transform: the real part of its autocorrelation is the sum of theirs. Divided by the number of pairs, which the mask gives in the same way.
/// </remarks>
internal static class AutocorrelationMeasure
{
    public static (double[] Distances, double[] Correlations) Of(NoiseResiduals noise, double radiusMm)
    {
        var (box, voxel) = (noise.Box, noise.Grid.Affine.VoxelSize);
        int[] reach = [Reach(radiusMm, voxel.X, box.Nx), Reach(radiusMm, voxel.Y, box.Ny), Reach(radiusMm, voxel.Z, box.Nz)];
        var (nx, ny, nz) = (VolumeTransform.QuickLength(box.Nx + reach[0]), VolumeTransform.QuickLength(box.Ny + reach[1]), VolumeTransform.QuickLength(box.Nz + reach[2]));
        var transform = new VolumeTransform(nx, ny, nz);
        var (re, im, power) = (new double[transform.Count], new double[transform.Count], new double[transform.Count]);
        for (var scan = 0; scan < noise.Scans.Count; scan += 2)
        {
            Work.Report("measuring smoothness", scan, noise.Scans.Count);
            Place(noise.Scans[scan], re);
            if (scan + 1 < noise.Scans.Count) { Place(noise.Scans[scan + 1], im); }
            else { Array.Clear(im); }

            transform.Forward(re, im);
            for (var k = 0; k < power.Length; k++) { power[k] += (re[k] * re[k]) + (im[k] * im[k]); }
        }

        var products = Back(power);
        Place([.. noise.Mask.Select(inside => inside ? 1f : 0f)], re);
        Array.Clear(im);
        transform.Forward(re, im);
        for (var k = 0; k < power.Length; k++) { power[k] = (re[k] * re[k]) + (im[k] * im[k]); }

        var pairs = Back(power);
        return Rings();

        void Place(float[] values, double[] into)
        {
            Array.Clear(into);
            for (var at = 0; at < values.Length; at++)
            {
                var (i, j, k) = box.IndexOf(at);
                into[VoxelBox.At(i, j, k, nx, ny)] = values[at];
            }
        }

        double[] Back(double[] spectrum)
        {
            var (real, imaginary) = ((double[])spectrum.Clone(), new double[spectrum.Length]);
            transform.Forward(real, imaginary);                 // even in k but for the mixed terms, which fall into the imaginary part
            return real;
        }

        (double[], double[]) Rings()
        {
            var scale = pairs[0] / products[0];
            var rings = new SortedDictionary<long, (double Sum, double Pairs)>();
            for (var k = -reach[2]; k <= reach[2]; k++)
            {
                for (var j = -reach[1]; j <= reach[1]; j++)
                {
                    for (var i = 0; i <= reach[0]; i++)
                    {
                        var r = Math.Sqrt((i * i * voxel.X * voxel.X) + (j * j * voxel.Y * voxel.Y) + (k * k * voxel.Z * voxel.Z));
                        var at = VoxelBox.At(i, (j + ny) % ny, (k + nz) % nz, nx, ny);
                        if (r > radiusMm || pairs[at] < Math.Max(10, .01 * pairs[0])) { continue; }

                        var key = (long)Math.Round(r * 100);
                        var (sum, count) = rings.GetValueOrDefault(key);
                        var times = i == 0 ? 1 : 2;                 // the lag and its opposite; those with i = 0 come both by themselves
                        rings[key] = (sum + (times * products[at] * scale), count + (times * pairs[at]));
                    }
                }
            }

            return ([.. rings.Keys.Select(key => key / 100.0)], [.. rings.Values.Select(ring => ring.Sum / ring.Pairs)]);
        }
    }

    private static int Reach(double radiusMm, double voxelMm, int length) => Math.Min((int)(radiusMm / voxelMm), length - 1);
}

using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>Gaussian noise of unit variance with a given autocorrelation, two maps at a time.</summary>
/// <remarks>
/// On a torus the autocorrelation is diagonal in frequency: x_j = Σ_k √(s_k/N)·(g_k + i·h_k)·exp(2πijk/N) with standard normal g and h has independent real and imaginary parts, each
/// of that autocorrelation, s its transform (Dietrich and Newsam, SIAM J. Sci. Comput. 18, 1997). The torus is wider than the box by the reach of the autocorrelation, so that
/// nothing goes round. Frequencies that together bring less than 10⁻⁵ of the variance are left out, and s is scaled to variance 1.
/// </remarks>
internal sealed class NoiseFields
{
    private const double Negligible = 1e-5;
    private readonly int[] _frequencies;
    private readonly float[] _amplitudes;

    public NoiseFields(VoxelBox box, (double X, double Y, double Z) voxel, SpatialAcf acf)
    {
        var reach = Reach(acf);
        Nx = Length(box.Nx, voxel.X, reach);
        Ny = Length(box.Ny, voxel.Y, reach);
        Nz = Length(box.Nz, voxel.Z, reach);
        var transform = new VolumeTransform(Nx, Ny, Nz);
        var (s, im) = (new double[transform.Count], new double[transform.Count]);
        for (var at = 0; at < s.Length; at++)
        {
            var (x, y, z) = (Wrapped(at % Nx, Nx) * voxel.X, Wrapped(at / Nx % Ny, Ny) * voxel.Y, Wrapped(at / (Nx * Ny), Nz) * voxel.Z);
            s[at] = acf.At(Math.Sqrt((x * x) + (y * y) + (z * z)));
        }

        transform.Forward(s, im);
        var order = Enumerable.Range(0, s.Length).Where(k => s[k] > 0).OrderByDescending(k => s[k]).ToArray();
        var total = order.Sum(k => s[k]);
        var (kept, sum) = (0, 0.0);
        while (kept < order.Length && sum < (1 - Negligible) * total) { sum += s[order[kept++]]; }

        _frequencies = [.. order.Take(kept).Order()];
        _amplitudes = [.. _frequencies.Select(k => (float)Math.Sqrt(s[k] / sum))];
    }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    public int Count => Nx * Ny * Nz;

    /// <summary>Fills both arrays with independent noise.</summary>
    public void Fill(CounterRandom random, VolumeTransform transform, double[] re, double[] im, float[] scratch)
    {
        Array.Clear(re);
        Array.Clear(im);
        var batch = scratch.Length / 4;
        for (var first = 0; first < _frequencies.Length; first += batch)
        {
            var count = Math.Min(batch, _frequencies.Length - first);
            var radius = scratch.AsSpan(0, count);
            var angle = scratch.AsSpan(batch, count);
            var cos = scratch.AsSpan(2 * batch, count);
            var sin = scratch.AsSpan(3 * batch, count);
            for (var k = 0; k < count; k++)
            {
                radius[k] = ((random.NextUInt() >> 8) + .5f) * (1f / (1 << 24));
                angle[k] = (random.NextUInt() >> 8) * (2 * MathF.PI / (1 << 24));
            }

            TensorPrimitives.Log(radius, radius);                   // Box and Muller
            TensorPrimitives.Multiply(radius, -2f, radius);
            TensorPrimitives.Sqrt(radius, radius);
            TensorPrimitives.Multiply(radius, _amplitudes.AsSpan(first, count), radius);
            TensorPrimitives.SinCos(angle, sin, cos);
            for (var k = 0; k < count; k++)
            {
                var at = _frequencies[first + k];
                (re[at], im[at]) = (radius[k] * cos[k], radius[k] * sin[k]);
            }
        }

        transform.Forward(re, im);
    }

    // Beyond this distance the autocorrelation is below one in a thousand.
    private static double Reach(SpatialAcf acf)
    {
        var r = .1;
        while (acf.At(r) > 1e-3) { r *= 1.05; }

        return r;
    }

    private static int Length(int box, double voxelMm, double reachMm) => VolumeTransform.QuickLength(box == 1 ? 1 : box + (int)Math.Ceiling(Math.Min(reachMm / voxelMm, box)));

    private static int Wrapped(int i, int n) => Math.Min(i, n - i);
}

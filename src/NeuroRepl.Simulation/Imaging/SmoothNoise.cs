using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Gaussian noise of unit variance, smoothed with a Gaussian along each index of a grid.</summary>
internal static class SmoothNoise
{
    /// <param name="space">The voxels that are filled.</param>
    /// <param name="fwhmVoxels">Full width at half maximum of the smoothing, in voxels; 0 for white noise.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="map">One value a place, filled.</param>
    public static void Fill(VoxelSpace space, double fwhmVoxels, CounterRandom random, Span<float> map)
    {
        var weights = Weights(fwhmVoxels);
        var reach = weights.Length / 2;
        var grid = space.Grid;
        // With a rim as wide as the filter reaches, so that the edge is as variable as the middle.
        int[] shape = [grid.Nx + (2 * reach), grid.Ny + (2 * reach), grid.Nz + (2 * reach)];
        var field = new double[shape[0] * shape[1] * shape[2]];
        for (var n = 0; n < field.Length; n++) { field[n] = random.NextNormal(); }

        var step = 1;
        foreach (var length in shape)
        {
            field = Filter(field, weights, step, length);
            step *= length;
        }

        for (var place = 0; place < map.Length; place++)
        {
            var (i, j, k) = grid.IndexOf(space.Voxels.Span[place]);
            map[place] = (float)field[i + reach + (shape[0] * (j + reach + (shape[1] * (k + reach))))];
        }
    }

    // Their squares sum to 1, so that the variance stays.
    private static double[] Weights(double fwhm)
    {
        var sigma = fwhm / Math.Sqrt(8 * Math.Log(2));
        var reach = (int)Math.Ceiling(3 * sigma);
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(n => sigma > 0 ? Math.Exp(-n * n / (2 * sigma * sigma)) : 1).ToArray();
        var norm = Math.Sqrt(weights.Sum(w => w * w));
        return [.. weights.Select(w => w / norm)];
    }

    private static double[] Filter(double[] field, double[] weights, int step, int length)
    {
        var reach = weights.Length / 2;
        var filtered = new double[field.Length];
        for (var n = 0; n < field.Length; n++)
        {
            var at = n / step % length;
            var sum = 0.0;
            for (var w = Math.Max(-reach, -at); w <= Math.Min(reach, length - 1 - at); w++) { sum += weights[w + reach] * field[n + (w * step)]; }

            filtered[n] = sum;
        }

        return filtered;
    }
}

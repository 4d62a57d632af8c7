using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>The smallest box of a grid that holds the voxels of a space; the first index runs fastest.</summary>
internal sealed class VoxelBox
{
    public VoxelBox(VoxelSpace space)
    {
        int[] low = [int.MaxValue, int.MaxValue, int.MaxValue], high = [0, 0, 0];
        foreach (var voxel in space.Voxels.Span)
        {
            var (i, j, k) = space.Grid.IndexOf(voxel);
            (low[0], low[1], low[2]) = (Math.Min(low[0], i), Math.Min(low[1], j), Math.Min(low[2], k));
            (high[0], high[1], high[2]) = (Math.Max(high[0], i), Math.Max(high[1], j), Math.Max(high[2], k));
        }

        (Nx, Ny, Nz) = (high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1);
        Places = new int[space.Count];
        for (var place = 0; place < Places.Length; place++)
        {
            var (i, j, k) = space.Grid.IndexOf(space.Voxels.Span[place]);
            Places[place] = At(i - low[0], j - low[1], k - low[2], Nx, Ny);
        }
    }

    public int Nx { get; }

    public int Ny { get; }

    public int Nz { get; }

    public int Count => Nx * Ny * Nz;

    /// <summary>Where each place of the space lies in the box.</summary>
    public int[] Places { get; }

    /// <summary>The indices of an element of the box.</summary>
    public (int I, int J, int K) IndexOf(int at) => (at % Nx, at / Nx % Ny, at / (Nx * Ny));

    public static int At(int i, int j, int k, int nx, int ny) => i + (nx * (j + (ny * k)));
}

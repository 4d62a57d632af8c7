using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Voxels that CIFTI lists as triples of indices.</summary>
internal static class CiftiVoxels
{
    /// <summary>Their numbers in file order of the grid.</summary>
    public static int[] Numbers(string path, string what, int[] triples, VoxelGrid? grid)
    {
        if (grid is null) { throw new FileProblem(path, $"{what} has voxels, but no <Volume> says on which grid.", FileProblem.Refetch); }

        if (triples.Length % 3 != 0) { throw new FileProblem(path, $"{what} lists {triples.Length} indices of voxels; they come in threes.", FileProblem.Refetch); }

        var numbers = new int[triples.Length / 3];
        for (var n = 0; n < numbers.Length; n++)
        {
            var (i, j, k) = (triples[3 * n], triples[(3 * n) + 1], triples[(3 * n) + 2]);
            numbers[n] = grid.Holds(i, j, k) ? grid.VoxelAt(i, j, k) : throw new FileProblem(path, $"{what} names voxel ({i}, {j}, {k}); the volume has {grid.Nx} × {grid.Ny} × {grid.Nz}.", FileProblem.Refetch);
        }

        return numbers;
    }
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>Where a file's voxels lie, and back.</summary>
internal static class NiftiGrid
{
    /// <summary>The grid of the first three dimensions.</summary>
    public static VoxelGrid Of(NiftiHeader header, string path)
    {
        if (header.IntentCode is >= 3000 and < 3100) { throw new FileProblem(path, "it holds a CIFTI matrix, no volume.", "Name it as CIFTI does (.dscalar.nii, .dtseries.nii …), or use Cifti.Open(path)."); }

        var shape = header.Shape.Concat([1, 1, 1]).Take(3).ToList();
        try { return new(shape[0], shape[1], shape[2], new Affine(header.Affine)); }
        catch (ArgumentMistake mistake) { throw new FileProblem(path, $"its header gives no place to the voxels. {mistake.Message}", "Set a valid sform or qform: image.With(image.Header.WithAffine(affine)).Save(path).", mistake); }
    }

    /// <summary>The places of a grid that are wanted: those of a mask, or all.</summary>
    public static VoxelSpace Space(VoxelGrid grid, BrainMap? mask)
    {
        if (mask is null) { return VoxelSpace.Whole(grid); }

        if (mask.Space is not VoxelSpace of || !of.Grid.IsSameAs(grid))
        {
            VoxelSpace.Whole(grid).MustMatch(mask.Space, "The mask");
            throw new ArgumentMistake("The mask lies on another grid.", "Bring it onto the grid of the data: mask.ResampleTo(space).");
        }

        int[] voxels = [.. Enumerable.Range(0, mask.Count).Where(place => mask[place] != 0 && !float.IsNaN(mask[place])).Select(place => of.Voxels.Span[place])];
        return voxels.Length > 0 ? new(grid, voxels) : throw new ArgumentMistake($"The mask {mask.Name} is empty: it is 0 or missing at all of its {mask.Count} voxels.", "Look at the map that it was made from, and at its threshold.");
    }

    /// <summary>A header of 32-bit floats over a grid.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="above">The lengths of the fourth dimension and above.</param>
    public static NiftiHeader Header(VoxelGrid grid, params int[] above)
    {
        int[] shape = [grid.Nx, grid.Ny, grid.Nz, .. above];
        var header = new NiftiHeader { Shape = shape, Type = NiftiType.Float32, Version = shape.Any(length => length > short.MaxValue) ? 2 : 1, XyztUnits = 2 | 8 };
        return header.WithAffine([.. grid.Affine.Rows, 0, 0, 0, 1]);
    }
}

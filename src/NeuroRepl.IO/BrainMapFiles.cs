using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO;

/// <summary>Opens and saves maps.</summary>
public static class BrainMapFiles
{
    extension(BrainMap map)
    {
        /// <summary>Opens a three-dimensional NIfTI volume (.nii, .nii.gz, .hdr) as a map.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, or holds more than one volume.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static BrainMap Open(string path, BrainMap? mask = null)
        {
            var whole = DataPath.Resolve(path);
            var image = Nifti.Open(whole);
            var grid = GridOf(image.Header, whole);
            var space = mask is null ? VoxelSpace.Whole(grid) : Masked(grid, mask);
            var values = new float[space.Count];
            for (var place = 0; place < values.Length; place++) { values[place] = image.Values.Span[space.Voxels.Span[place]]; }

            return new(space, values) { Name = Path.GetFileName(path).Split('.')[0] };
        }

        /// <summary>Saves a map of voxels as NIfTI (.nii, .nii.gz), 32-bit; voxels outside the mask and places without a value are NaN.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (map.Space is not VoxelSpace space) { throw new FileProblem(path, $"a map of {map.Space.Places} is not a volume.", "Maps of voxels are saved as .nii or .nii.gz."); }

            var values = new float[space.Grid.Count];
            Array.Fill(values, float.NaN);
            for (var place = 0; place < space.Count; place++) { values[space.Voxels.Span[place]] = map[place]; }

            var rows = space.Grid.Affine.Rows;
            NiftiImage.Of(values, [space.Grid.Nx, space.Grid.Ny, space.Grid.Nz], [.. rows, 0, 0, 0, 1]).Save(path);
        }
    }

    internal static VoxelGrid GridOf(NiftiHeader header, string path)
    {
        if (header.Shape.Skip(3).Any(length => length != 1))
        {
            throw new FileProblem(path, $"it holds {string.Join(" × ", header.Shape)} values, more than one volume.", "A map is one volume; take one of them: Nifti.Open(path) has them all.");
        }

        var shape = header.Shape.Concat([1, 1, 1]).Take(3).ToList();
        return new(shape[0], shape[1], shape[2], new Affine(header.Affine));
    }

    private static VoxelSpace Masked(VoxelGrid grid, BrainMap mask)
    {
        if (mask.Space is not VoxelSpace voxels || !voxels.Grid.IsSameAs(grid)) { VoxelSpace.Whole(grid).MustMatch(mask.Space, "The mask"); }

        var of = (VoxelSpace)mask.Space;
        return new(grid, [.. Enumerable.Range(0, mask.Count).Where(place => mask[place] != 0 && !float.IsNaN(mask[place])).Select(place => of.Voxels.Span[place])]);
    }
}

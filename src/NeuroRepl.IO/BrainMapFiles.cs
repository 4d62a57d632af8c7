using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO;

/// <summary>Opens and saves maps.</summary>
public static class BrainMapFiles
{
    extension(BrainMap map)
    {
        /// <summary>Opens a NIfTI volume (.nii, .nii.gz, .hdr) as a map.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <param name="volume">Which volume of a 4-D file, from 0; a file of one volume needs none.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, or holds more than one volume and none is named.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static BrainMap Open(string path, BrainMap? mask = null, int? volume = null)
        {
            using var volumes = NiftiVolumes.Open(DataPath.Resolve(path));
            if (volume is null && volumes.Count > 1)
            {
                throw new FileProblem(volumes.Path, $"it holds {string.Join(" × ", volumes.Header.Shape)} values, and a map is one volume.", $"Name one of the {volumes.Count}: BrainMap.Open(path, volume: 0); BrainSeries.Open takes them all as a course in time, CopeSet.Open as scans.");
            }

            if (volume is { } index && (index < 0 || index >= volumes.Count)) { throw new FileProblem(volumes.Path, $"it has no volume {index}; it has {volumes.Count}.", $"They go from 0 to {volumes.Count - 1}."); }

            var space = NiftiGrid.Space(volumes.Grid, mask);
            var values = new float[space.Count];
            for (var n = 0; n <= (volume ?? 0); n++) { volumes.Next(space.Voxels.Span, values); }

            if ((volume ?? 0) == volumes.Count - 1) { volumes.ExpectEnd(); }

            return new(space, values) { Name = Path.GetFileName(path).Split('.')[0] + (volumes.Count > 1 ? $"[{volume}]" : "") };
        }

        /// <summary>Opens a map with a mask from a file: <c>BrainMap.Open("t.nii.gz", mask: "mask.nii.gz")</c>.</summary>
        /// <exception cref="FileProblem">A file is missing or damaged.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static BrainMap Open(string path, string mask) => BrainMap.Open(path, BrainMap.Open(mask));

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
}

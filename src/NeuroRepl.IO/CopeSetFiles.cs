using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves maps of several scans in one 4-D file, as randomise and PALM take them.</summary>
public static class CopeSetFiles
{
    extension(CopeSet copes)
    {
        /// <summary>Opens a 4-D NIfTI whose volumes are scans.</summary>
        /// <param name="path">The file.</param>
        /// <param name="scans">A row a volume, in the same order; has a column "subject".</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, or has another number of volumes than the table has rows.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static CopeSet Open(string path, Table scans, BrainMap? mask = null)
        {
            using var volumes = NiftiVolumes.Open(DataPath.Resolve(path));
            if (volumes.Count != scans.Count) { throw new FileProblem(volumes.Path, $"it holds {volumes.Count} volumes; the table {scans.Name} describes {scans.Count} scans.", "Give the table of these scans, a row a volume."); }

            var space = NiftiGrid.Space(volumes.Grid, mask);
            MemoryBudget.Check(volumes.Path, volumes.Count, space.Count, space.Places, null, "Keep fewer voxels: mask: ….");
            var plan = new SeriesPlan(volumes.Path, space, volumes.Count, 0, 1, []);
            return new(space, plan.ReadAll(volumes), scans) { Name = FileKind.Stem(path) };
        }

        /// <summary>Opens one map for each scan, all on the same places: <c>CopeSet.Open(paths, scans, mask)</c>.</summary>
        /// <param name="paths">A file a scan.</param>
        /// <param name="scans">A row a file, in the same order; has a column "subject".</param>
        /// <param name="mask">Only places where this map is neither 0 nor missing; without it all.</param>
        /// <exception cref="FileProblem">A file is missing or damaged.</exception>
        /// <exception cref="SpaceMismatch">A map lies on another grid than the first; the message names it.</exception>
        public static CopeSet Open(IReadOnlyList<string> paths, Table scans, BrainMap? mask = null)
        {
            Guard.NotEmpty(paths);
            Guard.SameLength(paths.Count, scans.Count, "the number of files", $"that of the rows of {scans.Name}");
            var first = BrainMap.Open(paths[0], mask);
            var values = new float[paths.Count * first.Count];
            for (var n = 0; n < paths.Count; n++)
            {
                Work.Report("reading maps", n, paths.Count);
                var map = n == 0 ? first : BrainMap.Open(paths[n], mask);
                first.Space.MustMatch(map.Space, $"The map {paths[n]}");
                map.Values.CopyTo(values.AsMemory(n * first.Count));
            }

            return new(first.Space, values, scans);
        }

        /// <summary>Saves the maps of voxels as one 4-D NIfTI (.nii, .nii.gz), a volume a scan, 32-bit; voxels outside the mask are 0. Save copes.Scans beside it: the format has no place for subjects.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (copes.Space is not VoxelSpace space) { throw new FileProblem(path, $"maps of {copes.Space.Places} are no volumes.", "Maps of voxels are saved as .nii or .nii.gz."); }

            NiftiVolumesWriter.Write(path, space, copes.Count, copes.Row);
        }
    }
}

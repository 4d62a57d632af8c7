using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves maps of several scans in one 4-D file, as randomise and PALM take them.</summary>
public static class CopeSetFiles
{
    extension(CopeSet copes)
    {
        /// <summary>Opens a 4-D NIfTI whose volumes are scans, or a .dscalar.nii or .pscalar.nii whose maps are.</summary>
        /// <param name="path">The file.</param>
        /// <param name="scans">A row a volume, in the same order; has a column "subject".</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, or has another number of volumes than the table has rows.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static CopeSet Open(string path, Table scans, BrainMap? mask = null)
        {
            var whole = DataPath.Resolve(path);
            if (CiftiKind.Is(whole)) { return OfMaps(whole, BrainMap.OpenAll(whole, mask), scans); }

            using var volumes = NiftiVolumes.Open(whole);
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

        /// <summary>Saves the maps of voxels as one 4-D NIfTI (.nii, .nii.gz), a volume a scan, 32-bit, voxels outside the mask 0; those of grayordinates and parcels as .dscalar.nii and .pscalar.nii. Save copes.Scans beside it: the format has no place for subjects.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (copes.Space is not VoxelSpace space || CiftiKind.Is(path))
            {
                Enumerable.Range(0, copes.Count).Select(scan => copes[scan]).ToArray().Save(path);
                return;
            }

            NiftiVolumesWriter.Write(path, space, copes.Count, copes.Row);
        }
    }

    private static CopeSet OfMaps(string path, IReadOnlyList<BrainMap> maps, Table scans)
    {
        if (maps.Count != scans.Count) { throw new FileProblem(path, $"it holds {maps.Count} maps; the table {scans.Name} describes {scans.Count} scans.", "Give the table of these scans, a row a map."); }

        var values = new float[maps.Count * maps[0].Count];
        for (var n = 0; n < maps.Count; n++) { maps[n].Values.CopyTo(values.AsMemory(n * maps[0].Count)); }

        return new(maps[0].Space, values, scans) { Name = FileKind.Stem(path) };
    }
}

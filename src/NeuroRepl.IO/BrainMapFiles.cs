using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.IO.Surfaces;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves maps.</summary>
public static class BrainMapFiles
{
    extension(BrainMap map)
    {
        /// <summary>Opens a map: NIfTI (.nii, .nii.gz, .hdr), CIFTI (.dscalar.nii, .pscalar.nii …), GIFTI (.func.gii, .shape.gii), FreeSurfer (.mgz, .mgh, lh.thickness, lh.curv …).</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="mask">Only places where this map is neither 0 nor missing; without it all.</param>
        /// <param name="volume">Which map of a file that has several, from 0; a file of one needs none.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, or holds several maps and none is named.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid or surface.</exception>
        public static BrainMap Open(string path, BrainMap? mask = null, int? volume = null)
        {
            var whole = DataPath.Resolve(path);
            return MapList(whole) is { } maps ? Of(maps[Chosen(whole, maps.Count, volume, index => maps[index].Name)], mask) : OpenVolume(whole, mask, volume);
        }

        /// <summary>Opens a map with a mask from a file: <c>BrainMap.Open("t.nii.gz", mask: "mask.nii.gz")</c>.</summary>
        /// <exception cref="FileProblem">A file is missing or damaged.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid or surface.</exception>
        public static BrainMap Open(string path, string mask) => BrainMap.Open(path, BrainMap.Open(mask));

        /// <summary>Opens all maps of a file, named as the file names them.</summary>
        /// <param name="path">The file: any that <c>BrainMap.Open</c> opens.</param>
        /// <param name="mask">Only places where this map is neither 0 nor missing; without it all.</param>
        /// <exception cref="FileProblem">The file is missing or damaged.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid or surface.</exception>
        public static IReadOnlyList<BrainMap> OpenAll(string path, BrainMap? mask = null)
        {
            var whole = DataPath.Resolve(path);
            if (MapList(whole) is { } maps) { return [.. maps.Select(one => Of(one, mask))]; }

            using var volumes = NiftiVolumes.Open(whole);
            var (space, name) = (NiftiGrid.Space(volumes.Grid, mask), FileKind.Stem(whole));
            MemoryBudget.Check(whole, volumes.Count, space.Count, space.Places, null, "Keep fewer voxels (mask: …), or take one map: BrainMap.Open(path, volume: 0).");
            List<BrainMap> all = [];
            for (var n = 0; n < volumes.Count; n++)
            {
                var values = new float[space.Count];
                volumes.Next(space.Voxels.Span, values);
                all.Add(new(space, values) { Name = volumes.Count > 1 ? $"{name}[{n}]" : name });
            }

            volumes.ExpectEnd();
            return all;
        }

        /// <summary>Saves a map, 32-bit. Voxels: .nii, .nii.gz, where voxels outside the mask and places without a value are NaN. Or .mgz. Vertices, grayordinates, parcels: .dscalar.nii, .pscalar.nii; vertices of one surface: .func.gii, .shape.gii, or FreeSurfer's lh.thickness, lh.curv ….</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path) => Save((IReadOnlyList<BrainMap>)[map], path);
    }

    /// <summary>Saves maps on the same places into one file, with their names where the format has room for them: .dscalar.nii, .pscalar.nii; .nii.gz has not.</summary>
    /// <exception cref="FileProblem">The ending does not fit the places, or the place cannot be written.</exception>
    /// <exception cref="SpaceMismatch">A map lies on other places than the first.</exception>
    public static void Save(this IReadOnlyList<BrainMap> maps, string path)
    {
        Guard.NotEmpty(maps);
        foreach (var map in maps) { maps[0].Space.MustMatch(map.Space, $"The map {map.Name}"); }

        if (CiftiKind.Is(path)) { CiftiWriter.Write(Cifti.OfMaps(maps), path); }
        else if (FileKind.Is(path, ".gii")) { GiftiMaps.Save(maps, path, FileKind.Is(path, ".shape.gii") ? "SHAPE" : "NONE"); }
        else if (FreeSurferFiles.IsCurv(path) && maps.Count == 1) { FreeSurferFiles.WriteCurv(maps[0], path); }
        else if (maps[0].Space is VoxelSpace space) { SaveVolumes(maps, space, path); }
        else { throw new FileProblem(path, $"maps of {maps[0].Space.Places} are no volumes.", maps[0].Space is ParcelSpace ? "Name it .pscalar.nii, or save a table: map.Table().Save(\"parcels.tsv\")." : "Name it .dscalar.nii."); }
    }

    /// <summary>The maps of a file that is no plain volume; null where it is one.</summary>
    private static IReadOnlyList<BrainMap>? MapList(string path) => path switch
    {
        _ when CiftiKind.Is(path) => Cifti.Open(path).Maps,
        _ when GiftiMaps.Is(path) => GiftiMaps.Maps(path),
        _ when MghHeader.Is(path) => MghOverlay.Maps(path),
        _ when FreeSurferFiles.IsCurv(path) => [FreeSurferFiles.ReadCurv(path)],
        _ => null,
    };

    private static BrainMap Of(BrainMap map, BrainMap? mask) => mask is null ? map : map.Within(mask);

    private static BrainMap OpenVolume(string path, BrainMap? mask, int? volume)
    {
        using var volumes = NiftiVolumes.Open(path);
        if (volume is null && volumes.Count > 1)
        {
            throw new FileProblem(path, $"it holds {string.Join(" × ", volumes.Header.Shape)} values, and a map is one volume.", $"Name one of the {volumes.Count}: BrainMap.Open(path, volume: 0); BrainSeries.Open takes them all as a course in time, CopeSet.Open as scans.");
        }

        var (index, space) = (Chosen(path, volumes.Count, volume, n => $"{n}"), NiftiGrid.Space(volumes.Grid, mask));
        var values = new float[space.Count];
        for (var n = 0; n <= index; n++) { volumes.Next(space.Voxels.Span, values); }

        if (index == volumes.Count - 1) { volumes.ExpectEnd(); }

        return new(space, values) { Name = FileKind.Stem(path) + (volumes.Count > 1 ? $"[{index}]" : "") };
    }

    private static int Chosen(string path, int count, int? volume, Func<int, string> name) => volume switch
    {
        null when count > 1 => throw new FileProblem(path, $"it holds {count} maps: {string.Join(", ", Enumerable.Range(0, Math.Min(count, 6)).Select(name))}{(count > 6 ? " …" : "")}.", "Name one, BrainMap.Open(path, volume: 0), or take all: BrainMap.OpenAll(path)."),
        null => 0,
        { } index when index >= 0 && index < count => index,
        { } index => throw new FileProblem(path, $"it has no volume {index}; it has {count}.", $"They go from 0 to {count - 1}."),
    };

    private static void SaveVolumes(IReadOnlyList<BrainMap> maps, VoxelSpace space, string path)
    {
        if (MghHeader.Is(path))
        {
            MghWriter.Write(path, space, maps.Count, n => maps[n].Values, float.NaN);
            return;
        }

        if (maps.Count > 1)
        {
            NiftiVolumesWriter.Write(path, space, maps.Count, n => maps[n].Values);
            return;
        }

        var values = new float[space.Grid.Count];
        Array.Fill(values, float.NaN);
        for (var place = 0; place < space.Count; place++) { values[space.Voxels.Span[place]] = maps[0][place]; }

        NiftiImage.Of(values, NiftiGrid.Header(space.Grid)).Save(path);
    }
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.IO.Surfaces;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves parcellations: atlases, segmentations, networks.</summary>
public static class ParcellationFiles
{
    private const string Endings = ".dlabel.nii, .label.gii, .annot, .nii, .nii.gz, .mgz";

    extension(Parcellation labels)
    {
        /// <summary>Opens labels: CIFTI (.dlabel.nii), GIFTI (.label.gii), FreeSurfer (.annot), or a volume of labels (.nii, .nii.gz, .mgz), whose names come from a table beside it.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="map">Which map of a file that has several, from 0.</param>
        /// <param name="names">For volumes: a file of names, as BIDS has them (.tsv with index and name) or as a colour table (lines of number, name, red, green, blue, alpha); without it the .tsv or .txt of the same name, if there is one.</param>
        /// <exception cref="FileProblem">The file is missing or damaged, or a label is no whole number; names value and voxel.</exception>
        public static Parcellation Open(string path, int map = 0, string? names = null)
        {
            var whole = DataPath.Resolve(path);
            var all = Read(whole, names);
            return all.Count > map && map >= 0 ? all[map] : throw new FileProblem(whole, $"it has no map {map}; it has {all.Count}: {string.Join(", ", all.Select(one => one.Name))}.", $"They go from 0 to {all.Count - 1}.");
        }

        /// <summary>Opens all maps of labels of a file.</summary>
        /// <exception cref="FileProblem">The file is missing or damaged.</exception>
        public static IReadOnlyList<Parcellation> OpenAll(string path) => Read(DataPath.Resolve(path), null);

        /// <summary>Saves labels: grayordinates and vertices as .dlabel.nii; vertices of one surface as .label.gii or .annot too; voxels as .nii or .nii.gz (32-bit whole numbers), names and colours beside it as .tsv.</summary>
        /// <exception cref="FileProblem">The ending does not fit the places, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (CiftiKind.Is(path)) { CiftiWriter.Write(new(new CiftiAxis.LabelMaps([labels.Name], [Complete(labels)]), new CiftiAxis.Brain(labels.Space), labels.ToMap().Values.ToArray()), path); }
            else if (FileKind.Is(path, ".gii")) { GiftiMaps.Save(labels, path); }
            else if (FileKind.Is(path, ".annot")) { FreeSurferFiles.WriteAnnot(labels, path); }
            else if (FileKind.Is(path, ".nii", ".nii.gz") && labels.Space is VoxelSpace space) { SaveVolume(labels, space, path); }
            else { throw FileKind.Is(path, ".nii", ".nii.gz") ? new FileProblem(path, $"labels of {labels.Space.Places} are no volume.", "Name it .dlabel.nii.") : FileKind.Wrong(path, "the name of labels", Endings); }
        }
    }

    private static IReadOnlyList<Parcellation> Read(string path, string? names)
    {
        try
        {
            return path switch
            {
                _ when CiftiKind.Is(path) => Cifti.Open(path).Labels,
                _ when GiftiMaps.Is(path) => GiftiMaps.Labels(path),
                _ when FileKind.Is(path, ".annot") => [FreeSurferFiles.ReadAnnot(path)],
                _ when FileKind.Is(path, ".nii", ".nii.gz", ".hdr", ".img") || MghHeader.Is(path) => OfVolume(path, names),
                _ => throw FileKind.Wrong(path, "labels", Endings),
            };
        }
        catch (ArgumentMistake mistake) { throw new FileProblem(path, mistake.Message, mistake.Hint, mistake); }
    }

    private static Parcellation[] OfVolume(string path, string? names)
    {
        var table = LabelTable.Beside(path, names);
        return [.. BrainMap.OpenAll(path).Select(volume => new Parcellation(volume.Space, WholeNumbers.Of(volume.Values.Span, place => VoxelName(volume, place), "it"), table) { Name = volume.Name })];
    }

    private static string VoxelName(BrainMap volume, int place)
    {
        var space = (VoxelSpace)volume.Space;
        return $"voxel {space.Grid.IndexOf(space.Voxels.Span[place])}, {space.PositionOf(place)} mm";
    }

    // CIFTI and GIFTI want a name for every number that occurs; readers of theirs take an unnamed 0 ill.
    internal static IReadOnlyList<ParcelLabel> Complete(Parcellation labels) => labels.Labels.Any(label => label.Key == 0) ? labels.Labels : [new(0, "???", 1, 1, 1, 0), .. labels.Labels];

    private static void SaveVolume(Parcellation labels, VoxelSpace space, string path)
    {
        var keys = new int[space.Grid.Count];
        for (var place = 0; place < space.Count; place++) { keys[space.Voxels.Span[place]] = labels.Keys.Span[place]; }

        NiftiImage.Of(keys, NiftiGrid.Header(space.Grid) with { Type = NiftiType.Int32, IntentCode = 1002 }).Save(path);
        LabelTable.Write(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(DataPath.Absolute(path))!, FileKind.Stem(path) + ".tsv"), labels.Labels);
    }
}

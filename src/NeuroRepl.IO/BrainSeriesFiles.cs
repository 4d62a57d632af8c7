using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.IO.Surfaces;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens and saves series of volumes.</summary>
public static class BrainSeriesFiles
{
    extension(BrainSeries series)
    {
        /// <summary>Opens a series: NIfTI (.nii, .nii.gz, .hdr), CIFTI (.dtseries.nii, .ptseries.nii), GIFTI (.func.gii), FreeSurfer (.mgz). One pass through the file, also through a compressed one; only the voxels of the mask are kept.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <param name="discard">Volumes left out at the start (before the magnetisation is steady); stays visible as <see cref="BrainSeries.Discarded"/>.</param>
        /// <param name="repetitionTimeSeconds">Seconds from one volume to the next; without it as the sidecar (.json beside) says, else the header. 0.01 to 60 s: milliseconds are refused.</param>
        /// <param name="memoryMegabytes">The most that the values may take; without it half of what this process may have.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, holds one volume only, does not fit the budget, or says no believable repetition time.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static BrainSeries Open(string path, BrainMap? mask = null, int discard = 0, double? repetitionTimeSeconds = null, double? memoryMegabytes = null)
        {
            var whole = DataPath.Resolve(path);
            if (SeriesOf(whole, repetitionTimeSeconds) is { } other) { return Cut(other, mask, discard); }

            using var volumes = NiftiVolumes.Open(whole);
            var plan = SeriesPlan.Of(volumes, mask, discard, repetitionTimeSeconds);
            MemoryBudget.Check(whole, plan.Count, plan.Space.Count, plan.Space.Places, memoryMegabytes,
                $"Keep fewer voxels (mask: …), or go through it in blocks: foreach (var block in BrainSeries.Blocks(\"{System.IO.Path.GetFileName(whole)}\", megabytes: 512)).");
            return plan.Series(plan.Space, plan.ReadAll(volumes));
        }

        /// <summary>Opens a series with a mask from a file: <c>BrainSeries.Open("bold.nii.gz", mask: "mask.nii.gz")</c>.</summary>
        /// <param name="path">The file.</param>
        /// <param name="mask">A file of the mask: only voxels where it is neither 0 nor missing.</param>
        /// <param name="discard">Volumes left out at the start.</param>
        /// <exception cref="FileProblem">A file is missing or damaged.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static BrainSeries Open(string path, string mask, int discard = 0) => BrainSeries.Open(path, BrainMap.Open(mask), discard);

        /// <summary>A long series in blocks of voxels, each with all volumes, for files that do not fit into memory. A compressed file is unpacked once, the mask's voxels only, into a
        /// scratch file that is gone afterwards; the blocks are read from there. <c>foreach (var block in BrainSeries.Blocks("bold.nii.gz", mask: mask, megabytes: 512)) { … }</c></summary>
        /// <param name="path">The file: .nii, .nii.gz, .hdr.</param>
        /// <param name="mask">Only voxels where this map is neither 0 nor missing; without it all.</param>
        /// <param name="discard">Volumes left out at the start.</param>
        /// <param name="repetitionTimeSeconds">Seconds from one volume to the next; without it as sidecar or header say.</param>
        /// <param name="megabytes">The most that a block's values take.</param>
        /// <exception cref="FileProblem">The file is missing or damaged, or not one voxel's course fits into the budget.</exception>
        /// <exception cref="SpaceMismatch">The mask lies on another grid.</exception>
        public static IEnumerable<BrainSeries> Blocks(string path, BrainMap? mask = null, int discard = 0, double? repetitionTimeSeconds = null, double megabytes = 512)
        {
            Guard.Positive(megabytes);
            return SeriesBlocks.Read(DataPath.Resolve(path), mask, discard, repetitionTimeSeconds, MemoryBudget.Bytes(megabytes));
        }

        /// <summary>Saves a series, 32-bit, with its repetition time. Voxels: .nii, .nii.gz, where voxels outside the mask are 0. Or .mgz. Vertices and grayordinates: .dtseries.nii; vertices of one surface: .func.gii, whose repetition time belongs into a sidecar. Parcels: .ptseries.nii.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (CiftiKind.Is(path))
            {
                CiftiWriter.Write(new(new CiftiAxis.Series(series.Count, 0, series.RepetitionTimeSeconds, "SECOND"), new CiftiAxis.Brain(series.Space), series.Values.ToArray()), path);
                return;
            }

            if (FileKind.Is(path, ".gii"))
            {
                GiftiMaps.Save([.. Enumerable.Range(0, series.Count).Select(n => series[n])], path, "TIME_SERIES");
                return;
            }

            if (series.Space is not VoxelSpace space) { throw new FileProblem(path, $"a series of {series.Space.Places} is not one of volumes.", $"Name it {(series.Space is ParcelSpace ? ".ptseries.nii" : ".dtseries.nii")}; series of voxels are saved as .nii or .nii.gz."); }

            if (MghHeader.Is(path))
            {
                MghWriter.Write(path, space, series.Count, series.Volume, 0, series.RepetitionTimeSeconds);
                return;
            }

            NiftiVolumesWriter.Write(path, space, series.Count, series.Volume, header => header with { Pixdim = [.. header.Pixdim.Take(4), series.RepetitionTimeSeconds, .. header.Pixdim.Skip(5)] });
        }
    }

    /// <summary>The series of a file that is no NIfTI volume; null where it is one.</summary>
    private static BrainSeries? SeriesOf(string path, double? repetitionTimeSeconds)
    {
        List<string> steps = [];
        if (GiftiMaps.Is(path))
        {
            var (maps, seconds) = (GiftiMaps.Maps(path), RepetitionTime.Of(path, GiftiMaps.TimeStep(Gifti.Open(path)), repetitionTimeSeconds, steps));
            return new(maps[0].Space, [.. maps.SelectMany(map => map.Values.ToArray())], seconds) { Name = FileKind.Stem(path), Steps = steps };
        }

        if (!CiftiKind.Is(path)) { return null; }

        var series = Cifti.Open(path).Series;
        return new(series.Space, series.Values.ToArray(), RepetitionTime.Of(path, series.RepetitionTimeSeconds, repetitionTimeSeconds, steps)) { Name = series.Name, Steps = steps };
    }

    private static BrainSeries Cut(BrainSeries series, BrainMap? mask, int discard)
    {
        Guard.InRange(discard, 0, series.Count - 1, $"discard (of {series.Count} volumes)");
        var kept = discard == 0 ? series : new BrainSeries(series.Space, series.Values[(discard * series.Space.Count)..].ToArray(), series.RepetitionTimeSeconds)
        {
            Name = series.Name, Discarded = discard, Steps = [.. series.Steps, $"{discard} of {series.Count} volumes discarded at the start"],
        };
        return mask is null ? kept : kept.Within(mask);
    }
}

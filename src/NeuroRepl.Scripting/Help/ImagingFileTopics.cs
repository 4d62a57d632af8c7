namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about imaging files, regions and labels.</summary>
internal static class ImagingFileTopics
{
    private const string Copes = "var map = CopeSet.Simulate(subjects: 8)[0];\n";
    private const string Labels = Copes + "var labels = new Parcellation(map.Space, [.. Enumerable.Range(0, map.Count).Select(place => map.Space.PositionOf(place)!.Value.X < 0 ? 1 : 2)], [new(1, \"left\"), new(2, \"right\")]);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("imaging files", "BrainMap.Open, BrainSeries.Open, Parcellation.Open and SurfaceMesh.Open know the formats by their endings: NIfTI (.nii, .nii.gz), CIFTI-2 (.dscalar.nii, .dtseries.nii, .dlabel.nii, .pscalar.nii, "
            + ".ptseries.nii), GIFTI (.func.gii, .shape.gii, .label.gii, .surf.gii), FreeSurfer (.mgz, .annot, lh.thickness, lh.pial). Save writes them by the same endings. Cifti.Open and Gifti.Open give all that a file holds.",
            Copes + "map.Save(\"cope.nii.gz\");\nBrainMap.Open(\"cope.nii.gz\", mask: \"cope.nii.gz\")")
            { Words = ["cifti", "gifti", "freesurfer", "dscalar", "dtseries", "dlabel", "mgz", "formats", "open", "save", "convert"], Types = ["CiftiMatrix", "GiftiImage", "SurfaceMesh", "VertexSpace"] },
        new("BOLD series", "A series is volumes × places with its repetition time. Opening keeps only the mask's voxels, in one pass through a compressed file; discard leaves volumes out at the start and stays visible. "
            + "BrainSeries.Blocks goes through a file that does not fit into memory. Of an fMRIPrep study, session.Bold finds the preprocessed run with its mask, session.Confounds() its confounds.",
            "var grid = new VoxelGrid(8, 8, 8, Affine.Isotropic(3));\nvar series = new BrainSeries(VoxelSpace.Whole(grid), new float[8 * 8 * 8 * 20], 2);\nseries.Save(\"bold.nii.gz\");\n"
            + "BrainSeries.Open(\"bold.nii.gz\", discard: 4)\nforeach (var block in BrainSeries.Blocks(\"bold.nii.gz\", megabytes: 0.01)) { Console.WriteLine(block); }")
            { Words = ["series", "4-d", "time series", "fmriprep", "confounds", "discard", "dummy scans", "memory", "repetition time", "derivatives"], Types = ["BrainSeries"] },
        new("region of interest", "A region is given in millimetres, never by voxel index: spheres, left and right together, and boxes such as the voxel of a spectrum (spectrum.Voxel()). Regions and masks are put together, "
            + "give means and courses, and the overlap of many subjects' voxels.",
            Copes + "var seeds = Roi.Spheres(8, (20, 10, 5), (-20, 10, 5));\nmap.Extract((\"both\", seeds), (\"box\", Roi.Box((0, 0, 0), (20, 20, 20))))\nseeds.Mask(map.Space).And(map.Above(0)).CountInside()")
            { Words = ["roi", "region", "sphere", "box", "mask", "mrs voxel", "seed", "overlap", "extract", "partial volume"], Types = ["Roi", "Masking"] },
        new("parcellation", "Labels of places with names and colours: an atlas, a segmentation, networks. Maps and series become means of parcels; places without a value are left out and counted in the notes.",
            Labels + "map.Parcellate(labels)\nmap.ParcelTable(labels)\nlabels[\"left\"].CountInside()")
            { Words = ["parcellate", "atlas", "labels", "networks", "dlabel", "annot", "schaefer", "segmentation"], Types = ["Parcellation", "ParcelLabel", "MissingPlaces"] },
        new("resampling maps", "Brings a map onto other voxels through both affines, linear or nearest; nothing is registered. On(space) takes another mask of the same grid or another set of vertices without interpolating.",
            Copes + "map.ResampleTo(VoxelSpace.Whole(new(10, 10, 10, Affine.Isotropic(8, (-40, -40, -30)))))")
            { Words = ["resample", "interpolation", "grid", "regrid", "reslice"], Types = ["Interpolation", "VoxelResampling", "Placing"] },
        new("task events", "Onsets, durations and types of trials in seconds from the first volume: BIDS's events.tsv, or a CARIT log of PsychoPy, whose responses after 800 ms are dropped.",
            "File.WriteAllText(\"task-x_events.tsv\", \"onset\\tduration\\ttrial_type\\n4\\t0.6\\tgo\\n6\\t0.6\\tnogo\\n\");\nEventFiles.OpenEvents(\"task-x_events.tsv\")")
            { Words = ["events.tsv", "onset", "trial", "carit", "go/nogo", "psychopy"], Types = ["CaritLog", "EventFiles"] },
        new("heart rate", "A pulse trace (PPU) becomes beats, beats become rates in blocks with their change against a baseline; blocks with too few beats stay missing. study.HeartRates(…) does it for all sessions.",
            "var wave = Enumerable.Range(0, 60_000).Select(n => Math.Exp(8 * Math.Cos(2 * Math.PI * n / 100))).ToArray();\nvar beats = new PulseTrace(wave, samplingHz: 100).Beats();\nbeats\nbeats.Blocks(blockSeconds: 240, blocks: 2)")
            { Words = ["pulse", "ppu", "physio", "cardiac", "bpm", "beats"], Types = ["PulseTrace", "HeartBeats"] },
    ];
}

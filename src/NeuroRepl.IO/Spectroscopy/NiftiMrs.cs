using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>NIfTI-MRS: complex FIDs along the fourth dimension, with a JSON header extension.</summary>
internal static class NiftiMrs
{
    private const string Standard = "mrs_v0_10";

    public static SpectrumSeries Read(string path)
    {
        var image = NiftiFile.Open(path);
        var header = image.Header;
        var json = header.Extensions.FirstOrDefault(e => e.Code == NiftiExtension.MrsCode)?.Text;
        if (header.Type is not (NiftiType.Complex64 or NiftiType.Complex128) || json is null || header.Shape.Count < 4)
        {
            throw new FileProblem(path, $"it is {header}{(json is null ? " without a NIfTI-MRS header extension" : "")}: an image, not a spectrum.", "Nifti.Open opens it.");
        }

        if (header.Shape.Take(3).Any(length => length > 1))
        {
            throw new FileProblem(path, $"it is spectroscopic imaging, {string.Join(" × ", header.Shape.Take(3))} voxels; single voxels are read here.", "Nifti.Open reads its complex samples, voxels running fastest.");
        }

        var acquisition = MrsHeader.Read(path, header, json);
        return new SpectrumSeries(image.ComplexValues.ToArray(), header.Shape[3], MrsHeader.Dimensions(path, header, json), acquisition) 
        {
            Name = image.Name,
            ReadAs = ReadAs.Words("NIfTI-MRS", isConjugated: false, acquisition, image.ComplexValues.Span[..header.Shape[3]], json.Contains("ReferencePpm", StringComparison.Ordinal) ? "from the header" : "assumed"),
        };
    }

    public static Spectrum ReadOne(string path)
    {
        var series = Read(path);
        return series.Count == 1
            ? new Spectrum(series.Row(0).ToArray(), series.Acquisition) { Name = series.Name, ReadAs = series.ReadAs, Notes = Sense.Note(series.Row(0).ToArray(), series.Acquisition) is { } note ? [note] : [] }
            : throw new FileProblem(
                path,
                $"it holds {series.Count} FIDs ({string.Join(" × ", series.Dimensions.Select(d => $"{d.Length} {d.Tag}"))}), not one spectrum.",
                $"SpectrumSeries.Open(\"{System.IO.Path.GetFileName(path)}\") opens all of them.");
    }

    public static void Write(string path, ReadOnlyMemory<Complex> fids, int points, IReadOnlyList<SeriesDimension> dimensions, MrsAcquisition acquisition)
    {
        if (!FileKind.Is(path, ".nii", ".nii.gz")) { throw FileKind.Wrong(path, "the name of a NIfTI-MRS file", ".nii, .nii.gz"); }

        if (dimensions.Count > 3) { throw new FileProblem(path, $"NIfTI-MRS has room for three dimensions above time, and the series has {dimensions.Count}.", "Average over one of them, or save its parts."); }

        var raw = new float[fids.Length * 2];
        for (var i = 0; i < fids.Length; i++) { (raw[2 * i], raw[(2 * i) + 1]) = ((float)fids.Span[i].Real, (float)fids.Span[i].Imaginary); }

        new NiftiImage(Header(points, dimensions, acquisition), raw, "").Save(path);
    }

    private static NiftiHeader Header(int points, IReadOnlyList<SeriesDimension> dimensions, MrsAcquisition acquisition)
    {
        var voxel = acquisition.VoxelMm ?? [10_000, 10_000, 10_000];             // the standard's size for an unknown voxel
        var header = new NiftiHeader
        {
            Version = 2,                                                        // its pixdim is a double: the dwell time stays exact
            Shape = [1, 1, 1, points, .. dimensions.Select(d => d.Length)],
            Type = NiftiType.Complex64,
            Pixdim = [1, voxel[0], voxel[1], voxel[2], acquisition.DwellTimeSeconds, 1, 1, 1],
            SclSlope = 1,
            XyztUnits = 2 | 8,
            IntentName = Standard,
            Extensions = [NiftiExtension.Of(NiftiExtension.MrsCode, MrsHeader.Write(acquisition, dimensions))],
        };
        return acquisition.VoxelToScanner is { } affine ? header with { Srow = [.. affine.Take(12)], SformCode = 1 } : header;
    }
}

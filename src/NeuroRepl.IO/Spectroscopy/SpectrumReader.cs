using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>One spectrum from a file of any format known here, by its ending.</summary>
internal static class SpectrumReader
{
    public const string Endings = ".nii, .nii.gz (NIfTI-MRS), .raw, .h2o, .control (LCModel), .sdat (Philips), .rda (Siemens), .txt (jMRUI)";

    public static Spectrum Read(string path, double? bandwidthHz = null, double? spectrometerMHz = null)
    {
        if (Directory.Exists(path)) { throw FileKind.Wrong(path, "a spectrum", Endings); }

        return path switch
        {
            _ when FileKind.Is(path, ".nii", ".nii.gz") => NiftiMrs.ReadOne(path),
            _ when FileKind.Is(path, ".raw", ".h2o") => LcmodelRaw.Read(path, bandwidthHz, spectrometerMHz),
            _ when FileKind.Is(path, ".sdat", ".spar") => PhilipsSdat.Read(path),
            _ when FileKind.Is(path, ".rda") => SiemensRda.Read(path),
            _ when FileKind.Is(path, ".control") => LcmodelControl.Open(path).OpenSpectrum(),
            _ when FileKind.Is(path, ".txt") => JmruiText.Read(path),
            _ => throw FileKind.Wrong(path, "a spectrum", Endings),
        };
    }

    /// <summary>The water reference that lies beside a spectrum under BIDS's name for it: …_mrsref for …_svs.</summary>
    public static string? WaterBeside(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var at = name.LastIndexOf("_svs.", StringComparison.Ordinal);
        if (at < 0) { return null; }

        var water = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, $"{name[..at]}_mrsref.{name[(at + 5)..]}");
        return File.Exists(water) ? water : null;
    }
}

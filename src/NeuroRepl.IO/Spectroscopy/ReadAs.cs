using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Says in words how a file was read: format, sense, ppm reference, dwell time, field, and what of it was checked.</summary>
internal static class ReadAs
{
    public static string Words(string format, bool isConjugated, MrsAcquisition acquisition, ReadOnlySpan<System.Numerics.Complex> fid, string referenceFrom = "assumed")
    {
        var field = acquisition.Nucleus == "1H" ? $" ({acquisition.FieldTesla:F2} T)" : "";
        return $"{format}, samples {(isConjugated ? "conjugated" : "as stored")}; zero frequency at {acquisition.ReferencePpm:0.###} ppm ({referenceFrom}); dwell {1e6 * acquisition.DwellTimeSeconds:0.##} µs; "
            + $"{acquisition.Nucleus} at {acquisition.SpectrometerMHz:0.###} MHz{field}; {Checked(acquisition, fid)}";
    }

    /// <summary>The spectrum with how it was read, and a note if its metabolites stand on the wrong side of water.</summary>
    public static Spectrum Checked(string format, bool isConjugated, System.Numerics.Complex[] fid, MrsAcquisition acquisition, string name, string referenceFrom = "assumed") => new(fid, acquisition)
    {
        Name = name,
        ReadAs = Words(format, isConjugated, acquisition, fid, referenceFrom),
        Notes = Sense.Note(fid, acquisition) is { } note ? [note] : [],
    };

    private static string Checked(MrsAcquisition acquisition, ReadOnlySpan<System.Numerics.Complex> fid) => Sense.SideOfWater(fid.ToArray(), acquisition) switch
    {
        > 1.8 => "checked: most metabolite signal is on the RIGHT side of water (low ppm), as it should be",
        < 1 / 1.8 and >= 0 => "checked: most signal is on the WRONG side of water",
        >= 0 => "not told by its peaks which side of water metabolites are on",
        _ => "sense not checked (not a proton spectrum, or too narrow)",
    };
}

using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Whether a file's frequencies run in the sense of <see cref="MrsAcquisition"/>, judged by peaks whose place is known.</summary>
/// <remarks>
/// What the formats do, each checked on a file from a scanner or a simulator in the tests: NIfTI-MRS, LCModel RAW and Siemens RDA store FIDs in our sense;
/// Philips SDAT stores the conjugate; an LCModel BASIS stores the forward FFT of FIDs in our sense, in FFT order; an FSL-MRS JSON basis stores FIDs in our sense.
/// Converters get this wrong often enough that what is read is looked at.
/// Shifts of the singlets: Govindaraju, Young and Maudsley, NMR Biomed 13:129 (2000), table 2.
/// </remarks>
internal static class Sense
{
    private static readonly Dictionary<string, double> Singlets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NAA"] = 2.008, ["Cr"] = 3.027, ["PCr"] = 3.029, ["PCh"] = 3.208, ["PCho"] = 3.208, ["GPC"] = 3.212, ["Scyllo"] = 3.340, ["sIns"] = 3.340, ["Ace"] = 1.904,
    };

    private const double Low = 1.9;                     // NAA and creatine: strong, and away from the water's tail
    private const double High = 3.1;

    private static readonly double[] UsualReferences = [4.65, 4.68, 4.70];

    /// <summary>The chemical shift at zero frequency that puts the singlets of a basis where they belong; without singlets the usual one.</summary>
    /// <exception cref="FileProblem">The singlets are where they belong only in the mirror image.</exception>
    public static double ReferencePpm(string path, IReadOnlyList<BasisSpectrum> metabolites, double bandwidthHz, double spectrometerMHz, double usual)
    {
        var found = metabolites.Where(m => Singlets.ContainsKey(m.Name)).Select(m => (m.Name, Shift: Singlets[m.Name], Offset: PeakPpm(m, bandwidthHz, spectrometerMHz))).ToArray();
        if (found.Length == 0) { return usual; }

        var asStored = found.Select(f => f.Shift + f.Offset).Order().ToArray();
        var mirrored = found.Select(f => f.Shift - f.Offset).Order().ToArray();
        var reference = asStored[asStored.Length / 2];
        if (Agree(found, asStored, usual)) { return Snapped(reference); }

        if (!Agree(found, mirrored, usual)) { return usual; }

        var example = found[0];
        throw new FileProblem(
            path,
            $"its frequencies run the other way round: {example.Name}, known at {example.Shift:F2} ppm, stands at {reference - (2 * example.Offset):F2} ppm as stored and where it belongs in the mirror image. The FIDs are conjugated.",
            "Open it with conjugate: true, or write it again with the other sense.");
    }

    /// <summary>A note if a proton spectrum has its metabolites on the wrong side of water, else none.</summary>
    public static string? Note(Complex[] fid, MrsAcquisition acquisition)
    {
        var reference = acquisition.ReferencePpm;
        var (low, high) = (Low, High);
        return SideOfWater(fid, acquisition) is >= 0 and < 1 / 1.8
            ? $"its signal lies at {(2 * reference) - high:F1} to {(2 * reference) - low:F1} ppm, the mirror image of where metabolites are: the file is probably conjugated; try spectrum.Conjugate()"
            : null;
    }

    /// <summary>How many times higher the peaks are where NAA and creatine belong than in the mirror image; −1 where that cannot be told.</summary>
    public static double SideOfWater(Complex[] fid, MrsAcquisition acquisition)
    {
        if (acquisition.Nucleus != "1H" || acquisition.BandwidthHz / acquisition.SpectrometerMHz < 6 || fid.Length < 64) { return -1; }

        var spectrum = PeakFinder.Forward(fid);
        var reference = acquisition.ReferencePpm;
        var (_, right) = PeakFinder.Peak(spectrum, acquisition.BandwidthHz, acquisition.SpectrometerMHz, reference, Low, High);
        var (_, wrong) = PeakFinder.Peak(spectrum, acquisition.BandwidthHz, acquisition.SpectrometerMHz, reference, (2 * reference) - High, (2 * reference) - Low);
        return wrong > 0 ? right / wrong : right > 0 ? double.PositiveInfinity : -1;
    }

    private static double PeakPpm(BasisSpectrum metabolite, double bandwidthHz, double spectrometerMHz) =>
        -PeakFinder.Peak(PeakFinder.Forward(metabolite.Fid.Span), bandwidthHz, spectrometerMHz, 0, double.NegativeInfinity, double.PositiveInfinity).Ppm;

    /// <summary>Singlets well apart pin the reference down by agreeing; near each other (or alone) they have to give about the usual one.</summary>
    private static bool Agree((string Name, double Shift, double Offset)[] found, double[] references, double usual) =>
        found.Max(f => f.Shift) - found.Min(f => f.Shift) > 0.3
            ? references[^1] - references[0] < 0.1
            : Math.Abs(references[references.Length / 2] - usual) < 0.1;

    private static double Snapped(double reference) =>
        UsualReferences.Where(known => Math.Abs(known - reference) < 0.012).OrderBy(known => Math.Abs(known - reference)).FirstOrDefault(Math.Round(reference, 3));
}

using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>What a header says of an acquisition, as facts of a card.</summary>
internal static class AcquisitionFacts
{
    public static IEnumerable<(string, string)> Of(MrsAcquisition acquisition, int points)
    {
        var axis = acquisition.PpmAxis(points);
        yield return ("points", $"{points} in {Amount.OfSeconds(points * acquisition.DwellTimeSeconds)}");
        yield return ("bandwidth", $"{Amount.Of(acquisition.BandwidthHz, "Hz")}, {axis[^1]:F1} to {Amount.Of(axis[0], "ppm", decimals: 1)}");
        yield return ("field", acquisition.Nucleus == "1H"
            ? $"{Amount.Of(acquisition.FieldTesla, "T", decimals: 2)} ({acquisition.Nucleus} at {Amount.Of(acquisition.SpectrometerMHz, "MHz", decimals: 2)})"
            : $"{acquisition.Nucleus} at {Amount.Of(acquisition.SpectrometerMHz, "MHz", decimals: 2)}");
        if (Timing(acquisition) is { Length: > 0 } timing) { yield return ("timing", timing); }
        if (acquisition.Sequence is { } sequence) { yield return ("sequence", sequence); }
        if (acquisition.Manufacturer is { } maker) { yield return ("scanner", maker); }
        if (acquisition.VoxelMm is { Count: 3 } edges) { yield return ("voxel", $"{Amount.Of(edges[0], "×")} {Amount.Of(edges[1], "×")} {Amount.Of(edges[2], "mm")}"); }
    }

    private static string Timing(MrsAcquisition acquisition) => string.Join(", ", new[]
    {
        acquisition.EchoTimeSeconds is { } te ? $"TE {Amount.OfSeconds(te)}" : null,
        acquisition.RepetitionTimeSeconds is { } tr ? $"TR {Amount.OfSeconds(tr)}" : null,
        acquisition.MixingTimeSeconds is { } tm ? $"TM {Amount.OfSeconds(tm)}" : null,
    }.OfType<string>());
}

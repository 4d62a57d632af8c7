using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>FSL-MRS's basis: a folder with one JSON file a metabolite, each with the FID's real and imaginary parts.</summary>
internal static class FslBasis
{
    public static BasisSet Read(string folder, bool conjugate)
    {
        List<BasisSpectrum> metabolites = [];
        MrsAcquisition? shared = null;
        foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonText.Document(path);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("basis", out var basis)) { continue; }

            var acquisition = new MrsAcquisition(Bandwidth(path, basis), Megahertz(path, basis));
            shared ??= acquisition;
            if (shared != acquisition)
            {
                throw new FileProblem(path, $"its bandwidth and frequency ({acquisition.BandwidthHz:G7} Hz at {acquisition.SpectrometerMHz:G7} MHz) are not those of the other files ({shared.BandwidthHz:G7} Hz at {shared.SpectrometerMHz:G7} MHz).",
                    "Keep the files of one simulation in a folder of their own.");
            }

            metabolites.Add(new BasisSpectrum(Name(path, basis), Fid(path, basis, conjugate)));
        }

        if (shared is null) { throw new FileProblem(folder, "the folder holds no JSON file with a basis in it.", "Give a folder of FSL-MRS basis files, or an LCModel .basis file."); }

        return new BasisSet(
            System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder)), metabolites,
            shared with { ReferencePpm = Sense.ReferencePpm(folder, metabolites, shared.BandwidthHz, shared.SpectrometerMHz, MrsAcquisition.WaterPpm) });
    }

    private static double Bandwidth(string path, JsonElement basis)
    {
        var dwell = Number(path, basis, "basis_dwell");
        return dwell is >= 1e-7 and <= 0.1 ? Math.Round(1 / dwell, 6) : throw new FileProblem(path, $"basis_dwell is {dwell}; a dwell time lies between 1e-7 and 0.1 seconds.", FileProblem.Refetch);
    }

    private static double Megahertz(string path, JsonElement basis)
    {
        var frequency = Number(path, basis, "basis_centre");
        return frequency is >= 1 and <= 1500 ? frequency : throw new FileProblem(path, $"basis_centre is {frequency}; it is the spectrometer frequency in megahertz (7 T protons: 297.2).", "Correct it, if it is in hertz, and open the folder again.");
    }

    private static string Name(string path, JsonElement basis) =>
        basis.TryGetProperty("basis_name", out var name) && name.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(name.GetString()) ? name.GetString()! : FileKind.Stem(path);

    private static Complex[] Fid(string path, JsonElement basis, bool conjugate)
    {
        var (real, imaginary) = (Numbers(path, basis, "basis_re"), Numbers(path, basis, "basis_im"));
        if (real.Length != imaginary.Length || real.Length == 0) { throw new FileProblem(path, $"basis_re has {real.Length} numbers and basis_im {imaginary.Length}; they belong together.", FileProblem.Refetch); }

        return [.. real.Zip(imaginary, (re, im) => new Complex(re, conjugate ? -im : im))];
    }

    private static double Number(string path, JsonElement basis, string name) =>
        basis.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FileProblem(path, $"it has no number {name}.", "Check that it is an FSL-MRS basis file.");

    private static double[] Numbers(string path, JsonElement basis, string name)
    {
        if (!basis.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) { throw new FileProblem(path, $"it has no list {name}.", "Check that it is an FSL-MRS basis file."); }

        return [.. list.EnumerateArray().Select((value, i) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FileProblem(path, $"{name}[{i}] is {value}, not a number.", FileProblem.Refetch))];
    }
}

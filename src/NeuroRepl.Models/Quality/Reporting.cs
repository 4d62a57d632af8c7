using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Quality;

/// <summary>Filling the MRSinMRS table from headers, sidecars and the fit.</summary>
public static class Reporting
{
    /// <summary>The MRSinMRS table of a scan, as far as its header and sidecars say it; what nobody says is in <see cref="ReportingTable.Missing"/>.</summary>
    /// <param name="spectrum">A spectrum of the study.</param>
    /// <param name="metadata">Its sidecars: <c>run.Metadata</c>.</param>
    /// <param name="fit">Its fit, for the rows on analysis and quality.</param>
    /// <param name="rules">The rules of exclusion, for their row.</param>
    /// <param name="given">What you know beside: an item's number and its text, <c>["1d"] = "32-channel receive head coil"</c>. It goes before what files say.</param>
    public static ReportingTable ReportingTable(
        this Spectrum spectrum,
        IReadOnlyDictionary<string, JsonElement>? metadata = null,
        SpectrumFit? fit = null,
        QcRules? rules = null,
        IReadOnlyDictionary<string, string>? given = null)
    {
        var known = new KnownFields(spectrum.Acquisition.HeaderJson, metadata);
        var (a, texts) = (spectrum.Acquisition, given ?? new Dictionary<string, string>());
        List<ReportingItem> items = [];
        void Row(string section, string item, (string? Value, string? From) found)
        {
            var number = item.Split('.')[0];
            items.Add(texts.TryGetValue(number, out var own) ? new(section, item, own, "given") : new(section, item, found.Value, found.Value is null ? null : found.From));
        }

        const string Hardware = "1 Hardware", Acquisition = "2 Acquisition", Analysis = "3 Data analysis", Quality = "4 Data quality";
        Row(Hardware, "1a. Field strength (T)", known.Number("MagneticFieldStrength", v => $"{v:0.##} T").Or(() => ($"{a.FieldTesla:F2} T", "header, from the spectrometer frequency")));
        Row(Hardware, "1b. Manufacturer", known.Text("Manufacturer").Or(() => (a.Manufacturer, "header")));
        Row(Hardware, "1c. Model (software version)", known.Joined(" ", "ManufacturersModelName", "SoftwareVersions"));
        Row(Hardware, "1d. RF coils: nuclei, number of channels, type, body part", known.Joined(", ", "ReceiveCoilName", "RxCoil", "TransmitCoilName", "TxCoil", "NumberReceiveCoilActiveElements"));
        Row(Hardware, "1e. Additional hardware", known.Joined(", ", "NonstandardHardware", "AdditionalHardware"));

        Row(Acquisition, "2a. Pulse sequence", known.Text("PulseSequenceType").Or(() => (a.Sequence, "header")));
        Row(Acquisition, "2b. Volume of interest (VOI) location", known.Joined(", ", "BodyPartDetails", "VoiLocation", "BodyPart"));
        Row(Acquisition, "2c. Nominal VOI size (mm³, mL)", Voxel(known, a));
        Row(Acquisition, "2d. Repetition time (TR), echo time (TE)", Times(known, a));
        Row(Acquisition, "2e. Number of excitations per spectrum, and how they were averaged", known.Number("NumberOfTransients", v => $"{v:0} transients").Or(() => known.Number("NumberOfAverages", v => $"{v:0} averages")).Or(() => Transients(spectrum)));
        Row(Acquisition, "2f. Additional parameters: spectral width, points, frequency offset, mixing time", ($"{a.BandwidthHz:0.#} Hz, {spectrum.Points} points{Offset(known)}{(MixingTime(known, a) is { } tm ? $", TM {tm * 1000:0.#} ms" : "")}", "header"));
        Row(Acquisition, "2g. Water suppression method", known.Text("WaterSuppressionTechnique").Or(() => known.Text("WaterSuppressionType")));
        Row(Acquisition, "2h. Shimming method, reference peak, thresholds", known.Joined(", ", "B0ShimmingTechnique", "ShimSetting", "B0ShimmingThreshold"));
        Row(Acquisition, "2i. Triggering or motion correction", known.Joined(", ", "TriggeringMethod", "MotionCorrection"));

        Row(Analysis, "3a. Analysis software", ($"NeuroRepl {typeof(Reporting).Assembly.GetName().Version?.ToString(2)}", "this program"));
        Row(Analysis, "3b. Processing steps", (spectrum.Steps.Count == 0 ? null : string.Join(" → ", spectrum.Steps), "steps of the spectrum"));
        Row(Analysis, "3c. Output measure", (fit?.Metabolites[0].Concentration.Unit is { } unit ? $"amplitude of the fit ({unit}) unless quantified" : null, "fit"));
        Row(Analysis, "3d. Quantification references and assumptions, fitting model", (fit is null ? null : Model(fit), "fit"));

        Row(Quality, "4a. Reported variables: SNR, linewidth with reference peaks", (fit is null ? null : $"SNR {fit.SignalToNoise:F0}, linewidth of tCr {Width(fit):F1} Hz", "fit"));
        Row(Quality, "4b. Data exclusion criteria", (rules is null ? null : $"{rules.Name}: {string.Join("; ", rules.Criteria)}", "rules"));
        Row(Quality, "4c. Quality of the model fit: CRLB, residual", (fit is null ? null : $"CRLB {string.Join(", ", fit.Metabolites.OrderBy(m => m.CrlbPercent).Take(4).Select(m => $"{m.Name} {m.CrlbPercent:F1} %"))} …", "fit"));
        Row(Quality, "4d. Sample spectrum", (fit is null ? null : $"fit.Plot() of {fit.Spectrum.Name}", "fit"));
        return new ReportingTable { Items = items, Name = spectrum.Name };
    }

    private static (string?, string?) Or(this (string? Value, string? From) first, Func<(string?, string?)> second) => first.Value is null ? second() : first;

    private static (string?, string?) Voxel(KnownFields known, MrsAcquisition acquisition)
    {
        var (edges, from) = known.Numbers("AcquisitionVoxelSize") is { Length: 3 } sidecar ? (sidecar, "sidecar")
            : acquisition.VoxelMm is { Count: 3 } own && own.All(mm => mm is > 1 and < 500) ? ([.. own], "header") : ([], "");
        return edges.Length == 3 ? ($"{edges[0]:0.#} × {edges[1]:0.#} × {edges[2]:0.#} mm, {edges[0] * edges[1] * edges[2] / 1000:0.##} mL", from) : (null, null);
    }

    private static (string?, string?) Times(KnownFields known, MrsAcquisition acquisition)
    {
        var (tr, te) = (acquisition.RepetitionTimeSeconds ?? known.Value("RepetitionTime"), acquisition.EchoTimeSeconds ?? known.Value("EchoTime"));
        return tr is null && te is null ? (null, null) : ($"TR {(tr is { } r ? $"{r * 1000:0.#} ms" : "not known")}, TE {(te is { } e ? $"{e * 1000:0.#} ms" : "not known")}", "header");
    }

    private static double? MixingTime(KnownFields known, MrsAcquisition acquisition) => acquisition.MixingTimeSeconds ?? known.Value("MixingTime");

    private static string Offset(KnownFields known) => known.Value("TxOffset") is { } ppm ? $", transmitter at {ppm:+0.##;−0.##} ppm" : "";

    private static (string?, string?) Transients(Spectrum spectrum) =>
        spectrum.Steps.FirstOrDefault(s => s.Contains("transients averaged", StringComparison.Ordinal)) is { } step ? (step, "steps of the spectrum") : (null, null);

    private static string Model(SpectrumFit fit) => $"linear combination of {fit.Metabolites.Count} metabolites ({fit.Basis.Name}), {fit.Model.Range}, baseline of order {fit.Model.BaselineOrder}"
        + (fit.Spectrum.Water is null ? ", no water reference" : ", water reference at hand");

    private static double Width(SpectrumFit fit) => fit.Metabolites.Any(m => m.Name is "Cr" or "PCr") ? fit.Quality().FwhmHz() : fit.LinewidthHz;
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>The JSON of NIfTI-MRS's header extension: to an acquisition and back.</summary>
/// <remarks>NIfTI-MRS: Clarke et al., Magn Reson Med 88:2358 (2022). Times are seconds, frequencies megahertz; a value out of range is most often in another unit.</remarks>
internal static class MrsHeader
{
    private const string Key = "ReferencePpm";
    private static readonly string[] UsualTags = ["DIM_COIL", "DIM_DYN", "DIM_INDIRECT_0"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What JSON and header say together.</summary>
    public static MrsAcquisition Read(string path, NiftiHeader header, string json)
    {
        var root = Root(path, json);
        var frequency = Number(path, root, "SpectrometerFrequency")
            ?? throw new FileProblem(path, "its JSON header has no SpectrometerFrequency, without which hertz cannot be told from ppm.", "Write the file again with spec2nii, or add the field in MHz.");
        InRange(path, "SpectrometerFrequency", frequency, 1, 1500, "megahertz (7 T protons: 297.2)");
        var dwell = Dwell(path, header);
        if (Number(path, root, "SpectralWidth") is { } width && Math.Abs((width * dwell) - 1) > 1e-3)
        {
            throw new FileProblem(path, $"SpectralWidth in its JSON header is {width} Hz, but pixdim[4] says {1 / dwell:G6} Hz.", "One of them is wrong: ask the program that wrote the file.");
        }

        var nucleus = Text(root, "ResonantNucleus") ?? "1H";
        return new MrsAcquisition(Bandwidth(dwell), frequency)
        {
            Nucleus = nucleus,
            ReferencePpm = Reference(root) ?? UsualReference(nucleus),
            EchoTimeSeconds = Seconds(path, root, "EchoTime", 2),
            RepetitionTimeSeconds = Seconds(path, root, "RepetitionTime", 120),
            MixingTimeSeconds = Seconds(path, root, "MixingTime", 10),
            Sequence = Text(root, "SequenceName"),
            Manufacturer = Text(root, "Manufacturer"),
            HeaderJson = json,
            VoxelToScanner = header.AffineSource == AffineSource.VoxelSizes ? null : header.Affine,
            VoxelMm = [header.Pixdim[1], header.Pixdim[2], header.Pixdim[3]],
        };
    }

    /// <summary>The tag of every dimension above time.</summary>
    public static IReadOnlyList<SeriesDimension> Dimensions(string path, NiftiHeader header, string json)
    {
        var root = Root(path, json);
        return [.. header.Shape.Skip(4).Select((length, i) => new SeriesDimension(Text(root, $"dim_{i + 5}") ?? UsualTags[i], length))];
    }

    /// <summary>The JSON for a file: the header's own, letter for letter, wherever it is still true.</summary>
    public static string Write(MrsAcquisition acquisition, IReadOnlyList<SeriesDimension> dimensions)
    {
        var root = JsonNode.Parse(acquisition.HeaderJson ?? "{}")!.AsObject();
        var before = root.ToJsonString(Plain);
        Put(root, "SpectrometerFrequency", acquisition.SpectrometerMHz, isList: true);
        Put(root, "ResonantNucleus", acquisition.Nucleus, isList: true);
        Put(root, "EchoTime", acquisition.EchoTimeSeconds);
        Put(root, "RepetitionTime", acquisition.RepetitionTimeSeconds);
        Put(root, "MixingTime", acquisition.MixingTimeSeconds);
        Put(root, "SequenceName", acquisition.Sequence);
        Put(root, "Manufacturer", acquisition.Manufacturer);
        PutReference(root, acquisition);
        for (var i = 0; i < UsualTags.Length; i++)
        {
            var name = $"dim_{i + 5}";
            Put(root, name, i < dimensions.Count ? dimensions[i].Tag : null);
            if (i >= dimensions.Count) { foreach (var more in new[] { $"{name}_info", $"{name}_header" }) { root.Remove(more); } }
        }

        var after = root.ToJsonString(Plain);
        return acquisition.HeaderJson is { } own && after == before ? own : after;
    }

    private static JsonObject Root(string path, string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new FileProblem(path, "its NIfTI-MRS header extension is JSON, but not an object.", FileProblem.Refetch);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FileProblem(path, $"its NIfTI-MRS header extension is no JSON: {error.Message}", FileProblem.Refetch, error);
        }
    }

    private static double Dwell(string path, NiftiHeader header)
    {
        // A NIfTI-1 float stands for the short decimal that was rounded to it: 8.33e-05, not 8.3299995e-05.
        var seconds = header.Version == 1 ? double.Parse(((float)header.TimeStepSeconds).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : header.TimeStepSeconds;
        return seconds is >= 1e-7 and <= 0.1
            ? seconds
            : throw FileProblem.In(path, "pixdim[4]", header.Pixdim[4], header.Version == 1 ? 92 : 136, "the dwell time of a spectrum lies between 1e-7 and 0.1 seconds",
                "If it is in micro- or milliseconds, the header's xyzt_units has to say so.");
    }

    /// <summary>1/dwell, as the round number it was meant to be where there is one.</summary>
    private static double Bandwidth(double dwell)
    {
        var exact = 1 / dwell;
        var round = Math.Round(exact, 6);
        return 1 / round == dwell ? round : exact;
    }

    private static double? Seconds(string path, JsonObject root, string name, double most)
    {
        if (Number(path, root, name) is not { } seconds || seconds == 0) { return null; }

        InRange(path, name, seconds, 0, most, $"seconds; {seconds} looks like milliseconds");
        return seconds;
    }

    private static void InRange(string path, string name, double value, double low, double high, string unit)
    {
        if (!(value >= low && value <= high)) { throw new FileProblem(path, $"{name} in its JSON header is {value}; it should be from {low} to {high} {unit}.", "Correct the header: NIfTI-MRS keeps times in seconds and frequencies in megahertz."); }
    }

    private static double? Number(string path, JsonObject root, string name)
    {
        var node = root[name] is JsonArray { Count: > 0 } list ? list[0] : root[name];
        return node switch
        {
            null => null,
            JsonValue value when value.TryGetValue<double>(out var number) => number,
            _ => throw new FileProblem(path, $"{name} in its JSON header is {node.ToJsonString(Plain)}; it should be a number.", "Correct the header."),
        };
    }

    private static string? Text(JsonObject root, string name)
    {
        var node = root[name] is JsonArray { Count: > 0 } list ? list[0] : root[name];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    private static double? Reference(JsonObject root) =>
        root[Key] is JsonObject own && own["Value"] is JsonValue value && value.TryGetValue<double>(out var ppm) ? ppm : null;

    private static double UsualReference(string nucleus) => nucleus is "1H" or "2H" ? MrsAcquisition.WaterPpm : 0;

    private static void PutReference(JsonObject root, MrsAcquisition acquisition)
    {
        if (acquisition.ReferencePpm == (Reference(root) ?? UsualReference(acquisition.Nucleus))) { return; }

        root[Key] = new JsonObject { ["Value"] = acquisition.ReferencePpm, ["Description"] = "Chemical shift at zero frequency, in ppm." };
    }

    private static void Put(JsonObject root, string name, double? value, bool isList = false)
    {
        if (value is not { } number) { return; }

        var node = root[name] is JsonArray { Count: > 0 } list ? list[0] : root[name];
        if (node is JsonValue old && old.TryGetValue<double>(out var same) && same == number) { return; }

        root[name] = isList ? new JsonArray(number) : JsonValue.Create(number);
    }

    private static void Put(JsonObject root, string name, string? value, bool isList = false)
    {
        if (Text(root, name) == value) { return; }

        if (value is null) { root.Remove(name); }
        else { root[name] = isList ? new JsonArray(value) : JsonValue.Create(value); }
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Philips's pair of .SPAR (header, text) and .SDAT (samples, VAX F floats); the samples are stored conjugated and are turned here.</summary>
internal static class PhilipsSdat
{
    private const string Format = "Philips SDAT/SPAR";

    public static Spectrum Read(string path)
    {
        var series = ReadSeries(path);
        return series.Count == 1
            ? ReadAs.Checked(Format, isConjugated: true, series.Row(0).ToArray(), series.Acquisition, series.Name)
            : throw new FileProblem(path, $"it holds {series.Count} rows, not one averaged spectrum.", $"SpectrumSeries.Open(\"{System.IO.Path.GetFileName(path)}\") opens all of them.");
    }

    public static SpectrumSeries ReadSeries(string path)
    {
        var header = Header(Partner(path, ".spar"));
        var bytes = TextFile.Bytes(Partner(path, ".sdat"));
        var (samples, rows) = ((int)Positive(header, "samples"), (int)(Optional(header, "rows") ?? 1));
        if (rows < 1 || bytes.Length != 8L * samples * rows)
        {
            throw new FileProblem(path, $"its .SPAR promises {rows} rows of {samples} samples, {8L * samples * rows} bytes; the .SDAT has {bytes.Length}.", FileProblem.Refetch);
        }

        var acquisition = new MrsAcquisition(Positive(header, "sample_frequency"), Positive(header, "synthesizer_frequency") / 1e6)
        {
            EchoTimeSeconds = MrsTimes.FromMilliseconds(header.Path, "echo_time", Optional(header, "echo_time"), 2),
            RepetitionTimeSeconds = MrsTimes.FromMilliseconds(header.Path, "repetition_time", Optional(header, "repetition_time"), 120),
            Nucleus = header.Values.GetValueOrDefault("nucleus", "1H"),
            Manufacturer = "Philips",
            VoxelMm = Optional(header, "lr_size") is { } x && Optional(header, "ap_size") is { } y && Optional(header, "cc_size") is { } z ? [x, y, z] : null,
        };
        var fids = new Complex[samples * rows];
        for (var i = 0; i < fids.Length; i++) { fids[i] = new(VaxFloat(bytes.AsSpan(8 * i)), -VaxFloat(bytes.AsSpan((8 * i) + 4))); }

        return new SpectrumSeries(fids, samples, rows == 1 ? [] : [new("DIM_DYN", rows)], acquisition)
        {
            Name = FileKind.Stem(path),
            ReadAs = ReadAs.Words(Format, isConjugated: true, acquisition, fids.AsSpan(0, samples)),
        };
    }

    /// <summary>VAX F: 16-bit words swapped; sign, 8 exponent bits with bias 128, 23 fraction bits below a hidden 0.1₂.</summary>
    internal static double VaxFloat(ReadOnlySpan<byte> bytes)
    {
        var bits = ((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16) | BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        var exponent = (int)((bits >> 23) & 0xFF);
        if (exponent == 0) { return 0; }

        var magnitude = Math.ScaleB(0.5 + ((bits & 0x7FFFFF) / (double)(1 << 24)), exponent - 128);
        return (bits >> 31) == 0 ? magnitude : -magnitude;
    }

    private static (string Path, Dictionary<string, string> Values) Header(string path)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (var line in TextFile.ReadOld(path).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!line.StartsWith('!') && colon > 0) { values.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim().Trim('"')); }
        }

        return (path, values);
    }

    private static double? Optional((string Path, Dictionary<string, string> Values) header, string name) =>
        header.Values.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double Positive((string Path, Dictionary<string, string> Values) header, string name) => Optional(header, name) is > 0 and < 1e12 and var number
        ? number
        : throw new FileProblem(header.Path, $"{name} is {header.Values.GetValueOrDefault(name, "missing")}; it should be a number above zero.", FileProblem.Refetch);

    private static string Partner(string path, string ending)
    {
        if (FileKind.Is(path, ending)) { return path; }

        var stem = path[..^5];
        return new[] { ending, ending.ToUpperInvariant() }.Select(e => stem + e).FirstOrDefault(File.Exists)
            ?? throw new FileProblem(path, $"the {ending} that belongs to it is not beside it.", "Put both files into one folder.");
    }
}

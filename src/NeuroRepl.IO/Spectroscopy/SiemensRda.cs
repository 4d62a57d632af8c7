using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>Siemens's .rda: a text header, then complex doubles, little-endian, in our sense.</summary>
internal static class SiemensRda
{
    private static readonly byte[] End = ">>> End of header <<<"u8.ToArray();

    public static Spectrum Read(string path)
    {
        var bytes = TextFile.Bytes(path);
        var end = bytes.AsSpan().IndexOf(End);
        if (end < 0) { throw new FileProblem(path, "it has no \">>> End of header <<<\".", "Check that it is a Siemens .rda file."); }

        var values = Values(Encoding.Latin1.GetString(bytes, 0, end));
        var start = end + End.Length;
        while (start < bytes.Length && bytes[start] is (byte)'\r' or (byte)'\n') { start++; }

        double Number(string name) => values.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FileProblem(path, $"{name} in its header is {values.GetValueOrDefault(name, "missing")}; it should be a number above zero.", FileProblem.Refetch);

        var points = (int)Number("VectorSize");
        if (bytes.Length - start != 16L * points)
        {
            throw FileProblem.In(path, "VectorSize", points, start, $"that needs {16L * points} bytes after the header, and there are {bytes.Length - start} (one averaged spectrum is read here)", FileProblem.Refetch);
        }

        var fid = new Complex[points];
        for (var i = 0; i < points; i++)
        {
            fid[i] = new(BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + (16 * i))), BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + (16 * i) + 8)));
        }

        var acquisition = new MrsAcquisition(Math.Round(1e6 / Number("DwellTime"), 6), Number("MRFrequency"))
        {
            EchoTimeSeconds = MrsTimes.FromMilliseconds(path, "TE", Number("TE"), 2),
            RepetitionTimeSeconds = MrsTimes.FromMilliseconds(path, "TR", Number("TR"), 120),
            MixingTimeSeconds = MrsTimes.FromMilliseconds(path, "TM", values.TryGetValue("TM", out var tm) && double.TryParse(tm, NumberStyles.Float, CultureInfo.InvariantCulture, out var mixing) ? mixing : null, 10),
            Nucleus = values.GetValueOrDefault("Nucleus", "1H"),
            Sequence = values.GetValueOrDefault("SequenceName"),
            Manufacturer = "Siemens",
        };
        return ReadAs.Checked("Siemens RDA", isConjugated: false, fid, acquisition, FileKind.Stem(path));
    }

    private static Dictionary<string, string> Values(string header)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var line in header.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) { values.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim()); }
        }

        return values;
    }
}

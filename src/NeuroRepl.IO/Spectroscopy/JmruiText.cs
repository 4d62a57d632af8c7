using System.Globalization;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>jMRUI's text files: a header of names and values, then a line a sample, real and imaginary part first.</summary>
/// <remarks>SamplingInterval is in milliseconds, TransmitterFrequency in hertz, MagneticField in tesla. The samples are taken in our sense; programs differ in it, and the peaks tell.</remarks>
internal static class JmruiText
{
    public static Spectrum Read(string path)
    {
        var lines = TextFile.ReadOld(path).ReplaceLineEndings("\n").Split('\n');
        if (!lines[0].TrimStart('\uFEFF').StartsWith("jMRUI Data Textfile", StringComparison.OrdinalIgnoreCase)) { throw new FileProblem(path, "it does not begin with \"jMRUI Data Textfile\".", "Spectrum.Open reads jMRUI's text files; Table.Open reads .tsv and .csv."); }

        Dictionary<string, string> header = new(StringComparer.OrdinalIgnoreCase);
        var at = 1;
        for (; at < lines.Length && !lines[at].StartsWith("sig(", StringComparison.OrdinalIgnoreCase) && !lines[at].StartsWith("Signal", StringComparison.OrdinalIgnoreCase); at++)
        {
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) { header.TryAdd(lines[at][..colon].Trim(), lines[at][(colon + 1)..].Trim()); }
        }

        double Number(string name) => header.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FileProblem(path, $"{name} in its header is {header.GetValueOrDefault(name, "missing")}; it should be a number.", FileProblem.Refetch);

        if (header.TryGetValue("DatasetsInFile", out var sets) && sets != "1") { throw new FileProblem(path, $"it holds {sets} signals; one is read here.", "Convert it to NIfTI-MRS with spec2nii, and use SpectrumSeries.Open."); }

        var dwell = Number("SamplingInterval") / 1000;
        if (dwell is not (>= 1e-6 and <= 0.1)) { throw new FileProblem(path, $"SamplingInterval is {1000 * dwell}; a dwell time lies between 0.001 and 100 milliseconds.", "Write it in milliseconds."); }

        var frequency = Number("TransmitterFrequency") / 1e6;
        if (frequency is not (>= 1 and <= 1500)) { throw new FileProblem(path, $"TransmitterFrequency is {1e6 * frequency:G6}; it should be from 1e6 to 1.5e9 hertz.", "Write it in hertz."); }

        var fid = Samples(path, lines, at, (int)Math.Clamp(Number("PointsInDataset"), 1, int.MaxValue / 2));
        return ReadAs.Checked("jMRUI text", isConjugated: false, fid, new MrsAcquisition(Math.Round(1 / dwell, 6), frequency), FileKind.Stem(path));
    }

    private static Complex[] Samples(string path, string[] lines, int from, int points)
    {
        List<Complex> fid = new(Math.Min(points, lines.Length));
        for (var at = from; at < lines.Length && fid.Count < points; at++)
        {
            var cells = lines[at].Split(['\t', ' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 2 || char.IsAsciiLetter(cells[0][0])) { continue; }

            if (!double.TryParse(cells[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var re) || !double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var im))
            {
                throw FileProblem.InText(path, "a sample", $"\"{cells[0]} {cells[1]}\"", at + 1, 1, "it should be two numbers", FileProblem.Refetch);
            }

            fid.Add(new(re, im));
        }

        return fid.Count == points ? [.. fid] : throw new FileProblem(path, $"PointsInDataset promises {points} samples, and there are {fid.Count}.", FileProblem.Refetch);
    }
}

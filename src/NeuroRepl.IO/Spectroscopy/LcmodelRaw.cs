using System.Globalization;
using System.Numerics;
using System.Text;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>LCModel's .RAW and .H2O: namelists, then one FID as text.</summary>
/// <remarks>The format leaves dwell time and spectrometer frequency to the control file; they are taken from $SEQPAR where a program put them, else from the caller. The samples are stored in our sense.</remarks>
internal static class LcmodelRaw
{
    public static Spectrum Read(string path, double? bandwidthHz, double? spectrometerMHz)
    {
        var text = new LcmodelText(path, TextFile.ReadOld(path));
        List<Namelist> heads = [];
        List<double> numbers = [];
        while (numbers.Count == 0 && text.Next() is { } list)
        {
            heads.Add(list);
            numbers = text.Numbers(1 << 14);
        }

        if (numbers.Count == 0) { throw new FileProblem(path, "it holds no samples after its $NMID section.", "Check that it is an LCModel .RAW file."); }

        if (numbers.Count % 2 != 0) { throw FileProblem.InText(path, "the number of values", numbers.Count, text.Line, 1, "real and imaginary parts come in pairs", FileProblem.Refetch); }

        var acquisition = new MrsAcquisition(
            bandwidthHz ?? 1 / (First(heads, "DELTAT") ?? First(heads, "DWELLTIME") ?? throw Lacks(path, "dwell time")),
            spectrometerMHz ?? First(heads, "HZPPPM") ?? throw Lacks(path, "spectrometer frequency"))
        {
            EchoTimeSeconds = MrsTimes.FromMilliseconds(path, "ECHOT", First(heads, "ECHOT"), 2),
            Sequence = heads.Select(h => h.Text("SEQ")).FirstOrDefault(sequence => sequence is not null),
        };
        var scale = (First(heads, "TRAMP") ?? 1) / (First(heads, "VOLUME") ?? 1);
        var fid = new Complex[numbers.Count / 2];
        for (var i = 0; i < fid.Length; i++) { fid[i] = new Complex(numbers[2 * i], numbers[(2 * i) + 1]) * scale; }

        return ReadAs.Checked("LCModel RAW", isConjugated: false, fid, acquisition, FileKind.Stem(path));
    }

    public static void Write(Spectrum spectrum, string path)
    {
        var acquisition = spectrum.Acquisition;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $" $SEQPAR\n ECHOT = {acquisition.EchoTimeSeconds * 1000 ?? 0:R}\n HZPPPM = {acquisition.SpectrometerMHz:R}\n SEQ = '{acquisition.Sequence?.Replace("'", "''", StringComparison.Ordinal)}'\n DELTAT = {acquisition.DwellTimeSeconds:R}\n $END\n");
        text.Append(CultureInfo.InvariantCulture, $" $NMID\n ID = '{spectrum.Name.Replace("'", "''", StringComparison.Ordinal)}'\n FMTDAT = '(2E16.8)'\n VOLUME = 1\n TRAMP = 1\n $END\n");
        foreach (var sample in spectrum.Fid.Span) { text.Append(CultureInfo.InvariantCulture, $"{sample.Real,16:0.00000000E+00}{sample.Imaginary,16:0.00000000E+00}\n"); }

        AtomicFile.WriteText(path, text.ToString());
    }

    private static double? First(List<Namelist> heads, string key) => heads.Select(h => h.Number(key)).FirstOrDefault(number => number is not null);

    private static FileProblem Lacks(string path, string what) => new(
        path, $"an LCModel RAW file does not say its {what}.", "Give it, as in the control file: Spectrum.Open(path, bandwidthHz: 1 / 0.0005, spectrometerMHz: 127.786).");
}

using System.Globalization;
using System.Numerics;
using System.Text;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Spectroscopy;

/// <summary>LCModel's .BASIS: namelists, and for each metabolite the forward FFT of its FID, in FFT order.</summary>
/// <remarks>
/// LCModel User's Manual, section 8. The FID is the backward FFT with 1/N. ISHIFT points of the spectrum are undone by rotating it back. CONC, TRAMP and VOLUME are kept by
/// MakeBasis as a record of how it scaled the spectra and are not applied again. The file does not say at which ppm its zero frequency lies:
/// LCModel takes 4.65, Osprey writes 4.68; it is taken from the singlets (<see cref="Sense"/>). BADELT below zero marks an encrypted file. ECHOT is in milliseconds.
/// </remarks>
internal static class LcmodelBasis
{
    private const string Format = "(2E16.8)";

    public static BasisSet Read(string path, bool conjugate)
    {
        var text = new LcmodelText(path, TextFile.Read(path));
        Dictionary<string, Namelist> heads = new(StringComparer.Ordinal);
        List<BasisSpectrum> metabolites = [];
        while (text.Next() is { } list)
        {
            heads[list.Name] = list;
            if (list.Name == "BASIS") { metabolites.Add(Metabolite(text, list, Head(path, heads, "BASIS1"), conjugate)); }
        }

        if (metabolites.Count == 0) { throw new FileProblem(path, "it holds no $BASIS section, so no metabolite.", "Check that it is an LCModel .BASIS file."); }

        var bandwidth = 1 / Head(path, heads, "BASIS1").Positive("BADELT");
        var sequence = Head(path, heads, "SEQPAR");
        var frequency = sequence.Positive("HZPPPM");
        var reference = heads.Values.Select(h => h.Number("PPMSEP")).FirstOrDefault(ppm => ppm is not null)
            ?? Sense.ReferencePpm(path, metabolites, bandwidth, frequency, MrsAcquisition.WaterPpm);
        return new BasisSet(FileKind.Stem(path), metabolites, new MrsAcquisition(Math.Round(bandwidth, 6), frequency)
        {
            ReferencePpm = reference,
            EchoTimeSeconds = MrsTimes.FromMilliseconds(path, "ECHOT", sequence.Number("ECHOT"), 2),
            Sequence = sequence.Text("SEQ"),
        });
    }

    public static void Write(BasisSet basis, string path)
    {
        var acquisition = basis.Acquisition;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $" $SEQPAR\n FWHMBA = 0.01,\n HZPPPM = {acquisition.SpectrometerMHz:R},\n ECHOT = {acquisition.EchoTimeSeconds * 1000 ?? 0:R},\n SEQ = '{Quoted(acquisition.Sequence ?? "")}'\n $END\n");
        text.Append(CultureInfo.InvariantCulture, $" $BASIS1\n IDBASI = '{Quoted(basis.Name)}',\n FMTBAS = '{Format}',\n BADELT = {acquisition.DwellTimeSeconds:R},\n NDATAB = {basis.Points}\n $END\n");
        foreach (var metabolite in basis.Metabolites)
        {
            var name = Quoted(metabolite.Name);
            text.Append(CultureInfo.InvariantCulture, $" $NMUSED\n XTRASH = 0.0\n $END\n $BASIS\n ID = '{name}',\n METABO = '{name}',\n CONC = 1.0,\n TRAMP = 1.0,\n VOLUME = 1.0,\n ISHIFT = 0\n $END\n");
            foreach (var value in PeakFinder.Forward(AtUsualReference(metabolite, acquisition))) { text.Append(CultureInfo.InvariantCulture, $"{value.Real,16:0.00000000E+00}{value.Imaginary,16:0.00000000E+00}\n"); }
        }

        AtomicFile.WriteMaybeCompressed(path, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Namelist Head(string path, Dictionary<string, Namelist> heads, string name) => heads.TryGetValue(name, out var head)
        ? head
        : throw new FileProblem(path, $"it has no ${name} section before its spectra.", "Check that it is an LCModel .BASIS file.");

    private static BasisSpectrum Metabolite(LcmodelText text, Namelist list, Namelist head, bool conjugate)
    {
        if (head.Number("BADELT") < 0)
        {
            throw FileProblem.InText(text.Path, "BADELT of $BASIS1", head.Number("BADELT")!, head.Line, 1, "a negative dwell time marks an encrypted basis, which only LCModel reads", "Ask for a basis that is not encrypted, or simulate one.");
        }

        var name = list.Text("METABO") ?? list.Text("ID") ?? throw FileProblem.InText(text.Path, "METABO of $BASIS", "missing", list.Line, 1, "each spectrum has a metabolite's name", FileProblem.Refetch);
        var points = head.Positive("NDATAB");
        if (points != Math.Floor(points) || points > int.MaxValue / 2) { throw FileProblem.InText(text.Path, "NDATAB of $BASIS1", points, head.Line, 1, "it should be a whole number of points", FileProblem.Refetch); }

        var numbers = text.Numbers((int)points * 2);
        if (numbers.Count != (int)points * 2)
        {
            throw FileProblem.InText(text.Path, $"the number of samples of {name}", $"{numbers.Count / 2.0}", list.Line, 1, $"NDATAB promises {points}", FileProblem.Refetch);
        }

        return new BasisSpectrum(name, Fid(numbers, (int)(list.Number("ISHIFT") ?? 0), conjugate));
    }

    private static Complex[] Fid(List<double> numbers, int shift, bool conjugate)
    {
        var spectrum = new Complex[numbers.Count / 2];
        for (var k = 0; k < spectrum.Length; k++)
        {
            var from = (int)(((long)k + shift) % spectrum.Length);
            if (from < 0) { from += spectrum.Length; }

            spectrum[k] = new(numbers[2 * from], numbers[(2 * from) + 1]);
        }

        Fourier.Inverse(spectrum.AsSpan());
        return conjugate ? Array.ConvertAll(spectrum, Complex.Conjugate) : spectrum;
    }

    /// <summary>LCModel takes zero frequency to be 4.65 ppm; a basis with another reference is moved there.</summary>
    private static Complex[] AtUsualReference(BasisSpectrum metabolite, MrsAcquisition acquisition)
    {
        var turn = 2 * Math.PI * (MrsAcquisition.WaterPpm - acquisition.ReferencePpm) * acquisition.SpectrometerMHz * acquisition.DwellTimeSeconds;
        return turn == 0 ? metabolite.Fid.ToArray() : [.. metabolite.Fid.ToArray().Select((sample, n) => sample * Complex.FromPolarCoordinates(1, turn * n))];
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}

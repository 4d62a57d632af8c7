using System.Globalization;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy;

/// <summary>A basis of rough multiplets (tests/reference/spectroscopy/lines.tsv) and spectra made from it with known truth.</summary>
internal static class Synthetic
{
    private static readonly (double MHz, string Metabolite, double Ppm, double Amplitude, double WidthHz)[] Lines =
    [
        .. File.ReadLines(Repository.At("tests", "reference", "spectroscopy", "lines.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => (Number(cells[0]), cells[1], Number(cells[2]), Number(cells[3]), Number(cells[4]))),
    ];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static readonly IReadOnlyDictionary<string, double> Truth = new Dictionary<string, double>
    {
        ["Ala"] = 0.4, ["Asc"] = 1.0, ["Asp"] = 2.0, ["Cr"] = 4.2, ["GABA"] = 1.3, ["Glc"] = 1.0, ["Gln"] = 2.6, ["Glu"] = 9.5, ["Gly"] = 0.8, ["GPC"] = 1.0, ["GSH"] = 1.3,
        ["Ins"] = 6.0, ["Lac"] = 0.8, ["NAA"] = 11.0, ["NAAG"] = 1.4, ["PCh"] = 0.5, ["PCr"] = 4.4, ["PE"] = 1.5, ["Scyllo"] = 0.3, ["Tau"] = 1.5, ["MM"] = 1.0,
    };

    public static BasisSet Basis(double mhz = 297.2, double bandwidthHz = 6000, int points = 1024, double referencePpm = 4.65, params string[] only)
    {
        var acquisition = new MrsAcquisition(bandwidthHz, mhz) { ReferencePpm = referencePpm };
        var spectra = Lines.Where(line => line.MHz == mhz && (only.Length == 0 || only.Contains(line.Metabolite))).GroupBy(line => line.Metabolite).Select(group =>
        {
            var fid = new Complex[points];
            foreach (var line in group)
            {
                for (var n = 0; n < points; n++)
                {
                    var t = n / bandwidthHz;
                    fid[n] += Complex.FromPolarCoordinates(line.Amplitude * Math.Exp(-Math.PI * line.WidthHz * t), 2 * Math.PI * (referencePpm - line.Ppm) * mhz * t);
                }
            }

            return new BasisSpectrum(group.Key, fid);
        });
        return new BasisSet("synthetic", [.. spectra], acquisition);
    }

    /// <summary>A sum of the basis under one Voigt line, turned and shifted.</summary>
    public static Complex[] Fid(
        BasisSet basis, Func<string, double> concentration, double lorentzHz = 5, double gaussHz = 5, double shiftPpm = 0, double phase0 = 0, double phase1 = 0)
    {
        var acquisition = basis.Acquisition;
        var fid = new Complex[basis.Points];
        var sigma = Math.PI * gaussHz / (2 * Math.Sqrt(Math.Log(2)));
        for (var n = 0; n < fid.Length; n++)
        {
            var t = n * acquisition.DwellTimeSeconds;
            var line = Complex.FromPolarCoordinates(Math.Exp((-Math.PI * lorentzHz * t) - (sigma * sigma * t * t)), -2 * Math.PI * shiftPpm * acquisition.SpectrometerMHz * t);
            foreach (var metabolite in basis.Metabolites) { fid[n] += concentration(metabolite.Name) * metabolite.Fid.Span[n] * line; }
        }

        if (phase0 == 0 && phase1 == 0) { return fid; }

        var (ppm, values) = new Spectrum(fid, acquisition).Frequency();
        for (var k = 0; k < values.Length; k++)
        {
            values[k] *= Complex.FromPolarCoordinates(1, (phase0 + (phase1 * (ppm[k] - acquisition.ReferencePpm))) * Math.PI / 180);
        }

        var turned = Fourier.Inverse(Fourier.Unshift(values));
        turned[0] *= 2;
        return turned;
    }

    /// <summary>The samples with white noise of this standard deviation on every spectral point, real and imaginary each.</summary>
    public static Complex[] Noisy(Complex[] fid, double spectralSd, ulong seed, ulong stream = 0)
    {
        var random = new CounterRandom(seed, stream);
        var sd = spectralSd / Math.Sqrt(fid.Length);
        return [.. fid.Select(value => value + new Complex(sd * random.NextNormal(), sd * random.NextNormal()))];
    }
}

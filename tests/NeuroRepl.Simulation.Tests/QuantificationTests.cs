using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Quantification;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Tests;

/// <summary>Water-referenced concentrations of simulated voxels, whose millimoles are known.</summary>
public sealed class QuantificationTests
{
    private static readonly Dictionary<string, double> Truth = new()
    {
        ["NAA"] = 11, ["Cr"] = 4.4, ["PCr"] = 3.6, ["Glu"] = 10, ["Ins"] = 6.5, ["GPC"] = 1.1, ["PCh"] = 0.5, ["Tau"] = 1.5, ["Gln"] = 2.5,
    };

    private static readonly BasisSet Basis = BasisSet.Simulate(Sequence.Slaser(echoTimeSeconds: 0.036), spectrometerMHz: 297.2, bandwidthHz: 4000, points: 2048).Only([.. Truth.Keys]);

    [Fact]
    public void The_mean_over_noise_is_within_half_a_percent_of_the_millimoles_put_in()
    {
        var fits = Enumerable.Range(0, 12).Select(k => Spectrum.Simulate(
            Basis, new SpectrumTruth { Concentrations = Truth, WaterMillimolar = 0.78 * WaterContent.MillimolesPerKilogram, Phase0Degrees = 25, SignalToNoise = 150 }, seed: 3, stream: (ulong)k).Fit(Basis, new SpectrumModel { BaselineOrder = -1 })).ToArray();

        var quantified = fits.Select(f => f.ScaleToWater(new TissueFractions(1, 0, 0), ConcentrationScale.Millimolar, Relaxation.None)).ToArray();

        foreach (var (name, value) in new[] { ("NAA", 11), ("tCr", 8), ("Glu", 10), ("Ins", 6.5) })
        {
            Assert.Equal(1, quantified.Average(q => q[name].Concentration.Value) / value, 0.005);
        }

        Assert.Equal("mM", quantified[0]["Glu"].Concentration.Unit);
        Assert.All(quantified, q => Assert.InRange(q["Glu"].Crlb, 0.01, 0.3));
    }

    [Fact]
    public void Relaxation_times_are_those_that_fsl_mrs_quantifies_with()
    {
        // STANDARD_T1 and STANDARD_T2 of fsl_mrs/utils/constants.py, version 2.
        Assert.Equal((1.50, 0.088, 0.97, 0.073, 4.47, 2.030, 1.29, 0.194), All(Relaxation.At(3)));
        Assert.Equal((2.05, 0.050, 1.21, 0.055, 4.43, 1.050, 1.43, 0.131), All(Relaxation.At(6.98)));
        Assert.Contains("1.5 T", Assert.Throws<QuantificationException>(() => Relaxation.At(1.5)).Message, StringComparison.Ordinal);
        Assert.Equal((0.78, 0.65, 0.97), (WaterContent.Usual.Gm, WaterContent.Usual.Wm, WaterContent.Usual.Csf));

        static (double, double, double, double, double, double, double, double) All(Relaxation r) =>
            (r.GmWater.T1Seconds, r.GmWater.T2Seconds, r.WmWater.T1Seconds, r.WmWater.T2Seconds, r.CsfWater.T1Seconds, r.CsfWater.T2Seconds, r.Metabolites.T1Seconds, r.Metabolites.T2Seconds);
    }

    [Fact]
    public void Times_that_no_header_says_are_an_error_until_they_are_assumed_in_so_many_words()
    {
        var spectrum = Spectrum.Simulate(Basis, new SpectrumTruth { Concentrations = Truth, WaterMillimolar = 40_000 });
        var fit = spectrum.Fit(Basis);

        var noTr = Assert.Throws<QuantificationException>(() => fit.ScaleToWater(new TissueFractions(0.6, 0.3, 0.1)));
        Assert.Contains("repetition time", noTr.Message, StringComparison.Ordinal);
        Assert.Contains("Assumptions { RepetitionTimeSeconds", noTr.Hint, StringComparison.Ordinal);
        var noTissue = Assert.Throws<QuantificationException>(() => fit.ScaleToWater(assume: new Assumptions { RepetitionTimeSeconds = 3.5 }));
        Assert.Contains("TissueFractions", noTissue.Hint, StringComparison.Ordinal);

        var assumed = fit.ScaleToWater(assume: new Assumptions { RepetitionTimeSeconds = 3.5, Tissue = new(0.6, 0.4, 0) });
        Assert.Equal(["ASSUMED: the voxel is GM 0.60, WM 0.40, CSF 0.00.", "ASSUMED: the repetition time is 3.5 s."], assumed.Notes.Take(2));
        Assert.Contains("no water reference", Assert.Throws<QuantificationException>(() => new Spectrum(spectrum.Fid.ToArray(), spectrum.Acquisition).Fit(Basis).ScaleToWater(new TissueFractions(1, 0, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Molal_and_molar_differ_by_tissue_as_the_formulas_say()
    {
        var acquisition = Basis.Acquisition with { RepetitionTimeSeconds = 3.5, EchoTimeSeconds = 0.036 };
        var simulated = Spectrum.Simulate(Basis, new SpectrumTruth { Concentrations = Truth, WaterMillimolar = 40_000, SignalToNoise = 300 });
        var spectrum = simulated.With(acquisition, "timed").WithWater(simulated.Water!.With(acquisition, "timed"));
        var fit = spectrum.Fit(Basis);
        var tissue = new TissueFractions(0.5, 0.3, 0.2);
        var times = new Relaxation { GmWater = new(1.331, 0.110), WmWater = new(0.832, 0.0792), CsfWater = new(3.817, 0.503), Metabolites = new(1.35, 0.271), Source = "test" };

        var (molal, molar) = (fit.ScaleToWater(tissue, ConcentrationScale.Millimolal, times), fit.ScaleToWater(tissue, ConcentrationScale.Millimolar, times));
        var lcmodel = fit.ScaleToWaterAsLcmodel();

        // by hand: R = (1 − e^(−3.5/T1))·e^(−0.036/T2); GM 0.668906, WM 0.625282, CSF 0.558804; metabolites 0.810086
        const double Gm = 0.668906, Wm = 0.625282, Csf = 0.558804, Met = 0.810086, D = (0.5 * 0.78) + (0.3 * 0.65) + (0.2 * 0.97);
        const double Seen = (0.5 * 0.78 * Gm) + (0.3 * 0.65 * Wm) + (0.2 * 0.97 * Csf);
        var ratio = lcmodel["Glu"].Concentration.Value / (35_880 * 0.7);
        Assert.Equal(1, ratio * 55_508.4 * Seen / D / (1 - (0.2 * 0.97 / D)) / Met / molal["Glu"].Concentration.Value, 2e-5);
        Assert.Equal(1, ratio * 55_508.4 * Seen / (1 - 0.2) / Met / molar["Glu"].Concentration.Value, 2e-5);
        Assert.Equal(lcmodel["Glu"].Concentration.Value / 0.8, lcmodel.PerBrainTissue(tissue)["Glu"].Concentration.Value, 1e-12);
        Assert.Contains("CSF by mole fraction", molal.Convention, StringComparison.Ordinal);
        Assert.Throws<QuantificationException>(() => molal.PerBrainTissue(tissue));
    }

    [Fact]
    public void A_ratios_bound_knows_that_parts_of_a_sum_go_together()
    {
        var fit = Spectrum.Simulate(Basis, new SpectrumTruth { Concentrations = Truth, SignalToNoise = 100 }).Fit(Basis);

        var ratios = fit.Ratios();

        Assert.Equal(1, ratios["tCr"].Concentration.Value, 1e-12);
        Assert.Equal(0, ratios["tCr"].Crlb, 1e-9);
        Assert.Equal(fit["Glu"].RatioToCreatine, ratios["Glu"].Concentration.Value, 1e-12);
        Assert.True(ratios["tCr"].CrlbPercent < 1e-6 && ratios["Cr"].CrlbPercent > fit.Ratios("NAA")["tCr"].CrlbPercent);   // Cr and PCr are told apart badly, their sum well
        Assert.Throws<QuantificationException>(() => fit.Ratios("GABA"));
    }

    [Fact]
    public void Fractions_that_do_not_add_up_are_refused()
    {
        Assert.Throws<Numerics.ArgumentMistake>(() => new TissueFractions(60, 30, 10));
        Assert.Throws<Numerics.ArgumentMistake>(() => new TissueFractions(0.5, 0.3, 0.1));
        Assert.Throws<Numerics.ArgumentMistake>(() => new TissueFractions(0, 0, 1));
    }
}

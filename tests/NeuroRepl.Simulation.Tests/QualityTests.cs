using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO;
using NeuroRepl.Models.Quality;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Simulation.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Simulation.Tests;

public sealed class QualityTests
{
    private static readonly Study Embedded = Study.Open(Repository.At("datasets", "boucherie2025"));
    private static readonly BasisSet Basis = BasisSet.Open(Repository.At("datasets", "examples", "slaser_7t.basis"));
    private static readonly Lazy<QcReport> Report = new(() => Embedded.Spectra.Where((_, i) => i is 12 or 13 or 14 or 15 or 16).ToList().QualityReport(Basis));

    [Fact]
    public void The_published_rules_leave_out_the_broad_visit_with_its_reason()
    {
        var report = Report.Value;

        var out_ = Assert.Single(report.Excluded);
        Assert.Equal("sub-06_ses-low_svs", out_.Name);
        Assert.Contains("FWHM of tCr (FslMrs) is", out_.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("above 19 Hz", out_.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(report.Verdicts.Count - 1, report.Kept.Count);
        Assert.Equal("no", report.Table().Texts("kept")[report.Verdicts.ToList().IndexOf(out_)]);
    }

    [Fact]
    public void Metabolites_whose_bound_is_too_high_in_more_than_half_are_dropped()
    {
        var report = Report.Value;

        foreach (var name in Basis.Names)
        {
            var bad = report.Kept.Count(f => !(f[name].CrlbPercent <= 20));
            Assert.Equal(bad > 0.5 * report.Kept.Count, report.Dropped.Any(d => d.Name == name));
        }

        Assert.NotEmpty(report.Dropped);
        Assert.DoesNotContain(report.Dropped, d => d.Name == "Glu");
    }

    [Fact]
    public void Widths_of_a_known_line_are_what_each_definition_says()
    {
        var basis = BasisSet.Simulate(Sequence.Slaser(0.036), spectrometerMHz: 297.2, bandwidthHz: 4000, points: 4096).Only("NAA", "Cr", "Glu");
        var spectrum = Spectrum.Simulate(basis, new SpectrumTruth
        {
            Concentrations = new Dictionary<string, double> { ["NAA"] = 10, ["Cr"] = 8, ["Glu"] = 9 }, LorentzianHz = 10, GaussianHz = 0, SignalToNoise = 400,
        });

        var quality = spectrum.Fit(basis, new SpectrumModel { BaselineOrder = -1, FitFirstOrderPhase = false }).Quality();

        Assert.Equal(10, quality.FwhmHz("Cr", QualityDefinition.LcModel), 0.2);                     // what was put on top of the basis
        Assert.InRange(quality.FwhmHz("Cr") - 10, -0.1, 2.5);                                       // and the basis's own width with it
        Assert.Equal(quality.FwhmHz("Cr"), quality.FwhmHz("Cr", QualityDefinition.FslMrs), 0.6);
        Assert.InRange(quality.SignalToNoise(), 370, 430);
        Assert.InRange(quality.SignalToNoise(QualityDefinition.FslMrs) / (quality.SignalToNoise() / Math.Sqrt(2)), 0.9, 1.1);      // its noise counts both parts
        Assert.InRange(quality.SignalToNoise(QualityDefinition.LcModel) / (quality.SignalToNoise() / 2), 0.9, 1.1);                // over twice the residual
        Assert.Equal(3, quality.Table().Count);
    }

    [Fact]
    public void A_matched_filter_makes_of_a_known_line_what_its_integral_says()
    {
        var basis = BasisSet.Simulate(Sequence.Slaser(0.036), spectrometerMHz: 297.2, bandwidthHz: 4000, points: 4096).Only("NAA", "Cr", "Glu");
        var spectrum = Spectrum.Simulate(basis, new SpectrumTruth
        {
            Concentrations = new Dictionary<string, double> { ["NAA"] = 10, ["Cr"] = 8, ["Glu"] = 9 }, LorentzianHz = 10, GaussianHz = 0, SignalToNoise = 400,
        });

        var quality = spectrum.Fit(basis, new SpectrumModel { BaselineOrder = -1, FitFirstOrderPhase = false }).Quality();

        // A Lorentzian of width w stands A/(πw) high; filtered by exp(−w·t) it is A/(πw + w). White noise of one sample σ makes a sum of variance σ²·Σe^(−2wt): the filter's gain is the two ratios'.
        var w = quality.FwhmHz("Cr", QualityDefinition.FslMrs);
        var length = 4096 / 4000.0;
        var gain = Math.PI / (Math.PI + 1) / Math.Sqrt((1 - Math.Exp(-2 * w * length)) / (2 * w * length));
        Assert.Equal(1, quality.MatchedSignalToNoise("Cr") / (CreatineHeight(quality.Fit) / (Math.Sqrt(2) * quality.Fit.NoiseSd) * gain), 0.08);
        Assert.InRange(quality.MatchedSignalToNoise("NAA") / quality.SignalToNoise(QualityDefinition.FslMrs), 2, 4);
    }

    private static double CreatineHeight(SpectrumFit fit) => fit.Curves.Metabolites["Cr"].Max();

    [Fact]
    public void The_rules_of_marx_ask_for_lcmodels_widths_and_ratios()
    {
        var verdicts = Report.Value.Verdicts.Select(v => v.Quality.Fit).QualityReport(QcRules.Marx2025).Verdicts;

        Assert.All(verdicts, v => Assert.True(v.IsKept, v.ToString()));             // the broad one is below 24 Hz
        Assert.Equal(["CRLB of Glu above 20 %", "FWHM of tCr (LcModel) above 24 Hz", "SNR (LcModel) below 20"], QcRules.Marx2025.Criteria.Select(c => c.ToString()));
    }

    [Fact]
    public void The_reporting_table_holds_what_the_sidecars_say_and_names_what_they_do_not()
    {
        var run = Embedded.Sessions[0].Find("svs")[0];
        var fit = Report.Value.Kept[0];

        var table = Spectrum.Open(run.Path).ReportingTable(run.Metadata, fit, QcRules.Boucherie2025, given: new Dictionary<string, string> { ["1d"] = "32-channel head coil" });

        Assert.Equal(22, table.Items.Count);
        Assert.Equal("TR 3500 ms, TE 36 ms", table["2d"]);
        Assert.Equal("sLASER", table["2a"]);
        Assert.Equal("VAPOR", table["2g"]);
        Assert.Contains("dorsal anterior cingulate cortex", table["2b"], StringComparison.Ordinal);
        Assert.Equal("30 × 20 × 15 mm, 9 mL", table["2c"]);
        Assert.Contains("3000 Hz, 1024 points", table["2f"], StringComparison.Ordinal);
        Assert.Equal("32-channel head coil", table["1d"]);
        Assert.Contains("CRLB of Glu above 5 %", table["4b"], StringComparison.Ordinal);
        Assert.Contains(table.Missing, i => i.Item.StartsWith("2h", StringComparison.Ordinal));
        Assert.Equal(table.Items.Count, table.Table().Count);
    }
}

using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Models.Quality;
using NeuroRepl.Models.Quantification;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Tests;

public sealed class PreprocessingViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();
    private static readonly Lazy<PreprocessedSeries> Done = new(() => Scan().Preprocess());

    [Fact]
    public void Every_step_has_a_card_with_a_figure_and_its_numbers()
    {
        var done = Done.Value;

        Assert.Contains("2 coils combined", Text(done.Coils!), StringComparison.Ordinal);
        Assert.Contains("weights from", Text(done.Coils!), StringComparison.Ordinal);
        Assert.Contains("Alignment of 12 transients", Text(done.Alignment!), StringComparison.Ordinal);
        Assert.Contains("1 of 12 transients flagged", Text(done.Screening!), StringComparison.Ordinal);
        Assert.Contains("spike", Text(done.Screening!), StringComparison.Ordinal);
        Assert.Contains("11 transients averaged", Text(done), StringComparison.Ordinal);
        Assert.Contains("SIMULATED", Text(done), StringComparison.Ordinal);
        foreach (var shown in new object[] { done, done.Coils!, done.Alignment!, done.Screening!, EddyCurrents.Of(done.Spectrum) }) { Assert.StartsWith("<style>", Registry.Of(shown).ToHtml(), StringComparison.Ordinal); }
    }

    [Fact]
    public void Figures_show_before_and_after_on_the_same_axis()
    {
        var done = Done.Value;

        var (last, alignment) = (done.Spectrum.Before!, done.Alignment!);
        var step = last.PlotStep();
        Assert.Equal(["before", "after"], step.Layout.Panels.Select(p => p.Y.Title));
        Assert.True(step.Layout.X.IsReversed);
        Assert.Equal(last.Steps[^1], step.Layout.Subtitle!.Replace("simulated · ", "", StringComparison.Ordinal));
        Assert.Equal(12, alignment.Plot().Traces.Count(t => t.Panel == 0));
        Assert.Single(alignment.Before.PlotTransients(ppm: (1, 4)).Traces);
        Assert.Equal(12, alignment.Before.PlotStack(ppm: (1, 4)).Traces.Count);
        Assert.Throws<ArgumentMistake>(() => Samples.Naa.PlotStep());
    }

    [Fact]
    public void Ratios_and_reporting_tables_have_cards()
    {
        Assert.Contains("relative to", Text(new Quantified { Name = "s", Convention = "relative to tCr", Factors = [("tCr", 8, "a.u.")], Metabolites = [new("Glu", new(1.2, ConcentrationScale.PerTotalCreatine), 0.02)] }), StringComparison.Ordinal);
        var table = Samples.Naa.ReportingTable();
        Assert.Contains("MISSING", Text(table), StringComparison.Ordinal);
        Assert.Contains("2d. Repetition time", Text(table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quality_report_is_saved_as_a_page_with_reasons_and_figures()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        var rules = new QcRules { Name = "strict", Criteria = [new(QcMeasure.SignalToNoise, 1e9)], DropAbovePercent = 20 };

        new[] { Samples.Fit }.QualityReport(rules).Save(path);

        var page = File.ReadAllText(path);
        File.Delete(path);
        Assert.Contains("Quality control, strict", page, StringComparison.Ordinal);
        Assert.Contains("SNR (NeuroRepl) is", page, StringComparison.Ordinal);
        Assert.Contains("nrepl-figure", page, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => new[] { Samples.Fit }.QualityReport(rules).Save("qc.pdf"));
    }

    private static string Text(object value) => Registry.Of(value).ToText();

    private static SpectrumSeries Scan()
    {
        var random = new CounterRandom(1);
        const int Points = 512, Transients = 12, Coils = 2;
        var fids = new Complex[Points * Transients * Coils];
        for (var i = 0; i < fids.Length; i++)
        {
            var (n, coil, t) = (i % Points, i / Points % Coils, i / Points / Coils);
            var time = n / 4000.0;
            foreach (var (ppm, size) in new[] { (2.008, 10.0), (3.027, 8.0), (3.21, 5.0) })
            {
                fids[i] += (1 + coil) * Complex.FromPolarCoordinates(size * Math.Exp(-30 * time), (0.1 * t) + (2 * Math.PI * (Samples.SevenTesla.HertzAt(ppm) + (0.2 * t)) * time));
            }

            fids[i] += new Complex(random.NextNormal(), random.NextNormal()) * 0.5;
            if (t == 7 && n == 200) { fids[i] += 60; }
        }

        return new SpectrumSeries(fids, Points, [new("DIM_COIL", Coils), new("DIM_DYN", Transients)], Samples.SevenTesla) { Name = "scan" };
    }
}

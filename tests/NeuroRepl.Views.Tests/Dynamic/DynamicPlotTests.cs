using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Views.Tests.Dynamic;

public sealed class DynamicPlotTests
{
    private static readonly MrsAcquisition Acquisition = new(2000, 123.2) { RepetitionTimeSeconds = 2 };

    private static readonly BasisSet Basis = new("two", [new("NAA", Line(2.01, 1)), new("Cr", Line(3.03, 1))], Acquisition);

    private static readonly Lazy<DynamicFit> Fitted = new(() => Transients(12).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), new DynamicModel { Spectrum = SpectrumModel.FslMrs with { BaselineOrder = -1 } }));

    [Fact]
    public void A_course_is_drawn_block_by_block_with_its_intervals()
    {
        var course = Fitted.Value["NAA"];
        var points = (Scatter)course.Plot().Traces.Single();

        Assert.Equal(["block1", "block2", "block3"], points.X.Texts);
        Assert.Equal(course.Estimates, points.Y.Numbers);
        Assert.Equal(1.96 * Math.Sqrt(course.Covariance[4]), points.ErrorY!.Numbers[1], 1e-12);
        var percent = (Scatter)course.Plot(percent: true).Traces.Single();
        Assert.Equal(0, percent.Y.Numbers[0]);
        Assert.Equal(course.PercentChanges()[1].Estimate, percent.Y.Numbers[2]);
    }

    [Fact]
    public void A_fit_shows_data_fit_and_residual_of_every_block()
    {
        var figure = Fitted.Value.Plot();

        Assert.Equal(3, figure.Layout.Panels.Count);
        Assert.Equal(9, figure.Traces.Count);
        var block = Fitted.Value.Blocks[1];
        Assert.Equal(block.Data, ((Scatter)figure.Traces.First(t => t.Name == "data" && t.Panel == 1)).Y.Numbers);
        Assert.Single(Fitted.Value.Plot(most: 1).Layout.Panels);
    }

    [Fact]
    public void A_time_course_has_its_band_and_minutes_where_it_is_long()
    {
        var course = new TimeCourse("Glu", "%", [0, 120, 240], [0, 1, 3], [1, 1, 2]);
        var figure = course.Plot();

        Assert.Equal("time (min)", figure.Layout.X.Caption);
        Assert.Equal(3 + (1.96 * 2), ((Band)figure.Traces[0]).Upper.Numbers[2], 1e-12);
        Assert.Equal([0.0, 2, 4], ((Scatter)figure.Traces[1]).X.Numbers);
        Assert.Equal(4, DynamicPlot.Plot(("placebo", course), ("high", course)).Traces.Count);
    }

    [Fact]
    public void Mean_spectra_have_a_band_of_one_standard_deviation()
    {
        Complex[] fid = Line(2.01, 1);
        var means = MeanSpectrum.Of([new Spectrum([.. fid.Select(v => 1 * v)], Acquisition), new Spectrum([.. fid.Select(v => 3 * v)], Acquisition)], "high");
        var figure = new[] { means }.Plot();
        var (band, line) = ((Band)figure.Traces[0], (Scatter)figure.Traces[1]);
        var top = line.Y.Numbers.Index().MaxBy(v => v.Item).Index;

        Assert.Equal("high (n = 2)", line.Name);
        Assert.Equal(line.Y.Numbers[top] / 2 * Math.Sqrt(2), band.Upper.Numbers[top] - line.Y.Numbers[top], 1e-9);     // of 1 and 3: mean 2, SD √2
        Assert.Throws<FitException>(() => MeanSpectrum.Of([new Spectrum(fid, Acquisition), new Spectrum(fid[..100], Acquisition)]));
    }

    [Fact]
    public void Cards_say_how_it_ended_what_changed_and_which_scan_failed()
    {
        var registry = ViewRegistry.WithDefaults();
        var card = registry.Of(Fitted.Value).ToText();
        var fits = ((IReadOnlyList<IReadOnlyList<Spectrum>>)[Transients(12), Transients(5)]).FitDynamic(Basis, DesignMatrix.Blocks(3, 4));

        Assert.Contains("12 transients, 2 metabolites", card, StringComparison.Ordinal);
        Assert.Contains("converged after", card, StringComparison.Ordinal);
        Assert.Contains("scan failed: There are 5 transients", registry.Of(fits).ToText(), StringComparison.Ordinal);
        Assert.Contains("block3", registry.Of(Fitted.Value["NAA"]).ToText(), StringComparison.Ordinal);
        Assert.Contains("p, two-sided", registry.Of(Fitted.Value["NAA"].Contrast("block2 - block1")).ToText(), StringComparison.Ordinal);
        Assert.Contains("Cohen's d", registry.Of(Flame.Fit([0.1, 0.4, 0.2, 0.6], [0.01, 0.01, 0.02, 0.01])).ToText(), StringComparison.Ordinal);
        Assert.Contains("Dependent columns: block1, block2, mean", registry.Of(DesignMatrix.Blocks(2, 2).With("mean", [1, 1, 1, 1])).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_goes_from_dynamic_fits_to_adjusted_group_comparisons_in_two_calls()
    {
        var random = new NeuroRepl.Numerics.CounterRandom(seed: 17);
        List<IReadOnlyList<Spectrum>> scans = [];
        foreach (var subject in Enumerable.Range(1, 10))
        {
            var start = 5 + (0.5 * random.NextNormal());
            foreach (var arm in (string[])["high", "placebo"])
            {
                double[] naa = [start, start + (arm == "high" ? 0.5 : 0) + (0.1 * random.NextNormal()), start + (0.1 * random.NextNormal())];
                scans.Add(Scan($"sub-{subject:D2} ses-{arm}", block => naa[block], random));
            }
        }

        var fits = scans.FitDynamic(Basis, DesignMatrix.Blocks(3, 4), new DynamicModel { Spectrum = SpectrumModel.FslMrs with { BaselineOrder = -1 } });
        var rows = fits.Contrasts(["NAA", "Cr"]);
        var arms = rows.With(new Domain.Tables.TextColumn("arm", [.. rows.Texts("session").Select(s => s!.Split("ses-")[1])]));
        var tests = arms.FlameTests("high", "placebo");

        Assert.Equal(4, tests.Count);
        var found = tests["NAA", "`block2` - `block1`"];
        Assert.InRange(found.Effect.Estimate, 0.5 - (3.5 * found.Effect.StandardError), 0.5 + (3.5 * found.Effect.StandardError));
        Assert.InRange(Math.Sqrt(found.Fit.BetweenVariance), 0.03, 0.3);                     // 0.1·√2 was put in
        Assert.True(found.AdjustedOverAll < 0.001);
        Assert.All(tests.Where(t => t != found), t => Assert.True(t.AdjustedOverAll > 0.01, $"{t}"));
        var p = tests.Select(t => (double)t.Effect.P).ToArray();
        Assert.Equal(Multiplicity.Adjust(p, Adjust.Fdr), tests.Select(t => t.AdjustedOverAll));
        Assert.Equal(fits.Contrasts("NAA", "block2 - block1").Numbers("variance"), rows.Where("quantity == NAA").Where(r => r["contrast"].Contains("block2")).Numbers("variance"));
        Assert.Contains("Cohen's d", ViewRegistry.WithDefaults().Of(tests).ToText(), StringComparison.Ordinal);
    }

    private static SpectrumSeries Scan(string name, Func<int, double> naaIn, NeuroRepl.Numerics.CounterRandom random)
    {
        var (naa, cr) = (Line(2.01, 6), Line(3.03, 6));
        var fids = Enumerable.Range(0, 12).SelectMany(i => naa.Select((v, n) => (v * naaIn(i / 4)) + (3 * cr[n]) + new Complex(0.3 * random.NextNormal(), 0.3 * random.NextNormal()))).ToArray();
        return new SpectrumSeries(fids, 512, [new("DIM_DYN", 12)], Acquisition) { Name = name };
    }

    private static SpectrumSeries Transients(int count)
    {
        var random = new NeuroRepl.Numerics.CounterRandom(seed: 3);
        var (naa, cr) = (Line(2.01, 6), Line(3.03, 6));
        var fids = Enumerable.Range(0, count).SelectMany(i => naa.Select((v, n) => (v * (5 + (i / 4))) + (3 * cr[n]) + new Complex(0.1 * random.NextNormal(), 0.1 * random.NextNormal())));
        return new SpectrumSeries([.. fids], 512, [new("DIM_DYN", count)], Acquisition) { Name = "scan" };
    }

    private static Complex[] Line(double ppm, double widthHz) => [.. Enumerable.Range(0, 512).Select(n => Complex.FromPolarCoordinates(
        Math.Exp(-Math.PI * widthHz * n / 2000), 2 * Math.PI * Acquisition.HertzAt(ppm) * n / 2000))];
}

using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Figures;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.Connectivity;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Views.Tests;

public sealed class FirstLevelViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();
    private static readonly BrainSeries Series = Make();
    private static readonly FirstLevelFit Fit = Series.FitFirstLevel(DesignMatrix.BaselineAndBlocks(3, 15, discard: 3));

    private static readonly Dictionary<string, object> Shown = new()
    {
        ["series"] = Series,
        ["fit"] = Fit,
        ["contrast"] = Fit["block2 - baseline"],
        ["f"] = Fit.F("block1 - baseline", "block2 - baseline"),
        ["doctor"] = DesignMatrix.BaselineAndBlocks(8, 48, discard: 24, lastBlock: 38).Check(5.1, .01),
        ["scrubbing"] = Scrubbing.ByDisplacement([0, .2, 1.4, .3, .1, 1.1], before: 1, after: 1),
        ["seed"] = Series.SeedConnectivity([0, 1], "left"),
        ["matrix"] = Series.Correlations(),
        ["noise"] = NoiseModel.Ar1,
        ["model"] = FirstLevelModel.As("nilearn"),
        ["dose"] = PublishedDoses.BoucherieHigh,
        ["dosing"] = PublishedDoses.Marx.For(70, mgPerMl: 5),
        ["course"] = PharmacokineticModel.PerezRuixo.Simulate(PublishedDoses.Marx),
        ["timeline"] = Timeline.Boucherie(),
        ["crossover"] = Crossover.Randomise(32, 1, "placebo", "low", "high"),
    };

    public static TheoryData<string> Names => [.. Shown.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_looks_as_approved(string name) => Approve.That(Registry.Of(Shown[name]).ToText(new TerminalSettings { Width = 100 }), $"view-first-level-{name}");

    [Fact]
    public void Figures_draw_what_they_are_given()
    {
        var curves = PharmacokineticModel.All.Select(model => model.Simulate(PublishedDoses.BoucherieLow)).Plot();
        Assert.Equal(PharmacokineticModel.All.Select(model => model.Name), curves.Traces.Select(trace => trace.Name));
        Assert.Equal("Plasma after low", curves.Layout.Title);
        Assert.Contains("block2", DesignMatrix.BaselineAndBlocks(3, 15).Plot().ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("p3", Series.Correlations().Plot().ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Contains("mg/kg", PublishedDoses.Marx.Plot().ToPlotlyJson(), StringComparison.Ordinal);
    }

    private static BrainSeries Make()
    {
        var random = new CounterRandom(3);
        var values = new float[63 * 5];
        for (var n = 0; n < values.Length; n++) { values[n] = n % 5 == 4 ? 7 : (float)(1000 + (10 * random.NextNormal()) + (n / 5 > 33 && n % 5 == 1 ? 12 : 0)); }

        return new(new ParcelSpace(["p0", "p1", "p2", "p3", "empty"]), values, 5.1) { Name = "sub-01" };
    }
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Smoothness;
using NeuroRepl.Statistics.Voxelwise;
using NeuroRepl.Testing;

namespace NeuroRepl.Views.Tests;

public sealed class VoxelwiseViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();
    private static readonly CopeSet Copes = Make(missing: 7);
    private static readonly NoiseSmoothness Noise = Make(missing: -1).Smoothness();

    private static readonly Lazy<Dictionary<string, object>> Shown = new(() => new()
    {
        ["mixed"] = Copes.FitMixed("~ treatment + (1 | subject)"),
        ["term"] = Copes.FitMixed("~ treatment + (1 | subject)")["treatment"],
        ["flame"] = Copes.FitFlame(new CopeSet(Copes.Space, [.. Copes.Values.ToArray().Select(_ => .5f)], Copes.Scans)),
        ["effect"] = Copes.FitFlame(new CopeSet(Copes.Space, [.. Copes.Values.ToArray().Select(_ => .5f)], Copes.Scans))["mean"],
        ["smoothness"] = Noise,
        ["sizes"] = Noise.ClusterSizes(new() { P = [.01, .001], Draws = 200 }),
    });

    public static TheoryData<string> Names => ["mixed", "term", "flame", "effect", "smoothness", "sizes"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_looks_as_approved(string name) => Approve.That(Registry.Of(Shown.Value[name]).ToText(new TerminalSettings { Width = 100 }), $"view-voxelwise-{name}");

    [Fact]
    public void The_plot_of_smoothness_has_what_was_measured_and_the_model()
    {
        var figure = Noise.Plot();

        Assert.Equal(["measured", "mixed model"], figure.Traces.Select(trace => trace.Name));
        Assert.Equal("distance", figure.Layout.X.Title);
    }

    private static CopeSet Make(int missing)
    {
        var space = VoxelSpace.Whole(new(8, 8, 8, Affine.Isotropic(2, (-8, 20, 10))));
        var values = new float[12 * space.Count];
        var random = new CounterRandom(5);
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + (n % space.Count % 8 > 0 ? .8f * values[n - 1] : 0) + (n / space.Count % 2 == 0 ? 0 : 1); }

        if (missing >= 0) { values[missing] = float.NaN; }

        return new(space, values, new Table("scans",
        [
            new TextColumn("subject", [.. Enumerable.Range(0, 12).Select(n => $"{n / 2:00}")]), new TextColumn("treatment", [.. Enumerable.Range(0, 12).Select(n => n % 2 == 0 ? "placebo" : "ketamine")]),
        ]))
        {
            Name = "NoGo - Go",
        };
    }
}

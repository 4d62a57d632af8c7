using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.FirstLevel;

public sealed class FirstLevelFitTests
{
    private const string Contrast = "block2 - baseline";

    [Fact]
    public void The_design_is_the_oracles()
    {
        var (design, x) = (FirstLevelOracle.Design, FirstLevelOracle.Rows("design", "x"));

        Assert.Equal(x[0].Length, design.Columns);
        for (var row = 0; row < x.Length; row++) { FirstLevelOracle.Same(x[row], design.Row(row), 1e-9, $"row {row}"); }
    }

    [Fact]
    public void Ols_equals_numpy_with_t_z_and_F()
    {
        var fit = FirstLevelOracle.Series.FitFirstLevel(FirstLevelOracle.Design, new() { Noise = NoiseModel.Ols });
        var maps = fit[Contrast];

        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ols", "cope"), maps.Estimates, 1e-9, "cope");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ols", "varcope"), maps.Variances, 1e-9, "varcope");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ols", "z"), [.. maps.Z.Values.ToArray().Select(z => (double)z)], 1e-6, "z");     // maps are single precision
        var f = fit.F(Contrast, "block5 - baseline");
        Assert.Equal(2, f.Numerator);
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ols", "f"), f.Values, 1e-8, "F");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ols", "fz"), [.. f.Z.Values.ToArray().Select(z => (double)z)], 1e-5, "z of F");
    }

    [Fact]
    public void Ar1_as_nilearn_equals_its_definition_in_numpy()
    {
        var fit = FirstLevelOracle.Series.FitFirstLevel(FirstLevelOracle.Design, new() { Noise = NoiseModel.Ar1AsNilearn });

        Assert.Equal(FirstLevelOracle.Numbers("ar1_nilearn", "rho"), fit.Rho.Values.ToArray().Select(rho => Math.Round((double)rho, 4)));
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ar1_nilearn", "cope"), fit[Contrast].Estimates, 1e-9, "cope");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ar1_nilearn", "varcope"), fit[Contrast].Variances, 1e-9, "varcope");
    }

    [Fact]
    public void Ar1_of_a_given_rho_is_generalised_least_squares_with_the_full_covariance()
    {
        var rho = FirstLevelOracle.Numbers("ar1_exact", "rho");
        var fits = rho.Select(r => FirstLevelOracle.Series.FitFirstLevel(FirstLevelOracle.Design, new() { Noise = NoiseModel.Ar1Of(r) })[Contrast]).ToArray();

        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ar1_exact", "cope"), [.. fits.Select((maps, v) => maps.Estimates[v])], 1e-8, "cope");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("ar1_exact", "varcope"), [.. fits.Select((maps, v) => maps.Variances[v])], 1e-8, "varcope");
    }

    [Fact]
    public void The_tapered_autocorrelation_whitens_as_its_definition_in_numpy()
    {
        var fit = FirstLevelOracle.Series.FitFirstLevel(FirstLevelOracle.Design, new() { Noise = NoiseModel.Tukey() });

        FirstLevelOracle.Same(FirstLevelOracle.Numbers("tukey", "cope"), fit[Contrast].Estimates, 1e-8, "cope");
        FirstLevelOracle.Same(FirstLevelOracle.Numbers("tukey", "varcope"), fit[Contrast].Variances, 1e-5, "varcope");      // covariances are kept in single precision
    }

    [Fact]
    public void Residuals_are_expected_to_show_the_autocorrelation_that_traces_of_full_matrices_give()
    {
        var algebra = new LagAlgebra(new DesignBasis(FirstLevelOracle.Design), isExact: true);
        var shown = FirstLevelOracle.Numbers("expected_lag1", "shown");
        var rho = FirstLevelOracle.Numbers("expected_lag1", "rho");

        FirstLevelOracle.Same(shown, [.. rho.Select(algebra.ExpectedAutocorrelation)], 1e-9, "lag 1");
        var correction = new RhoCorrection(algebra);
        Assert.All(rho.Zip(shown), pair => Assert.Equal(pair.First, correction.Correct(pair.Second), 1e-3));
    }

    [Fact]
    public void Rho_comes_out_without_bias_and_noise_is_significant_as_often_as_it_should()
    {
        var (volumes, places) = (216, 4000);
        var design = NullRuns.Design(volumes, nuisance: 18);
        foreach (var rho in new[] { 0, .3, .6 })
        {
            var series = NullRuns.Noise(volumes, places, rho, seed: 5);
            var fit = series.FitFirstLevel(design);
            var p = fit["block3 - baseline"].P().Values.ToArray();
            var naive = series.FitFirstLevel(design, new() { Noise = NoiseModel.Ar1AsNilearn });

            Assert.Equal(rho, fit.Rho.Values.ToArray().Average(), .01);
            Assert.InRange(p.Count(value => value < .05) / (double)places, .04, .06);
            Assert.True(naive.Rho.Values.ToArray().Average() < rho - .02);
        }
    }

    [Fact]
    public void The_same_bits_come_out_for_every_cut_into_tiles()
    {
        var series = NullRuns.Noise(120, 130, .4, seed: 9);
        var design = NullRuns.Design(120, nuisance: 5);
        var all = series.FitFirstLevel(design)["block2 - baseline"];
        var part = new BrainSeries(new ParcelSpace([.. Enumerable.Range(0, 31).Select(k => $"p{k}")]), [.. Enumerable.Range(0, 120).SelectMany(t => series.Volume(t).Slice(70, 31).ToArray())], 2);
        var alone = part.FitFirstLevel(design)["block2 - baseline"];

        Assert.Equal(all.Estimates.Skip(70).Take(31), alone.Estimates);
        Assert.Equal(all.Variances.Skip(70).Take(31), alone.Variances);
    }

    [Fact]
    public void Z_is_finite_far_in_the_tails()
    {
        var values = new float[200];
        var random = new CounterRandom(3);
        for (var t = 0; t < 100; t++)
        {
            values[2 * t] = (float)(random.NextNormal() + (t >= 50 ? 1e4 : 0));
            values[(2 * t) + 1] = (float)(random.NextNormal() + (t >= 50 ? -1e6 : 0));
        }

        var maps = new BrainSeries(new ParcelSpace(["up", "down"]), values, 2).FitFirstLevel(DesignMatrix.Blocks(2, 50), new() { Noise = NoiseModel.Ols })["block2 - block1"];

        Assert.True(maps.T[0] > 1000 && maps.Z[0] is > 30 and < 100);
        Assert.True(maps.Z[1] < -maps.Z[0] && float.IsFinite(maps.Z[1]));
    }

    [Fact]
    public void Places_that_cannot_be_fitted_are_NaN_counted_and_explained()
    {
        var space = new ParcelSpace(["good", "constant", "nan", "negative"]);
        var random = new CounterRandom(8);
        float[] values = [.. Enumerable.Range(0, 60).SelectMany(t => new[] { (float)(100 + random.NextNormal()), 7f, t == 30 ? float.NaN : 1f, (float)(random.NextNormal() - 50) })];
        var series = new BrainSeries(space, values, 2);
        var fit = series.FitFirstLevel(DesignMatrix.Blocks(3, 20), new() { PercentOfMean = true });

        Assert.Equal(1, fit.Fitted);
        Assert.Equal([false, true, true, true], fit["block2 - block1"].T.Values.ToArray().Select(float.IsNaN));
        Assert.Contains(fit.Notes, note => note.StartsWith("1 of 4 parcels have the same value in every volume", StringComparison.Ordinal));
        Assert.Contains(fit.Notes, note => note.Contains("a value that is no number", StringComparison.Ordinal));
        Assert.Contains(fit.Notes, note => note.Contains("a mean of zero or below", StringComparison.Ordinal));
        Assert.Equal(2, series.FitFirstLevel(DesignMatrix.Blocks(3, 20)).Fitted);       // without percent a negative mean is no harm
    }

    [Fact]
    public void Percent_of_the_mean_is_the_fit_divided_by_it()
    {
        var series = FirstLevelOracle.Series;
        var raw = series.FitFirstLevel(FirstLevelOracle.Design)[Contrast];
        var percent = series.FitFirstLevel(FirstLevelOracle.Design, new() { PercentOfMean = true })[Contrast];

        Assert.Equal("%", percent.Unit);
        for (var v = 0; v < 6; v++)
        {
            Assert.Equal(100 * raw.Estimates[v] / series.At(v).Average(), percent.Estimates[v], 1e-8);
            Assert.Equal(raw.T[v], percent.T[v], 1e-4f);
        }
    }

    [Fact]
    public void The_discarded_volumes_are_counted_once()
    {
        var noise = NullRuns.Noise(446, 5, .2, seed: 2);
        var fit = noise.FitFirstLevel(DesignMatrix.BaselineAndBlocks(8, 48, discard: 14));
        var cut = new BrainSeries(noise.Space, [.. noise.Values.Span[(14 * 5)..]], noise.RepetitionTimeSeconds) { Discarded = 14 };

        Assert.Equal((432, 14), (fit.Volumes, fit.Discarded));
        Assert.Equal(fit["block2 - baseline"].Estimates, cut.FitFirstLevel(DesignMatrix.BaselineAndBlocks(8, 48, discard: 14))["block2 - baseline"].Estimates);
        var wrong = Assert.Throws<DesignException>(() => noise.FitFirstLevel(DesignMatrix.BaselineAndBlocks(8, 48)));
        Assert.Equal("series has 446 volumes; the design has 432 rows.", wrong.Message);
        Assert.Contains("discard: 14", wrong.Hint, StringComparison.Ordinal);
        Assert.Contains("needs 10 more", Assert.Throws<DesignException>(() => noise.FitFirstLevel(DesignMatrix.BaselineAndBlocks(8, 48, discard: 24))).Hint, StringComparison.Ordinal);
        Assert.Equal(422, noise.FitFirstLevel(DesignMatrix.BaselineAndBlocks(8, 48, discard: 24, lastBlock: 38)).Volumes);
    }

    [Fact]
    public void Contrasts_that_cannot_be_estimated_are_refused_and_others_stay_right()
    {
        var series = NullRuns.Noise(60, 3, .2, seed: 4);
        var full = DesignMatrix.Blocks(3, 20);
        var fit = series.FitFirstLevel(full.WithMean());
        var error = Assert.Throws<DesignException>(() => fit["block2"]);

        Assert.Contains("block1, block2, block3, mean depend on each other", error.Message, StringComparison.Ordinal);
        FirstLevelOracle.Same([.. series.FitFirstLevel(full)["block2 - block1"].Estimates], fit["block2 - block1"].Estimates, 1e-8);
        Assert.Contains("60 independent columns for 60 volumes", Assert.Throws<DesignException>(
            () => series.FitFirstLevel(new DesignMatrix([.. Enumerable.Range(0, 60).Select(k => $"c{k}")], [.. Enumerable.Range(0, 3600).Select(k => k % 61 == 0 ? 1.0 : 0)]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_events_of_a_condition_is_left_out_of_that_contrast()
    {
        var events = new Table("events", [new NumberColumn("onset", [10, 30, 50]), new NumberColumn("duration", [1, 1, 1]), new TextColumn("trial_type", ["go", "nogo", "go"])]);
        var errors = new Table("events", [new NumberColumn("onset", [10, 30, 50, 60]), new NumberColumn("duration", [1, 1, 1, 1]), new TextColumn("trial_type", ["go", "nogo", "go", "wrong"])]);
        string[] conditions = ["go", "nogo", "wrong"];
        var series = NullRuns.Noise(50, 4, .1, seed: 1);
        var first = series.FitFirstLevel(DesignMatrix.FromEvents(events, 50, 2, conditions: conditions).WithMean());
        var second = series.FitFirstLevel(DesignMatrix.FromEvents(errors, 50, 2, conditions: conditions).WithMean());

        Assert.Contains(first.Notes, note => note.StartsWith("No events of wrong: no column for it", StringComparison.Ordinal));
        Assert.Contains("needs wrong, which has no events in this run", Assert.Throws<DesignException>(() => first["wrong - go"]).Message, StringComparison.Ordinal);
        var both = new[] { first, second }.FixedEffects("wrong - go");
        Assert.Contains(both.Notes, note => note.StartsWith("Left out, as they cannot estimate it", StringComparison.Ordinal));
        Assert.Equal(2, new[] { first, second }.Copes("nogo - go").Count);
    }

    [Fact]
    public void Fixed_effects_weigh_runs_by_their_variance()
    {
        var design = DesignMatrix.Blocks(2, 30);
        var runs = new[] { 1, 2, 3 }.Select(seed => NullRuns.Noise(60, 2, .3, seed).FitFirstLevel(design)["block2 - block1"]).ToArray();
        var together = ContrastMaps.FixedEffects(runs);

        for (var v = 0; v < 2; v++)
        {
            var weight = runs.Sum(run => 1 / run.Variances[v]);
            Assert.Equal(runs.Sum(run => run.Estimates[v] / run.Variances[v]) / weight, together.Estimates[v], 1e-12);
            Assert.Equal(1 / weight, together.Variances[v], 1e-12);
        }
    }
}

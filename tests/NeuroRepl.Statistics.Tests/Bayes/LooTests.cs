using System.Text.Json;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Comparison;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>Against R's loo 2.5.1 from the same log likelihoods: tests/reference/bayes/diagnostics.R. The matrices reach from harmless observations to some without finite variance.</summary>
public sealed class LooTests
{
    private static readonly JsonElement Root = Oracle.Read("bayes", "diagnostics.json");
    private static readonly LogLikelihood[] Models = [.. Root.GetProperty("log_lik").EnumerateArray().Select(Matrix)];

    [Fact]
    public void Relative_efficiencies_are_those_of_loo() => Same(Root.Numbers("r_eff"), Models[0].RelativeEfficiencies, 1e-10, "r_eff");

    [Theory]
    [InlineData("with_eff")]
    [InlineData("without_eff")]
    public void Psis_loo_is_that_of_loo(string which)
    {
        var oracle = Root.GetProperty(which);
        var loo = PsisLoo.Of(Models[0], which == "with_eff" ? null : [.. Enumerable.Repeat(1.0, Models[0].Observations)]);
        Same(oracle.Numbers("elpd"), loo.Pointwise, 1e-8, "elpd");
        Same(oracle.Numbers("p"), loo.EffectiveParametersPointwise, 1e-7, "p_loo");
        Same(oracle.Numbers("k"), loo.ParetoK, 1e-8, "k");
        Same(oracle.Numbers("mcse"), [.. loo.Observations.Select(o => o.Mcse)], 1e-6, "mcse");
        Same(oracle.Numbers("n_eff"), [.. loo.Observations.Select(o => o.EffectiveDraws)], 1e-7, "n_eff");
        var estimates = oracle.GetProperty("estimates");
        Oracle.Same(estimates[0][0].GetDouble(), loo.Estimate, 1e-9, "elpd_loo");
        Oracle.Same(estimates[0][1].GetDouble(), loo.StandardError, 1e-9, "its error");
        Oracle.Same(estimates[1][0].GetDouble(), loo.EffectiveParameters, 1e-9, "p_loo");
        Oracle.Same(estimates[2][0].GetDouble(), loo.LooIc, 1e-9, "looic");
        Assert.Equal(oracle.Numbers("k").Count(k => k > .7), loo.Bad.Count);
        Assert.Contains(loo.Warnings, w => w.Contains("refit: true", StringComparison.Ordinal));
    }

    [Fact]
    public void Waic_is_that_of_loo()
    {
        var waic = Waic.Of(Models[0]);
        Same(Root.GetProperty("with_eff").Numbers("waic_pointwise"), waic.Pointwise, 1e-9, "waic");
        Oracle.Same(Root.GetProperty("with_eff").GetProperty("waic")[2][0].GetDouble(), waic.InformationCriterion, 1e-10, "waic");
    }

    [Fact]
    public void A_comparison_is_that_of_loo_compare()
    {
        var comparison = ModelComparison.Of(("a", PsisLoo.Of(Models[0])), ("b", PsisLoo.Of(Models[1])), ("c", PsisLoo.Of(Models[2])));
        var oracle = Root.GetProperty("compare");
        Assert.Equal(oracle.GetProperty("order").EnumerateArray().Select(v => v.GetString()), comparison.Scores.Select(s => s.Name));
        Same(oracle.Numbers("elpd_diff"), [.. comparison.Scores.Select(s => s.Difference)], 1e-7, "elpd_diff");
        Same(oracle.Numbers("se_diff"), [.. comparison.Scores.Select(s => s.DifferenceError)], 1e-7, "se_diff");
    }

    [Fact]
    public void Weights_are_those_of_loo()
    {
        Elpd[] loos = [.. Models.Select(m => PsisLoo.Of(m))];
        Same(Root.Numbers("pseudo_bma"), ModelWeights.PseudoBma(loos), 1e-7, "pseudo-BMA");
        var plus = ModelWeights.PseudoBmaPlus(loos, bootstraps: 20_000);
        for (var k = 0; k < 3; k++) { Assert.Equal(Root.Numbers("pseudo_bma_plus")[k], plus[k], .01); }      // both are averages over bootstraps

        // R's optimiser stops early: its weights are near ours, and ours give no smaller score.
        var points = Root.GetProperty("lpd_point").EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        var pointwise = Enumerable.Range(0, 3).Select(k => points.Select(row => row[k]).ToArray()).ToArray();
        var weights = ModelWeights.Stacking(pointwise);
        double Score(IReadOnlyList<double> w) => points.Sum(row => Math.Log(row.Select((v, k) => w[k] * Math.Exp(v)).Sum()));
        for (var k = 0; k < 3; k++) { Assert.Equal(Root.Numbers("stacking")[k], weights[k], 2e-3); }

        Assert.True(Score(weights) >= Score(Root.Numbers("stacking")));
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void An_impossible_observation_is_an_error_that_names_it()
    {
        var error = Assert.Throws<ArgumentMistake>(() => new LogLikelihood(new double[,] { { -1, -2 }, { -1, double.NegativeInfinity } }));
        Assert.Contains("observation 1 under draw 1", error.Message, StringComparison.Ordinal);
    }

    private static LogLikelihood Matrix(JsonElement draws)
    {
        double[][] rows = [.. draws.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        var values = new double[rows[0].Length, rows.Length];
        for (var i = 0; i < rows[0].Length; i++)
        {
            for (var s = 0; s < rows.Length; s++) { values[i, s] = rows[s][i]; }
        }

        return new LogLikelihood(values, chains: 4);
    }

    private static void Same(double[] expected, IReadOnlyList<double> actual, double relative, string what)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * Math.Max(1, Math.Abs(expected[i])), $"{what}[{i}]: R has {expected[i]:R}, we have {actual[i]:R}");
        }
    }
}

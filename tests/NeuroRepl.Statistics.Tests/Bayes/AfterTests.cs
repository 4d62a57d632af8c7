using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>What is asked of a fit, on a model whose answers have a closed form: tests/reference/bayes/after.R.</summary>
public sealed class AfterTests
{
    private static readonly JsonElement Root = Oracle.Read("bayes", "after.json");
    private static readonly Table Data = new("data", [.. new[] { "x", "e", "y" }.Select(name => new NumberColumn(name, [.. Root.GetProperty("data").EnumerateArray().Select(row => row.Number(name))]))]);
    private static readonly (string, Prior)[] Priors = [("Intercept", Prior.Normal(0, 2)), ("b", Prior.Normal(0, 1))];
    private static readonly BayesFit Fit = Data.FitBayes("y | se(e) ~ x", priors: Priors, seed: 5, iterations: 6000);

    [Fact]
    public void Means_and_deviations_are_the_conjugate_ones()
    {
        var slope = Fit["x"];
        Assert.Equal(Root.Numbers("mean")[1], slope.Mean, 4 * slope.Mcse);
        Assert.Equal(Root.Numbers("sd")[1], slope.StandardDeviation, .03 * slope.StandardDeviation);

        // The intercept at the means is the expected response there.
        var centre = Fit.Expected(new Table("centre", [new NumberColumn("x", [Data.Numbers("x").Average()])]));
        Assert.Equal(Root.Numbers("mean")[0], centre.Mean(0), .02);
    }

    [Fact]
    public void The_bridge_gives_the_marginal_likelihood()
    {
        var with = Fit.MarginalLikelihood();
        var without = Data.FitBayes("y | se(e) ~ 1", priors: [("Intercept", Prior.Normal(0, 2))], seed: 6).MarginalLikelihood();
        Assert.Equal(Root.Number("log_marginal"), with.Log, 4 * Math.Max(with.RelativeError, 1e-3));
        Assert.Equal(Root.Number("log_without"), without.Log, 4 * Math.Max(without.RelativeError, 1e-3));
        Assert.Equal(Math.Exp(Root.Number("log_marginal") - Root.Number("log_without")), with.BayesFactorOver(without), .05 * with.BayesFactorOver(without));
        var heavy = Data.FitBayes("y | se(e) ~ x", priors: [("Intercept", Prior.Normal(0, 2)), ("b", Prior.StudentT(3, 0, 2.5))], seed: 7).MarginalLikelihood();
        Assert.Equal(Root.Number("log_marginal_t"), heavy.Log, 4 * Math.Max(heavy.RelativeError, 1e-3));
    }

    [Fact]
    public void A_point_is_judged_by_the_Savage_Dickey_ratio()
    {
        var point = Fit.Hypothesis("x = 0")[0];
        Assert.Equal(Root.Number("savage_dickey"), point.EvidenceRatio, .25 * Root.Number("savage_dickey"));      // a density far out in the tail, from draws
        var near = Fit.Hypothesis($"b_x = {Root.Numbers("mean")[1]:R}")[0];
        var expected = 1 / (Root.Numbers("sd")[1] * Math.Sqrt(2 * Math.PI)) / (Math.Exp(-.5 * Math.Pow(Root.Numbers("mean")[1], 2)) / Math.Sqrt(2 * Math.PI));
        Assert.Equal(expected, near.EvidenceRatio, .03 * expected);
        Assert.Equal(near.EvidenceRatio, Fit.Hypothesis($"2 * x = {2 * Root.Numbers("mean")[1]:R}")[0].EvidenceRatio, .06 * expected);        // the same statement, by simulated priors
    }

    [Fact]
    public void An_inequality_has_its_posterior_odds()
    {
        var (mean, sd) = (Root.Numbers("mean")[1], Root.Numbers("sd")[1]);
        var above = Fit.Hypothesis("x > 0.3")[0];
        Assert.Equal(Tails.NormalUpper((.3 - mean) / sd), above.Probability, .01);
        Assert.Equal(above.Probability / (1 - above.Probability), above.EvidenceRatio, 1e-9);
        Assert.Equal(mean - .3 - (1.6448536 * sd), above.Lower, .02);
        Assert.Throws<ArgumentMistake>(() => Fit.Hypothesis("x"));
        Assert.Contains("b_x", Assert.Throws<ArgumentMistake>(() => Fit.Hypothesis("z > 0")).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Leave_one_out_and_its_refits_are_the_closed_form()
    {
        var expected = Root.Numbers("loo");
        var loo = Fit.Loo();
        for (var i = 0; i < expected.Length; i++) { Assert.Equal(expected[i], loo.Pointwise[i], .02 + (4 * loo.Observations[i].Mcse)); }

        var exact = Fit.KFold(folds: 25);
        for (var i = 0; i < expected.Length; i++) { Assert.Equal(expected[i], exact.Pointwise[i], .03); }

        Assert.Equal(expected.Sum(), loo.Estimate, .1);
        Assert.Empty(loo.Bad);
    }

    [Fact]
    public void Predictions_have_the_spread_of_posterior_and_error()
    {
        var row = new Table("new", [new NumberColumn("x", [Data.Numbers("x").Average() + 1]), new NumberColumn("e", [2])]);
        var (mean, sd) = (Root.Numbers("mean"), Root.Numbers("sd"));
        var (expected, made) = (Fit.Expected(row), Fit.Predict(row, seed: 3));
        Assert.Equal(mean[0] + mean[1], expected.Mean(0), .02);
        Assert.Equal(mean[0] + mean[1], made.Mean(0), .12);
        double Sd(IReadOnlyList<double> v) => Math.Sqrt(v.Sum(x => Math.Pow(x - v.Average(), 2)) / (v.Count - 1));
        Assert.Equal(Math.Sqrt((sd[0] * sd[0]) + (sd[1] * sd[1]) + 4), Sd(made.Of(0)), .06);
        Assert.Equal(1.0, Fit.MarginalEffects("x")[0].Mean / Fit["x"].Mean, 1e-6);        // the identity link: the slope itself
    }

    [Fact]
    public void A_row_of_bad_k_is_left_out_exactly_by_a_refit()
    {
        double[] y = [.. Data.Numbers("y")];
        y[3] += 20;
        var table = Data.With(new NumberColumn("y", y));
        var fit = table.FitBayes("y | se(e) ~ x", priors: Priors, seed: 5, iterations: 1000);
        Assert.NotEmpty(fit.Loo().Bad);
        var exact = fit.Loo(refit: true);
        Assert.Empty(exact.Bad);
        Assert.Equal(fit.Loo().Bad.Count, exact.Refitted);
    }
}

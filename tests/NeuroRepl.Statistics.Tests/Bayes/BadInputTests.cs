using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>What cannot be fitted is said before sampling, with what to do.</summary>
public sealed class BadInputTests
{
    private static readonly Table Small = new("small",
    [
        new NumberColumn("x", [1, 2, 3, 4, 5, 6, 7, 8]), new NumberColumn("twice", [2, 4, 6, 8, 10, 12, 14, 16]), new NumberColumn("yes", [0, 0, 0, 0, 1, 1, 1, 1]), new NumberColumn("mixed", [0, 1, 0, 0, 1, 1, 0, 1]),
        new TextColumn("three", ["a", "a", "a", "b", "b", "b", "c", "c"]), new TextColumn("arm", ["p", "p", "q", "q", "p", "q", "p", "q"]), new TextColumn("g", ["s1", "s1", "s2", "s2", "s3", "s3", "s4", "s5"]),
        new NumberColumn("count", [0, 3, 0, 0, 2, 0, 4, 0]), new NumberColumn("y", [1.1, 2.3, 2.9, 4.2, 5.1, 5.8, 7.3, 8.1]), new NumberColumn("part", [.2, .4, .5, 1, .3, .6, .7, .8]), new NumberColumn("error", [1, 1, 0, 1, 1, 1, 1, 1]),
    ]);

    [Theory]
    [InlineData("yes ~ x", "Bernoulli", "x separates the values of yes perfectly")]
    [InlineData("yes ~ x + (1 | g)", "BernoulliProbit", "x separates")]
    [InlineData("three ~ x", "Categorical", "x separates the values of three")]
    [InlineData("three ~ x", "Cumulative", "x separates the values of three")]
    [InlineData("yes | trials(1) ~ x", "Binomial", "x separates")]
    [InlineData("count ~ arm", "Poisson", "is always 0")]
    public void Separation_is_seen_before_sampling(string formula, string family, string expected)
    {
        var error = Assert.Throws<ArgumentMistake>(() => Small.FitBayes(formula, Of(family)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("Prior.Normal", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes ~ x", "Bernoulli")]
    [InlineData("count ~ arm", "Poisson")]
    public void A_proper_prior_bounds_what_the_data_do_not(string formula, string family)
    {
        var fit = Small.FitBayes(formula, Of(family), [("b", Prior.Normal(0, 2.5))], seed: 1, iterations: 400);
        Assert.Equal(0, fit.DroppedRows);
        Assert.All(fit.Draws.Names, name => Assert.All(fit.Draws[name], v => Assert.True(double.IsFinite(v))));
    }

    [Fact]
    public void Data_that_overlap_are_not_taken_for_separated() => Assert.Equal(8, Small.FitBayes("mixed ~ x", Family.Bernoulli, iterations: 200).Rows);

    [Theory]
    [InlineData("y ~ x + twice", "Gaussian", "twice is made up of the other columns")]
    [InlineData("three ~ x", "Gaussian", "holds texts")]
    [InlineData("three ~ x", "Bernoulli", "has 3 labels")]
    [InlineData("arm ~ x", "Categorical", "has 2 categories")]
    [InlineData("y ~ x", "Poisson", "the family poisson takes whole numbers from 0")]
    [InlineData("part ~ x", "Beta", "has the value 1")]
    [InlineData("count ~ x", "LogNormal", "has the value 0")]
    [InlineData("count ~ x", "Binomial", "needs its number of trials")]
    [InlineData("count | trials(3) ~ x", "Binomial", "has the value 4")]
    [InlineData("y | se(error) ~ x", "Gaussian", "known error of row 3 is 0")]
    public void A_family_that_does_not_fit_is_an_error(string formula, string family, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentMistake>(() => Small.FitBayes(formula, Of(family))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("y | trials(3) ~ x", "Gaussian", "has no trials()")]
    [InlineData("y | banana(3) ~ x", "Gaussian", "is not known left of ~")]
    [InlineData("y ~ z", "Gaussian", "no column z")]
    [InlineData("~ x", "Gaussian", "Nothing is modelled")]
    [InlineData("y ~ log(y)", "Gaussian", "both sides")]
    [InlineData("y | cens(x) ~ 1", "Gaussian", "cens() has the value 2")]
    public void A_formula_that_does_not_fit_points_at_the_place(string formula, string family, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormulaException>(() => Small.FitBayes(formula, Of(family))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_prior_for_no_parameter_is_an_error_that_lists_the_parameters()
    {
        var error = Assert.Throws<ArgumentMistake>(() => Small.FitBayes("y ~ x", priors: [("b_z", Prior.Normal(0, 1))]));
        Assert.Contains("b_x", error.Hint, StringComparison.Ordinal);
        Assert.Contains("sigma", error.Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => Small.FitBayes("y ~ x", priors: [("b", Prior.Lkj(1))]));
        Assert.Throws<ArgumentMistake>(() => Small.FitBayes("y ~ x", options: new() { PriorOnly = true }));
        Assert.Throws<ArgumentMistake>(() => Small.FitBayes("y ~ x", iterations: 200).MarginalLikelihood());
    }

    [Fact]
    public void A_start_without_a_finite_density_is_an_error_after_a_hundred_tries()
    {
        var table = Small.With(new NumberColumn("huge", [.. Small.Numbers("x").Select(v => v * 1e8)]));
        var error = Assert.Throws<ArgumentMistake>(() => table.FitBayes("count ~ huge", Family.Poisson, iterations: 40));
        Assert.Contains("none has a finite density", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_with_one_observation_is_a_warning_that_names_it()
    {
        var fit = Small.FitBayes("y ~ x + (1 | g)", seed: 1, iterations: 600);
        Assert.Contains(fit.Warnings, w => w.StartsWith("2 of 5 levels of g have one observation (s4, s5)", StringComparison.Ordinal));
    }

    [Fact]
    public void Models_of_different_rows_are_not_compared()
    {
        var gap = Small.With(new NumberColumn("gap", [double.NaN, 2, 3, 4, 5, 6, 7, 8]));
        var (all, fewer) = (gap.FitBayes("y ~ x", iterations: 200), gap.FitBayes("y ~ gap", iterations: 200));
        Assert.Equal(1, fewer.DroppedRows);
        Assert.Contains("7 rows", Assert.Throws<ArgumentMistake>(() => ModelComparison.Loo(("all", all), ("fewer", fewer))).Message, StringComparison.Ordinal);
    }

    private static Family Of(string name) => (Family)typeof(Family).GetProperty(name)!.GetValue(null)!;
}

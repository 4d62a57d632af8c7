using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Tests.Linear;

/// <summary>What a scientist can get wrong, and what the answer says.</summary>
public sealed class BadInputTests
{
    private static readonly Table Small = new("small",
    [
        new NumberColumn("y", [1, 2.1, 2.9, 4.2, 5.1, 5.8]), new NumberColumn("x", [1, 2, 3, 4, 5, 6]), new NumberColumn("twice", [2, 4, 6, 8, 10, 12]), new NumberColumn("one", [1, 1, 1, 1, 1, 1]),
        new NumberColumn("gone", [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]), new NumberColumn("some", [1, double.NaN, 2, 5, 1, 2]),
        new TextColumn("g", ["a", "a", "b", "b", "c", "c"]), new TextColumn("same", ["k", "k", "k", "k", "k", "k"]), new TextColumn("lone", ["a", "a", "a", "b", "b", "z"]),
        new TextColumn("p", ["u", "u", "v", "v", "u", "u"]), new TextColumn("row", ["1", "2", "3", "4", "5", "6"]),
    ]);

    [Fact]
    public void Dependent_columns_are_named_with_what_they_equal()
    {
        var fit = Small.FitLinear("y ~ x + twice");

        Assert.True(double.IsNaN(fit["twice"].Estimate));
        Assert.Contains("The column twice equals 2 × x", Assert.Single(fit.Warnings), StringComparison.Ordinal);
        Assert.Equal("all its columns depend on others", fit.Anova()["twice"].Reason);
    }

    [Fact]
    public void An_empty_cell_leaves_its_means_without_numbers_and_says_so()
    {
        var pairs = Small.FitLinear("y ~ g * p").Pairwise("p", by: "g");

        Assert.True(double.IsNaN(pairs["u - v", "a"].Estimate));
        Assert.Contains(pairs.Notes, note => note.Contains("cannot be estimated", StringComparison.Ordinal));
    }

    [Fact]
    public void A_factor_with_one_level_is_pointed_at()
    {
        var error = Assert.Throws<FormulaException>(() => Small.FitLinear("y ~ x + same"));

        Assert.Contains("only one level", error.Message, StringComparison.Ordinal);
        Assert.Equal(8, error.Position);
    }

    [Fact]
    public void A_column_without_values_leaves_no_rows_and_says_which() =>
        Assert.Contains("gone lacks 6", Assert.Throws<ArgumentMistake>(() => Small.FitLinear("y ~ gone")).Message, StringComparison.Ordinal);

    [Fact]
    public void Missing_values_are_left_out_and_counted()
    {
        var fit = Small.FitLinear("y ~ some");

        Assert.Equal((5, 1), (fit.Count, fit.Dropped));
    }

    [Fact]
    public void A_constant_column_is_named() => Assert.Contains("equals (Intercept)", Assert.Single(Small.FitLinear("y ~ one").Warnings), StringComparison.Ordinal);

    [Fact]
    public void A_constant_response_has_no_test_and_no_silent_number()
    {
        var fit = Small.FitLinear("one ~ x");

        Assert.Contains(fit.Warnings, warning => warning.Contains("one is constant", StringComparison.Ordinal));
        Assert.NotNull(fit.Overall.Reason);
        Assert.NotNull(fit.Anova()["x"].Reason);
    }

    [Fact]
    public void A_level_that_occurs_once_has_leverage_one_and_no_studentized_residual()
    {
        var influence = Small.FitLinear("y ~ lone").Influence;

        Assert.Equal(1, influence.Leverage[5], 12);
        Assert.True(double.IsNaN(influence.Studentized[5]));
        Assert.True(double.IsFinite(influence.Cook[0]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_or_three_rows_say_what_they_cannot(int rows)
    {
        var few = Small.At([.. Enumerable.Range(0, rows)]);
        var fit = few.FitLinear("y ~ x");

        Assert.Equal(rows - 2, fit.DegreesOfFreedom);
        Assert.Equal(rows == 2, fit.Warnings.Any(warning => warning.Contains("no degrees of freedom", StringComparison.Ordinal)));
        Assert.ThrowsAny<NeuroReplException>(() => few.FitMixed("y ~ x + (1 | row)"));
    }

    [Fact]
    public void A_perfect_fit_is_said()
    {
        var fit = Small.FitLinear("twice ~ x");

        Assert.True(fit.IsPerfect);
        Assert.NotNull(fit.Overall.Reason);
        Assert.Contains("to the last digit", Assert.Throws<ArgumentMistake>(() => Small.FitMixed("twice ~ x + (1 | g)")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_for_every_row_is_refused() =>
        Assert.Contains("cannot be told from the residual", Assert.Throws<FormulaException>(() => Small.FitMixed("y ~ 1 + (1 | row)")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_collapsed_slope_names_its_direction()
    {
        var fit = ModelOracle.Cross.FitMixed("y ~ dose * x + (1 | subject) + (1 | block)");

        Assert.True(fit.IsSingular);
        Assert.Contains(fit.Warnings, warning => warning.StartsWith("Singular: (Intercept) does not vary over block", StringComparison.Ordinal));
        Assert.All(fit.Anova().Rows, row => Assert.True(double.IsFinite(row.P)));
    }

    [Theory]
    [InlineData("y ~ x +", 7, "stops where a variable")]
    [InlineData("y ~ (x", 4, "not closed")]
    [InlineData("y ~ x)", 5, "not expected")]
    [InlineData("y x", 2, "not expected")]
    [InlineData("y", 0, "no ~")]
    [InlineData("y ~ nothere", 4, "no column nothere")]
    [InlineData("y ~ log(x - 5)", 4, "row 1")]
    [InlineData("y ~ poly(x, 9)", 4, "needs more than 9")]
    [InlineData("y ~ x # 2", 6, "no meaning")]
    [InlineData("y ~ x + (1 | g)", 11, "random effect")]
    [InlineData("g ~ x", 0, "holds texts")]
    [InlineData("y ~ y", 0, "both sides")]
    public void A_mistake_in_a_formula_is_pointed_at(string formula, int at, string says)
    {
        var error = Assert.Throws<FormulaException>(() => Small.FitLinear(formula));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal(at, error.Position);
    }

    [Fact]
    public void Kenward_Roger_of_a_maximum_likelihood_fit_says_what_to_do() => Assert.Contains("reml: true",
        Assert.Throws<ArgumentMistake>(() => ModelOracle.Cross.FitMixed("y ~ dose + (1 | subject)", reml: false).Anova(df: DegreesOfFreedom.KenwardRoger)).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("x > 2 && g != \"c\"", 2)]
    [InlineData("x <= 2 or g == c", 4)]
    [InlineData("!(x > 2)", 2)]
    [InlineData("some > 0", 5)]
    public void A_condition_as_text_keeps_the_rows_that_fulfil_it(string condition, int rows) => Assert.Equal(rows, Small.Where(condition).Count);

    [Theory]
    [InlineData("nothere > 1")]
    [InlineData("x >")]
    [InlineData("x > 1 &&")]
    [InlineData("x # 1")]
    [InlineData("x > high")]
    public void A_condition_that_is_none_is_explained(string condition) => Assert.Throws<ArgumentMistake>(() => Small.Where(condition));
}

using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Tests.Classical;

/// <summary>Data that leave a test undefined give a reason; nothing crashes, nothing is p = 0.</summary>
public sealed class BadInputTests
{
    private static readonly double[] Constant = [2, 2, 2, 2], None = [], One = [1], Missing = [double.NaN, double.NaN, double.NaN, double.NaN], Some = [1, 3, 2, 5];

    public static TheoryData<string, TestResult> Undefined()
    {
        var cases = new TheoryData<string, TestResult>();
        foreach (var (name, x) in new[] { ("constant", Constant), ("missing", Missing) })
        {
            cases.Add($"one-sample t, {name}", TTest.OneSample(x));
            cases.Add($"paired t, {name}", TTest.Paired(x, x));
            cases.Add($"Welch, {name}", TTest.Welch(x, x));
            cases.Add($"pooled, {name}", TTest.Pooled(x, x));
            cases.Add($"signed rank, {name}", Wilcoxon.SignedRank(x, x));
            cases.Add($"rank sum, {name}", Wilcoxon.RankSum(x, x));
            cases.Add($"sign, {name}", SignTest.Paired(x, x));
            cases.Add($"Friedman, {name}", Friedman.Test(x, x, x));
            cases.Add($"Kruskal-Wallis, {name}", KruskalWallis.Test(x, x));
            cases.Add($"Pearson, {name}", Correlation.Pearson(x, Some));
            cases.Add($"Spearman, {name}", Correlation.Spearman(x, Some));
            cases.Add($"Kendall, {name}", Correlation.Kendall(x, Some));
            cases.Add($"Shapiro-Wilk, {name}", ShapiroWilk.Test(x));
            cases.Add($"Levene, {name}", EqualVariances.Levene(x, x));
            cases.Add($"Bartlett, {name}", EqualVariances.Bartlett(x, x));
            cases.Add($"Pitman-Morgan, {name}", EqualVariances.PitmanMorgan(x, Some));
            cases.Add($"one-way, {name}", OneWay.Anova(x, x));
            cases.Add($"Welch one-way, {name}", OneWay.Welch(x, x));
            cases.Add($"sign flips, {name}", Resampling.PairedPermutation(x, x));
            cases.Add($"group permutation, {name}", Resampling.GroupPermutation(x, x));
            cases.Add($"equivalence, {name}", Equivalence.Paired(x, x, 1));
        }

        cases.Add("no values", TTest.OneSample(None));
        cases.Add("one value", TTest.OneSample(One));
        cases.Add("an empty group", Wilcoxon.RankSum(None, Some));
        cases.Add("a perfect line", Correlation.Pearson(Some, [.. Some.Select(v => 2 * v)]));
        cases.Add("a covariate that is x", Correlation.Partial(Some, [4, 1, 3, 3], Some));
        cases.Add("an empty row of counts", Contingency.ChiSquare([[0, 0], [3, 4]]));
        cases.Add("nobody changed", Contingency.McNemar(0, 0));
        cases.Add("repeated measures without change", Correlation.Repeated(["a", "a", "b", "b"], [1, 1, 2, 2], [1, 2, 3, 4]).Result);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Undefined))]
    public void What_is_undefined_says_why(string name, TestResult result)
    {
        var outcome = Assert.IsType<TestOutcome.Undefined>(result.Outcome);

        Assert.True(double.IsNaN(result.PValue), name);
        Assert.NotEmpty(outcome.Why);
        Assert.NotEmpty(outcome.WhatToTry);
        Assert.Contains("undefined", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_are_left_out_and_counted()
    {
        var result = TTest.Paired([1, 2, double.NaN, 4, 5], [0, 2.5, 3, 2, 1]);

        Assert.Equal(4, result.N);
        Assert.Contains("1 of 5 pairs", result.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_call_is_an_exception()
    {
        Assert.Throws<ArgumentMistake>(() => TTest.Paired(Some, One));
        Assert.Throws<ArgumentMistake>(() => TTest.OneSample([1, 2, double.PositiveInfinity]));
        Assert.Throws<ArgumentMistake>(() => Correlation.Spearman(Constant.Select((_, i) => (double)i).ToArray(), [1, 1, 2, 3], SpearmanP.As89));
        Assert.Throws<ArgumentMistake>(() => WilcoxonOptions.As("Excel"));
        Assert.Throws<ArgumentMistake>(() => CorrelationDifference.Overlapping(.9, -.9, .9, 20));
        Assert.Throws<ArgumentMistake>(() => Contingency.Fisher([[1, 2], [3]]));
    }

    [Fact]
    public void Enormous_statistics_keep_their_p()
    {
        var x = Enumerable.Range(0, 40).Select(i => 1e3 + (i % 5 / 10.0)).ToArray();
        double p = TTest.OneSample(x).PValue;
        Assert.InRange(p, 1e-160, 1e-100);
    }

    [Fact]
    public void Every_definition_says_in_what_it_differs()
    {
        foreach (var program in new[] { "R", "SPSS", "scipy", "coin" }) { Assert.NotEqual(new WilcoxonOptions().Why(), WilcoxonOptions.As(program).Why()); }
    }

    [Fact]
    public void The_sentence_is_the_one_a_paper_prints()
    {
        // 26 differences with mean .25 and an SD that makes t = 2.39: z-scores of the normal quantiles, rescaled.
        var z = Enumerable.Range(1, 26).Select(i => Quantiles.Normal((i - .5) / 26)).ToArray();
        var sd = Math.Sqrt(z.Sum(v => v * v) / 25);
        var d = z.Select(v => (v / sd) + (2.39 / Math.Sqrt(26))).ToArray();

        Assert.Equal("t(25) = 2.39, p = .025, d_z = 0.47 [0.06, 0.87], n = 26", TTest.Paired(d, new double[26]).ToString());
    }
}

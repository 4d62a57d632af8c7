using System.Text.Json;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Tests.Classical;

/// <summary>Every number of tests/reference/tests/classical.json, which R made.</summary>
public sealed class AgainstRTests
{
    private static readonly JsonElement R = Oracle.Read("tests", "classical.json");
    private static readonly JsonElement Data = R.GetProperty("data");
    private static readonly double[] A = Data.Numbers("a"), B = Data.Numbers("b"), C = Data.Numbers("c"), Far = Data.Numbers("far");
    private static readonly double[] Ties1 = Data.Numbers("ties1"), Ties2 = Data.Numbers("ties2"), Small1 = Data.Numbers("small1"), Small2 = Data.Numbers("small2");
    private static readonly double[] G1 = Data.Numbers("g1"), G2 = Data.Numbers("g2"), G3 = Data.Numbers("g3");
    private static readonly double[][] Columns = [Data.Numbers("c1"), Data.Numbers("c2"), Data.Numbers("c3"), Data.Numbers("c4")];
    private static readonly WilcoxonOptions AsR = WilcoxonOptions.As("R");

    [Fact]
    public void T_tests_are_those_of_t_test()
    {
        T("t_one", TTest.OneSample(A, .1));
        T("t_paired", TTest.Paired(A, B));
        T("t_welch", TTest.Welch(A, C));
        T("t_pooled", TTest.Pooled(A, C));
        T("t_far", TTest.OneSample(Far));
        T("t_greater", TTest.Welch(A, C, Alternative.Greater));
        T("t_less", TTest.Paired(A, B, Alternative.Less));

        static void T(string name, TestResult actual)
        {
            var expected = R.GetProperty(name);
            Oracle.Same(expected.Number("t"), actual.Statistic, 1e-11, name + " t");
            Oracle.Same(expected.Number("df"), actual.Df[0], 1e-12, name + " df");
            Oracle.Same(expected.Number("p"), actual.PValue, 1e-9, name + " p");          // R prints 15 digits; t(25) of 700 magnifies them
            if (actual.Alternative != Alternative.Greater) { Oracle.Same(expected.Number("high"), actual.Estimate!.High, 1e-11, name + " high"); }
            if (actual.Alternative != Alternative.Less) { Oracle.Same(expected.Number("low"), actual.Estimate!.Low, 1e-11, name + " low"); }
        }
    }

    [Fact]
    public void Standardised_effects_have_the_limits_of_the_noncentral_t()
    {
        var paired = TTest.Paired(A, B);
        var expected = R.GetProperty("dz");
        Oracle.Same(expected.Number("value"), paired.Effect("d_z").Value);
        Oracle.Same(expected.Number("dav"), paired.Effect("d_av").Value);
        Oracle.Same(expected.Numbers("ci")[0], paired.Effect("d_z").Low, 1e-8);           // R's pt with ncp stops at 1e-12 absolute
        Oracle.Same(expected.Numbers("ci")[1], paired.Effect("d_z").High, 1e-8);
        Oracle.Same(expected.Number("J"), paired.Effect("g_z").Value / paired.Effect("d_z").Value, 1e-12);

        var pooled = TTest.Pooled(A, C).Effect("d");
        Oracle.Same(R.GetProperty("ds").Number("value"), pooled.Value);
        Oracle.Same(R.GetProperty("ds").Numbers("ci")[0], pooled.Low, 1e-8);
        Oracle.Same(R.GetProperty("ds").Numbers("ci")[1], pooled.High, 1e-8);
    }

    [Fact]
    public void Signed_rank_tests_are_those_of_wilcox_test_exactRankTests_and_coin()
    {
        W("signed_exact", Wilcoxon.SignedRank(A, B, AsR));
        W("signed_exact", Wilcoxon.SignedRank(A, B));
        W("signed_small", Wilcoxon.SignedRank(Small1, Small2));
        W("signed_less", Wilcoxon.SignedRank(A, B, alternative: Alternative.Less));
        W("signed_ties_R", Wilcoxon.SignedRank(Ties1, Ties2, AsR));
        W("signed_ties_R_nocc", Wilcoxon.SignedRank(Ties1, Ties2, AsR with { Continuity = false }));
        W("signed_ties_greater", Wilcoxon.SignedRank(Ties1, Ties2, AsR, Alternative.Greater));
        Oracle.Same(R.GetProperty("signed_ties_exact").Number("p"), Wilcoxon.SignedRank(Ties1, Ties2).PValue, 1e-10, "exact with ties");
        Oracle.Same(R.GetProperty("signed_pratt_exact").Number("p"), Wilcoxon.SignedRank(Ties1, Ties2, new() { Zeros = ZeroDifferences.Pratt }).PValue, 1e-10, "Pratt, exact");
        Oracle.Same(R.GetProperty("signed_pratt_asym").Number("p"), Wilcoxon.SignedRank(Ties1, Ties2, new() { Zeros = ZeroDifferences.Pratt, ExactUpTo = 0, Continuity = false }).PValue, 1e-10, "Pratt, normal");
    }

    [Fact]
    public void Rank_sum_tests_are_those_of_wilcox_test_and_coin()
    {
        W("sum_exact", Wilcoxon.RankSum(A, C, AsR));
        W("sum_exact", Wilcoxon.RankSum(A, C));
        W("sum_greater", Wilcoxon.RankSum(Small1, Small2, alternative: Alternative.Greater));
        W("sum_ties_R", Wilcoxon.RankSum(G1, G2, AsR));
        W("sum_ties_less", Wilcoxon.RankSum(G1, G2, AsR with { Continuity = false }, Alternative.Less));
        Oracle.Same(R.GetProperty("sum_ties_exact").Number("p"), Wilcoxon.RankSum(G1, G2).PValue, 1e-10, "exact with ties");
        Oracle.Same(R.GetProperty("sum_ties_exact").Number("greater"), Wilcoxon.RankSum(G1, G2, alternative: Alternative.Greater).PValue, 1e-10, "greater, exact with ties");
    }

    [Fact]
    public void Friedman_Kruskal_Wallis_and_their_follow_ups_agree()
    {
        Same("friedman", ("chi", Friedman.Test(Columns).Statistic), ("p", Friedman.Test(Columns).PValue));
        (string, IReadOnlyList<double>)[] named = [("c1", Columns[0]), ("c2", Columns[1]), ("c3", Columns[2]), ("c4", Columns[3])];
        var conover = Friedman.Conover(named, Adjust.None)["c1", "c2"];
        Same("conover", ("t", conover.Statistic), ("p", conover.PValue));
        var nemenyi = Friedman.Nemenyi(named)["c1", "c3"];
        Oracle.Same(R.GetProperty("nemenyi").Number("q"), nemenyi.Statistic);
        Oracle.Same(R.GetProperty("nemenyi").Number("p"), nemenyi.PValue, 1e-7);            // ptukey is good to about 1e-9 absolute
        Same("kruskal", ("h", KruskalWallis.Test(G1, G2, G3).Statistic), ("p", KruskalWallis.Test(G1, G2, G3).PValue));
        var dunn = KruskalWallis.Dunn([("1", G1), ("2", G2), ("3", G3)], Adjust.None)["1", "2"];
        Same("dunn", ("z", dunn.Statistic), ("p", dunn.PValue));
        var sign = SignTest.Paired(A, B);
        Same("sign", ("p", sign.PValue), ("low", sign.Estimate!.Low), ("high", sign.Estimate.High));
    }

    [Fact]
    public void Correlations_are_those_of_cor_test()
    {
        Cor("pearson", Correlation.Pearson(A, B));
        Cor("pearson_greater", Correlation.Pearson(A, B, Alternative.Greater), hasLimits: false);
        Cor("pearson_strong", Correlation.Pearson(A, [.. A.Zip(B, (a, b) => a + (b / 20))]));
        Cor("spearman_as89", Correlation.Spearman(A, B), hasLimits: false);
        Cor("spearman_less", Correlation.Spearman(A, B, alternative: Alternative.Less), hasLimits: false);
        Cor("spearman9", Correlation.Spearman(Data.Numbers("x9"), Data.Numbers("y9")), hasLimits: false);
        Cor("spearman_ties", Correlation.Spearman(Ties1, Ties2), hasLimits: false);
        Cor("spearman_t", Correlation.Spearman(A, B, SpearmanP.StudentT), hasLimits: false);
        Cor("kendall", Correlation.Kendall(A, B), hasLimits: false);
        Cor("kendall_ties", Correlation.Kendall(Ties1, Ties2), hasLimits: false);
        var partial = Correlation.Partial(A, B, Columns[0], Columns[1]);
        Same("partial", ("r", partial.Statistic), ("p", partial.PValue));

        static void Cor(string name, TestResult actual, bool hasLimits = true)
        {
            Same(name, ("r", actual.Statistic), ("p", actual.PValue));
            if (hasLimits) { Same(name, ("low", actual.Estimate!.Low), ("high", actual.Estimate.High)); }
        }
    }

    [Fact]
    public void Repeated_measures_correlation_is_the_analysis_of_covariance()
    {
        var rm = R.GetProperty("rmcorr");
        var actual = Correlation.Repeated([.. rm.GetProperty("subject").EnumerateArray().Select(s => s.GetString()!)], rm.Numbers("x"), rm.Numbers("y"));

        Same("rmcorr", ("r", actual.Result.Statistic), ("df", actual.Result.Df[0]), ("p", actual.Result.PValue), ("slope", actual.Slope), ("intercept1", actual.Lines[0].Intercept));
        Oracle.Same(rm.Numbers("ci")[0], actual.Result.Estimate!.Low);
        Oracle.Same(rm.Numbers("ci")[1], actual.Result.Estimate.High);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("c3")]
    [InlineData("small1")]
    [InlineData("ties1")]
    [InlineData("x9")]
    [InlineData("g3")]
    [InlineData("skewed")]
    [InlineData("three")]
    [InlineData("four")]
    [InlineData("five")]
    public void Shapiro_Wilk_is_that_of_shapiro_test(string sample)
    {
        var expected = R.GetProperty($"shapiro_{sample}");
        var actual = ShapiroWilk.Test(expected.Numbers("x"));

        Oracle.Same(expected.Number("w"), actual.Statistic, 1e-11);
        Oracle.Same(expected.Number("p"), actual.PValue, 1e-8);         // log(1 − W) magnifies the last digits of W
    }

    [Fact]
    public void Tests_of_variances_and_one_way_analyses_agree()
    {
        Same("levene", ("f", EqualVariances.Levene(G1, G2, G3).Statistic), ("p", EqualVariances.Levene(G1, G2, G3).PValue));
        Same("brown", ("f", EqualVariances.BrownForsythe(G1, G2, G3).Statistic), ("p", EqualVariances.BrownForsythe(G1, G2, G3).PValue));
        Same("bartlett", ("chi", EqualVariances.Bartlett(G1, G2, G3).Statistic), ("p", EqualVariances.Bartlett(G1, G2, G3).PValue));
        Same("pitman", ("t", EqualVariances.PitmanMorgan(A, B).Statistic), ("p", EqualVariances.PitmanMorgan(A, B).PValue));
        Same("anova", ("f", OneWay.Anova(G1, G2, G3).Statistic), ("p", OneWay.Anova(G1, G2, G3).PValue));
        var welch = OneWay.Welch(G1, G2, G3);
        Same("welch_anova", ("f", welch.Statistic), ("df", welch.Df[1]), ("p", welch.PValue));
    }

    [Fact]
    public void Tests_of_counts_agree()
    {
        var wide = Rows("chisq");
        Same("chisq", ("chi", Contingency.ChiSquare(wide).Statistic), ("p", Contingency.ChiSquare(wide).PValue), ("fisher", Contingency.Fisher(wide).PValue));
        var two = Rows("two");
        var fisher = Contingency.Fisher(two);
        var greater = Contingency.Fisher(two, Alternative.Greater);
        Same("two", ("yates", Contingency.ChiSquare(two, continuity: true).Statistic), ("fisher", fisher.PValue), ("greater", greater.PValue));
        foreach (var (name, value) in new[] { ("odds", fisher.Statistic), ("low", fisher.Estimate!.Low), ("high", fisher.Estimate.High), ("glow", greater.Estimate!.Low) })
        {
            Oracle.Same(R.GetProperty("two").Number(name), value, 2e-3, name);              // R's uniroot solves for 1/odds and stops at 1e-4 absolute
        }

        Same("mcnemar", ("chi", Contingency.McNemar(12, 4, exact: false).Statistic), ("p", Contingency.McNemar(12, 4, exact: false).PValue), ("exact", Contingency.McNemar(12, 4).PValue));

        static double[][] Rows(string name) => [.. R.GetProperty(name).GetProperty("table").EnumerateArray().Select(row => row.EnumerateArray().Select(Oracle.Value).ToArray())];
    }

    private static void W(string name, TestResult actual)
    {
        var expected = R.GetProperty(name);
        Same(name, ("w", actual.Statistic), ("p", actual.PValue));
        if (expected.GetProperty("low").ValueKind == JsonValueKind.Number)
        {
            Oracle.Same(expected.Number("estimate"), actual.Estimate!.Value, 1e-10, name);
            Same(name, ("low", actual.Estimate!.Low), ("high", actual.Estimate.High));
        }
    }

    private static void Same(string name, params (string Field, double Actual)[] numbers)
    {
        foreach (var (field, actual) in numbers) { Oracle.Same(R.GetProperty(name).Number(field), actual, 1e-9, $"{name} {field}"); }
    }
}

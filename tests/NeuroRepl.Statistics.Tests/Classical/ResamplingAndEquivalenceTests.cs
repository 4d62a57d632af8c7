using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Tests.Classical;

public sealed class ResamplingAndEquivalenceTests
{
    private static readonly double[] X = [1.2, 2.9, 2.1, 4.8, 3.3, 5.1, 4.0], Y = [2.0, 2.2, 3.1, 4.1, 2.8, 6.3, 3.9];

    // A permutation test of ranks is Spearman's exact test.
    [Fact]
    public void Counted_pairings_of_ranks_are_the_exact_Spearman()
    {
        double[] a = [1, 2, 3, 4, 5, 6, 7], b = [2, 1, 4, 3, 7, 5, 6];
        var counted = Resampling.CorrelationPermutation(a, b, alternative: Alternative.Greater);

        Assert.Equal(PKind.Exact, counted.PValue.Kind);
        Oracle.Same(Correlation.Spearman(a, b, SpearmanP.Exact, Alternative.Greater).PValue, counted.PValue, 1e-12);
    }

    // Two one-sided tests are two t tests against the bounds, which agree with R.
    [Fact]
    public void Equivalence_is_the_larger_of_two_one_sided_t_tests()
    {
        double[] d = [.. X.Zip(Y, (x, y) => x - y)];
        var expected = Math.Max(TTest.OneSample(d, -.5, Alternative.Greater).PValue, TTest.OneSample(d, .5, Alternative.Less).PValue);
        Oracle.Same(expected, Equivalence.Paired(X, Y, .5).PValue, 1e-12);
        Oracle.Same(expected, Equivalence.OneSample(d, .5).PValue, 1e-12);

        double[] up = [.. X.Select(v => v + 1)], down = [.. X.Select(v => v - 1)];
        Oracle.Same(Math.Max(TTest.Pooled(up, Y, Alternative.Greater).PValue, TTest.Pooled(down, Y, Alternative.Less).PValue), Equivalence.Pooled(X, Y, 1).PValue, 1e-12);
        Oracle.Same(Math.Max(TTest.Welch(up, Y, Alternative.Greater).PValue, TTest.Welch(down, Y, Alternative.Less).PValue), Equivalence.Welch(X, Y, 1).PValue, 1e-12);
    }

    // r = 0: both sides alike, p = 1 - Phi(atanh(.3) * sqrt(97)) = 1 - Phi(3.0485).
    [Fact]
    public void Equivalence_of_a_correlation_has_its_closed_form() => Oracle.Same(Tails.NormalUpper(Math.Atanh(.3) * Math.Sqrt(97)), Equivalence.OfCorrelation(0, 100, .3).PValue, 1e-12);

    // The covariance of correlations from that of covariances, cov(s_ij, s_kl) = s_ik s_jl + s_il s_jk, and numerical derivatives; both correlations at their mean, as Steiger does.
    [Theory]
    [InlineData(.5, .2, .4, 60)]
    [InlineData(-.3, .45, .1, 31)]
    public void Steiger_of_overlapping_correlations_is_the_delta_method(double r1, double r2, double r12, int n)
    {
        var mean = (r1 + r2) / 2;
        double[,] sigma = { { 1, mean, mean }, { mean, 1, r12 }, { mean, r12, 1 } };
        var c = CorrelationCovariance(sigma, (0, 1), (0, 2)) / Math.Pow(1 - (mean * mean), 2);
        var z = (Math.Atanh(r1) - Math.Atanh(r2)) * Math.Sqrt((n - 3) / (2 - (2 * c)));

        Oracle.Same(z, CorrelationDifference.Overlapping(r1, r2, r12, n).Details["Steiger's z"], 1e-6);
    }

    [Fact]
    public void Mengs_test_gives_its_published_example()
    {
        // Meng, Rosenthal and Rubin, Psychol. Bull. 111 (1992), p. 173: z 1.68, one-sided p .047; the paper prints 1.671 for the upper limit, its own numbers give 1.672.
        var meng = CorrelationDifference.Overlapping(.63, -.03, -.19, 15, Alternative.Greater);
        Assert.Equal(1.68, meng.Statistic, 5e-3);
        Assert.Equal(.047, meng.PValue, 5e-4);
        Assert.Equal(-.129, meng.Effect("q").Low, 5e-4);
        Assert.Equal(1.672, meng.Effect("q").High, 5e-4);

        // Silver, Hittner and May, Appl. Psychol. Meas. 30 (2006), the example of their program.
        var depcor = CorrelationDifference.Overlapping(.3, .4, .5, 100);
        Assert.Equal(-1.0707, depcor.Statistic, 5e-5);
        Assert.Equal(.2843, depcor.PValue, 5e-5);
        Assert.Equal(-1.0718, depcor.Details["Steiger's z"], 5e-5);
        Assert.Equal(.2838, depcor.Details["Steiger's p"], 5e-5);
    }

    [Fact]
    public void Steiger_of_separate_correlations_is_the_delta_method()
    {
        const double ab = .5, cd = .2, ac = .3, ad = .15, bc = .25, bd = .4, mean = .35;
        double[,] sigma = { { 1, mean, ac, ad }, { mean, 1, bc, bd }, { ac, bc, 1, mean }, { ad, bd, mean, 1 } };
        var c = CorrelationCovariance(sigma, (0, 1), (2, 3)) / Math.Pow(1 - (mean * mean), 2);

        Oracle.Same((Math.Atanh(ab) - Math.Atanh(cd)) * Math.Sqrt(77 / (2 - (2 * c))), CorrelationDifference.Separate(ab, cd, ac, ad, bc, bd, 80).Statistic, 1e-6);
    }

    // Where both correlations are the same, the variances of Meng, Rosenthal and Rubin and of Steiger are.
    [Fact]
    public void Meng_and_Steiger_agree_for_nearly_equal_correlations()
    {
        var result = CorrelationDifference.Overlapping(.5001, .4999, .3, 50);
        Oracle.Same(result.Details["Steiger's z"], result.Statistic, 1e-6);
    }

    // BCa is equivariant: of exp(mean) it is exp of that of the mean, which no symmetric interval is; and for a normal sample it is near mean ± 1.96 SE of the drawn means.
    [Fact]
    public void Bca_intervals_transform_with_the_statistic()
    {
        var mean = Resampling.Bootstrap(X, v => v.Average(), draws: 4000);
        var exponential = Resampling.Bootstrap(X, v => Math.Exp(v.Average()), draws: 4000);
        Assert.InRange(Math.Log(exponential.Low) - mean.Low, -.12, .12);
        Assert.InRange(Math.Log(exponential.High) - mean.High, -.12, .12);

        double[] normal = [.. Enumerable.Range(1, 60).Select(i => Quantiles.Normal((i - .5) / 60))];
        var se = Math.Sqrt(normal.Sum(v => v * v)) / 60;
        var interval = Resampling.Bootstrap(normal, v => v.Average(), draws: 20_000);
        Assert.InRange(interval.Low / (-1.959964 * se), .96, 1.04);
        Assert.InRange(interval.High / (1.959964 * se), .96, 1.04);
    }

    [Fact]
    public void Power_is_how_often_the_test_rejects()
    {
        const int draws = 4000, n = 12;
        var (pairs, equivalent) = (0, 0);
        for (var k = 0; k < draws; k++)
        {
            var random = new CounterRandom(4, (ulong)k);
            double[] d = [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())];
            double[] moved = [.. d.Select(v => v + .8)];
            var se = Math.Sqrt(moved.Sum(v => (v - moved.Average()) * (v - moved.Average())) / (n - 1) / n);
            if (Math.Abs(moved.Average() / se) > 2.200985) { pairs++; }                                                    // t(11), 2.5 %
            if (Math.Abs(d.Average()) + (1.795885 * se) < 1.1) { equivalent++; }                                            // t(11), 5 %
        }

        Assert.InRange(pairs / (double)draws - Power.PairedT(.8, n), -.03, .03);                                          // four standard errors
        Assert.InRange(equivalent / (double)draws - Power.PairedEquivalence(0, 1.1, n), -.03, .03);
    }

    [Fact]
    public void A_table_asks_by_the_names_of_its_columns()
    {
        var table = new Table("t", [new TextColumn("sex", ["f", "m", "f", "m", "f", "m", "m"]), new NumberColumn("x", X), new NumberColumn("y", Y)]);
        double[] f = [X[0], X[2], X[4]], m = [X[1], X[3], X[5], X[6]];

        Assert.Equal(TTest.Welch(f, m).Statistic, table.TTest("x", by: "sex").Statistic);
        Assert.Equal(TTest.Paired(X, Y).Statistic, table.PairedTTest("x", "y").Statistic);
        Assert.Equal(Wilcoxon.RankSum(f, m).Statistic, table.RankSumTest("x", by: "sex").Statistic);
        Assert.Equal(Wilcoxon.SignedRank(X, Y).Statistic, table.SignedRankTest("x", "y").Statistic);
        Assert.Equal(Correlation.Pearson(X, Y).Statistic, table.Correlate("x", "y").Statistic);
        Assert.Equal(Correlation.Spearman(X, Y).Statistic, table.RankCorrelate("x", "y").Statistic);
        Assert.Equal(KruskalWallis.Test(f, m).Statistic, table.KruskalWallisTest("x", by: "sex").Statistic);
        Assert.Equal(ShapiroWilk.Test(X).Statistic, table.ShapiroTest("x").Statistic);
        Assert.Contains("7 levels", Assert.Throws<ArgumentMistake>(() => table.TTest("x", by: "y")).Message, StringComparison.Ordinal);
    }

    private static double CorrelationCovariance(double[,] sigma, (int I, int J) one, (int I, int J) two)
    {
        var n = sigma.GetLength(0);
        var (g, h) = (Derivative(sigma, one), Derivative(sigma, two));
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                {
                    for (var l = 0; l < n; l++) { sum += g[i, j] * h[k, l] * ((sigma[i, k] * sigma[j, l]) + (sigma[i, l] * sigma[j, k])); }
                }
            }
        }

        return sum;
    }

    private static double[,] Derivative(double[,] sigma, (int I, int J) pair)
    {
        var n = sigma.GetLength(0);
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                double[,] up = (double[,])sigma.Clone(), down = (double[,])sigma.Clone();
                (up[i, j], down[i, j]) = (sigma[i, j] + 1e-5, sigma[i, j] - 1e-5);
                (up[j, i], down[j, i]) = (up[i, j], down[i, j]);
                result[i, j] = (R(up) - R(down)) / 2e-5;
            }
        }

        return result;

        double R(double[,] s) => s[pair.I, pair.J] / Math.Sqrt(s[pair.I, pair.I] * s[pair.J, pair.J]);
    }
}

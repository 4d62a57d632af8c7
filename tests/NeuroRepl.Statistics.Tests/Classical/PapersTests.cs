using NeuroRepl.IO;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Classical;

/// <summary>Numbers that the papers print, or that follow from what they print.</summary>
public sealed class PapersTests
{
    private static string[][] Fixture(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.SharedData("..")!, "papers", "fixtures", file)).Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(','))];

    private static double[] Column(string[][] rows, int column) => [.. rows.Skip(1).Select(row => double.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void P4_normality_of_residuals() => Assert.Equal(.1092, ShapiroWilk.P(.95946, 46), 5e-5);

    [Fact]
    public void P2_correlation_of_16_and_its_difference_from_that_of_21()
    {
        Assert.Equal(.0073, Correlation.Pearson(-.642, 16).PValue, 5e-5);
        var difference = CorrelationDifference.Independent(-.0665, 21, -.642, 16);
        Assert.Equal(1.909, difference.Statistic, 1e-3);
        Assert.Equal(.056, difference.PValue, 5e-4);
    }

    [Fact]
    public void P0_signed_ranks()
    {
        Assert.Equal(.00336, Wilcoxon.SignedRankP(109, 15), 5e-6);
        Assert.InRange(Wilcoxon.SignedRankP(278.5, 26).Value, .006, .0092);
    }

    [Needs("shared:../papers/fixtures")]
    public void P0_dissociation_ratings()
    {
        var rows = Fixture("p000_cadss.csv");
        double[] p = Column(rows, 0), l = Column(rows, 1), h = Column(rows, 2);

        Assert.Equal(41.615, Friedman.Test([p, l, h], correctTies: false).Statistic, 5e-4);
        Assert.Equal(42.431, Friedman.Test(p, l, h).Statistic, 5e-4);
        Assert.Equal(300, Wilcoxon.SignedRank(l, p).Statistic);
        Assert.Equal(351, Wilcoxon.SignedRank(h, p).Statistic);
        var doses = Wilcoxon.SignedRank(h, l);
        Assert.Equal(278.5, doses.Statistic);
        Assert.Equal(.00739, doses.PValue, 5e-6);            // counted, ties as they are; the papers' programs approximate
        Assert.InRange(Wilcoxon.SignedRank(h, l, WilcoxonOptions.As("R")).PValue.Value, .0089, .0092);
    }

    [Needs("shared:../papers/fixtures")]
    public void P4_Spearman_correlations_are_those_of_AS_89()
    {
        var rows = Fixture("p004_pairs.csv");
        TestResult Of(string arm, SpearmanP way) => Correlation.Spearman(
            Column([rows[0], .. rows.Where(r => r[0] == arm)], 1), Column([rows[0], .. rows.Where(r => r[0] == arm)], 2), way);

        Assert.Equal(.3415, Of("ketamine", SpearmanP.AsR).Statistic, 5e-5);
        Assert.Equal(.0882, Of("ketamine", SpearmanP.AsR).PValue, 5e-5);
        Assert.Equal(.0877, Of("ketamine", SpearmanP.StudentT).PValue, 5e-5);
        Assert.Equal(-.2902, Of("placebo", SpearmanP.AsR).Statistic, 5e-5);
        Assert.Equal(.2138, Of("placebo", SpearmanP.AsR).PValue, 5e-5);
        Assert.Equal(.2145, Of("placebo", SpearmanP.StudentT).PValue, 5e-5);
    }
}

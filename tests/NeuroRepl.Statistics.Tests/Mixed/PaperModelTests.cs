using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Mixed;

/// <summary>Published results, from the constructed fixtures of tests/reference/papers.</summary>
public sealed class PaperModelTests
{
    private static Table Fixture(string name) => Table.Open(Repository.At("tests", "reference", "papers", name));

    [Fact]
    public void Crossover_of_eight_blocks_gives_the_published_interaction()
    {
        var fit = Fixture("p000_roi_bold.csv").FitMixed("y ~ factor(block) * cond + (1 | id)", reml: false);
        var interaction = fit.Anova()["factor(block):cond"];

        Assert.Equal(656, fit.Count);
        Assert.Equal(14, interaction.Df);
        Assert.Equal(1.830, interaction.F, .0005);
        Assert.Equal(627.2, interaction.DenominatorDf, .05);
        Assert.Equal(.0313, interaction.P, .00005);
    }

    [Fact]
    public void Crossover_gives_every_published_pairwise_statement()
    {
        var fit = Fixture("p000_roi_bold.csv").FitMixed("y ~ factor(block) * cond + (1 | id)", reml: false);
        var byBlock = fit.Pairwise("cond", by: "block");
        var byArm = fit.Pairwise("block", by: "cond");
        string[] Significant(string arm) => [.. byArm.Rows.Where(r => r.By[0] == arm && r.P < .05).Select(r => r.Name)];

        Assert.Equal(["2"], byBlock.Rows.Where(r => r.Name == "H - L" && r.P < .05).Select(r => r.By[0]));
        Assert.All(byBlock.Rows.Where(r => r.Name is "H - P" or "L - P"), r => Assert.True(r.Estimate > 0 && r.P < .05, $"{r.Name} block {r.By[0]}: p = {r.P}"));
        Assert.Equal(["1 - 4"], Significant("L"));
        Assert.Equal(["1 - 2", "1 - 4", "1 - 6", "2 - 3", "2 - 4", "2 - 5", "2 - 6", "2 - 7", "2 - 8"], Significant("H").Order());
    }

    [Fact]
    public void Growth_factor_model_gives_the_corrected_table()
    {
        var table = Fixture("p004_pairs.csv").WithFactor("condition", "placebo", "ketamine");
        var fit = table.FitLinear("rel_bdnf ~ rel_glu * condition");

        double[][] expected = [[-.048, .062, -.773, .444], [-.33, .395, -.836, .408], [-.15, .085, -1.772, .084], [1.005, .47, 2.138, .038]];
        foreach (var (row, c) in expected.Zip(fit.Coefficients))
        {
            Assert.Equal<double>(row, new[] { c.Estimate, c.StandardError, c.T, c.P.Value }.Select(v => Math.Round(v, 3)));
        }

        Assert.Equal(2.8320, fit.Overall.F, 5e-5);
        Assert.Equal(.04972, fit.Overall.P, 5e-6);
    }
}

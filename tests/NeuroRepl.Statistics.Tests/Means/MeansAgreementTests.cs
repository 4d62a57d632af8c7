using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Means;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Tests.Means;

/// <summary>Against emmeans 1.8.4-1 with Satterthwaite degrees of freedom.</summary>
public sealed class MeansAgreementTests
{
    private static readonly MixedFit Fit = ModelOracle.Cross.FitMixed("y ~ block * dose + x + (1 | subject)");

    [Theory]
    [InlineData("tukey", Adjust.Tukey)]
    [InlineData("sidak", Adjust.Sidak)]
    [InlineData("bonferroni", Adjust.Bonferroni)]
    [InlineData("holm", Adjust.Holm)]
    [InlineData("fdr", Adjust.Fdr)]
    [InlineData("none", Adjust.None)]
    public void Simple_effects_agree_with_emmeans(string name, Adjust adjust) => Check($"pairs_{name}", Fit.Pairwise("dose", by: "block", adjust), withIntervals: adjust is Adjust.Tukey or Adjust.Sidak or Adjust.Bonferroni or Adjust.None);

    [Fact]
    public void Main_effect_pairs_agree_with_emmeans() => Check("pairs_dose", Fit.Pairwise("dose"), withIntervals: true);

    [Fact]
    public void Means_agree_with_emmeans()
    {
        var means = Fit.MarginalMeans("dose", by: "block");

        ModelOracle.Close(ModelOracle.Numbers("means", "mean"), [.. means.Rows.Select(r => r.Estimate)], 1e-6, "mean");
        ModelOracle.Close(ModelOracle.Numbers("means", "se"), [.. means.Rows.Select(r => r.StandardError)], 1e-6, "se");
        ModelOracle.Close(ModelOracle.Numbers("means", "df"), [.. means.Rows.Select(r => r.Df)], 1e-4, "df");
        ModelOracle.Close(ModelOracle.Numbers("means", "low"), [.. means.Rows.Select(r => r.Low)], 1e-5, "low");
    }

    [Fact]
    public void Contrasts_of_contrasts_agree_with_emmeans()
    {
        var between = Fit.Pairwise("dose", by: "block", Adjust.None).Between();
        var (doses, blocks, estimates, p) = (ModelOracle.Texts("interaction", "dose"), ModelOracle.Texts("interaction", "block"), ModelOracle.Numbers("interaction", "estimate"), ModelOracle.Numbers("interaction", "p"));

        for (var i = 0; i < doses.Length; i++)
        {
            var row = between[$"({doses[i]}) {blocks[i]}"];
            ModelOracle.Close(estimates[i], row.Estimate, 1e-6, row.Name);
            ModelOracle.Close(p[i], row.P, 1e-5, row.Name);
        }
    }

    private static void Check(string name, ContrastTable table, bool withIntervals)
    {
        Assert.Equal(ModelOracle.Texts(name, "contrast"), table.Rows.Select(r => r.Name));
        ModelOracle.Close(ModelOracle.Numbers(name, "estimate"), [.. table.Rows.Select(r => r.Estimate)], 1e-6, $"{name} estimate");
        ModelOracle.Close(ModelOracle.Numbers(name, "se"), [.. table.Rows.Select(r => r.StandardError)], 1e-6, $"{name} se");
        var expected = ModelOracle.Numbers(name, "p");
        for (var i = 0; i < expected.Length; i++) { Assert.Equal(expected[i], table.Rows[i].P, 1e-6); }

        if (withIntervals) { ModelOracle.Close(ModelOracle.Numbers(name, "high"), [.. table.Rows.Select(r => r.High)], 2e-5, $"{name} high"); }
    }
}

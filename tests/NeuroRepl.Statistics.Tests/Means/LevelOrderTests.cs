using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Tests.Means;

/// <summary>R sorts levels unless factor(levels = …) declares them; a declared order goes through model, means and contrasts.</summary>
public sealed class LevelOrderTests
{
    [Fact]
    public void Declared_levels_are_the_order_of_coefficients_means_and_contrasts()
    {
        var sorted = Doses().FitMixed("y ~ dose + (1 | subject)");
        var declared = Doses().WithFactor("dose", "placebo", "low", "high").FitMixed("y ~ dose + (1 | subject)");

        Assert.Equal(["(Intercept)", "doselow", "doseplacebo"], sorted.Coefficients.Select(c => c.Name));
        Assert.Equal(["(Intercept)", "doselow", "dosehigh"], declared.Coefficients.Select(c => c.Name));
        Assert.Equal(["high", "low", "placebo"], sorted.MarginalMeans("dose").Rows.Select(row => row.Label));
        Assert.Equal(["placebo", "low", "high"], declared.MarginalMeans("dose").Rows.Select(row => row.Label));
        Assert.Equal(["placebo - low", "placebo - high", "low - high"], declared.Pairwise("dose").Rows.Select(row => row.Name));
        Oracle.Same(sorted.Anova()["dose"].F, declared.Anova()["dose"].F, 1e-9);
        Oracle.Same(-sorted.Pairwise("dose")["high - placebo"].Estimate, declared.Pairwise("dose")["placebo - high"].Estimate, 1e-9);
    }

    [Fact]
    public void Tests_of_a_table_take_the_first_declared_level_minus_the_second()
    {
        var two = Doses().Where("dose != \"low\"");

        var asTheyCome = two.TTest("y", by: "dose");
        var declared = two.WithFactor("dose", "placebo", "high").TTest("y", by: "dose");

        Assert.Contains("high minus placebo.", asTheyCome.Notes);
        Assert.Contains("placebo minus high.", declared.Notes);
        Oracle.Same(-asTheyCome.Statistic, declared.Statistic, 1e-12);
    }

    private static Table Doses()
    {
        var random = new CounterRandom(8);
        string[] doses = ["high", "low", "placebo"];
        return new("doses",
        [
            new TextColumn("subject", [.. Enumerable.Range(0, 36).Select(n => $"s{n / 3:00}")]), new TextColumn("dose", [.. Enumerable.Range(0, 36).Select(n => doses[n % 3])]),
            new NumberColumn("y", [.. Enumerable.Range(0, 36).Select(n => (n / 3 % 4) + (n % 3) + random.NextNormal())]),
        ]);
    }
}

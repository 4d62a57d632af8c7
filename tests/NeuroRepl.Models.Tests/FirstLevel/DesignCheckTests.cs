using NeuroRepl.Domain.Designs;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.FirstLevel;

public sealed class DesignCheckTests
{
    [Fact]
    public void A_high_pass_filter_ruins_slow_blocks_by_the_factors_that_numpy_gives()
    {
        var design = DesignMatrix.BaselineAndBlocks(8, 48, discard: 14);
        foreach (var (text, hz) in new[] { ("0.008000", .008), ("0.010000", .01), ("0.007812", 1 / 128.0) })
        {
            var check = design.Check(repetitionTimeSeconds: 5.1, highPassHz: hz);
            FirstLevelOracle.Same([.. FirstLevelOracle.Numbers("high_pass", text, "inflation").Select(Math.Sqrt)], [.. check.Contrasts.Select(one => one.HighPassInflation)], 1e-8);
        }

        var usual = design.Check(5.1, .01);
        Assert.Equal([.. Enumerable.Range(1, 8).Select(block => $"block{block} - baseline")], usual.Contrasts.Select(one => one.Contrast));
        Assert.Contains("5 to 14.2 times as large", Assert.Single(usual.Findings), StringComparison.Ordinal);
        Assert.True(design.Check().IsSound);
    }

    [Fact]
    public void The_variance_inflation_of_one_column_is_the_textbooks()
    {
        var random = new CounterRandom(1);
        double[] a = [.. Enumerable.Range(0, 80).Select(_ => random.NextNormal())];
        double[] b = [.. a.Select(x => x + (.3 * random.NextNormal()))];
        var check = DesignMatrix.Mean(80).With("a", a).With("b", b).Check("a");
        var (ma, mb) = (a.Average(), b.Average());
        var r2 = Math.Pow(a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum(), 2) / a.Sum(x => (x - ma) * (x - ma)) / b.Sum(y => (y - mb) * (y - mb));

        Assert.Equal(1 / (1 - r2), check["a"].VarianceInflation, 1e-8);     // 1/(1 − R²)
        Assert.Contains(check.Findings, finding => finding.StartsWith("a has ", StringComparison.Ordinal));
    }

    [Fact]
    public void Short_blocks_scrubbed_volumes_dependent_columns_and_empty_conditions_are_named()
    {
        var check = DesignMatrix.BaselineAndBlocks(8, 48, discard: 24, lastBlock: 38).Check();
        Assert.StartsWith("block8 has 38 volumes, the others 48", Assert.Single(check.Findings), StringComparison.Ordinal);

        var flags = Enumerable.Range(0, 40).Select(t => t % 2 == 0).ToArray();
        var scrubbed = DesignMatrix.Blocks(2, 20).WithSpikes(flags).Check();
        Assert.Equal(.5, scrubbed.Scrubbed);
        Assert.Contains(scrubbed.Findings, finding => finding.StartsWith("50 % of the volumes are scrubbed", StringComparison.Ordinal));

        var dependent = DesignMatrix.Blocks(2, 20).WithMean().Check("block2", "block2 - block1");
        Assert.Equal((false, true), (dependent["block2"].IsEstimable, dependent["block2 - block1"].IsEstimable));
        Assert.Contains(dependent.Findings, finding => finding.StartsWith("Dependent columns: block1, block2, mean. Drop one, design.Without(\"mean\")", StringComparison.Ordinal));
        Assert.True(double.IsPositiveInfinity(dependent.Condition));
        Assert.Equal(1, DesignMatrix.Blocks(2, 20).Check().Condition, 1e-12);
        Assert.Contains(new DesignMatrix(["go"], [1, 0, 1, 0]) { Empty = ["wrong"] }.Check("go").Findings, finding => finding.StartsWith("No events of wrong", StringComparison.Ordinal));
    }
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Statistics.Tests.MixedEffects;

public sealed class FlameTestingTests
{
    private static readonly Table Study = Simulated();

    [Fact]
    public void Every_comparison_is_the_paired_model_of_its_rows_and_p_is_adjusted_over_blocks_and_over_all()
    {
        var tests = Study.FlameTests("high", "placebo");

        Assert.Equal(24, tests.Count);
        var (a, b) = (Study.Where("quantity == Lac").Where("contrast == block3").Where("arm == high"), Study.Where("quantity == Lac").Where("contrast == block3").Where("arm == placebo"));
        var one = Flame.Paired([.. a.Numbers("estimate").Take(11)], [.. a.Numbers("variance").Take(11)], b.Numbers("estimate"), b.Numbers("variance"));
        Assert.Equal(one.Effects[0].T, tests["Lac", "block3"].Effect.T, 1e-12);
        Assert.Equal(one.CohensD, tests["Lac", "block3"].Fit.CohensD, 1e-12);

        double[] p = [.. tests.Where(t => t.Quantity == "Lac").Select(t => (double)t.Effect.P)];
        Assert.All(BenjaminiHochberg(p).Zip(tests.Where(t => t.Quantity == "Lac")), pair => Assert.Equal(pair.First, pair.Second.Adjusted, 1e-12));
        Assert.All(BenjaminiHochberg([.. tests.Select(t => (double)t.Effect.P)]).Zip(tests), pair => Assert.Equal(pair.First, pair.Second.AdjustedOverAll, 1e-12));
        Assert.Equal(["sub-12 has no placebo"], tests.LeftOut);
        Assert.All(tests, t => Assert.Equal(11, t.Subjects));
    }

    [Fact]
    public void All_eight_that_were_put_in_are_found_and_hardly_another()
    {
        var table = Study.FlameTests("high", "placebo").Table();

        var others = 0;
        for (var i = 0; i < table.Count; i++)
        {
            var isReal = table.Texts("quantity")[i] == "Glu";
            var isFound = table.Numbers("p_adjusted_all")[i] < 0.05;
            Assert.True(isFound || !isReal);
            others += isFound && !isReal ? 1 : 0;
            Assert.InRange(table.Numbers("estimate")[i] - (isReal ? 0.5 : 0), -4 * table.Numbers("standard_error")[i], 4 * table.Numbers("standard_error")[i]);
        }

        Assert.InRange(others, 0, 2);                       // 8·0.05/0.95 expected at most; three or more in one study of a hundred
    }

    [Fact]
    public void Without_arms_the_mean_is_tested()
    {
        var placebo = Study.Where("arm == placebo");

        var tests = placebo.FlameTests(adjust: Adjust.Holm);

        var rows = placebo.Where("quantity == Glu").Where("contrast == block1");
        Assert.Equal(rows.FitFlame().Effects[0].Estimate, tests["Glu", "block1"].Effect.Estimate, 1e-12);
        Assert.Equal("mean", tests.Name);
    }

    [Fact]
    public void A_call_that_cannot_be_meant_is_refused()
    {
        Assert.Contains("no arm low", Assert.Throws<ArgumentMistake>(() => Study.FlameTests("low", "placebo")).Message, StringComparison.Ordinal);
        Assert.Contains("not the other", Assert.Throws<ArgumentMistake>(() => Study.FlameTests("high")).Message, StringComparison.Ordinal);
        Assert.Contains("2 times", Assert.Throws<ArgumentMistake>(() => Study.FlameTests()).Message, StringComparison.Ordinal);
        Assert.Contains("Compared were", Assert.Throws<ArgumentMistake>(() => Study.FlameTests("high", "placebo")["NAA", "block1"]).Hint, StringComparison.Ordinal);
    }

    /// <summary>Twelve subjects, the last without placebo; three quantities, eight blocks; glutamate higher by 0.5 in the high arm.</summary>
    private static Table Simulated()
    {
        var random = new CounterRandom(81);
        List<string?> subject = [], arm = [], quantity = [], contrast = [];
        List<double> estimate = [], variance = [];
        foreach (var q in (string[])["Glu", "Lac", "GABA"])
        {
            foreach (var block in Enumerable.Range(1, 8))
            {
                foreach (var a in (string[])["high", "placebo"])
                {
                    foreach (var s in Enumerable.Range(1, a == "high" ? 12 : 11))
                    {
                        var sd = 0.08 + (0.04 * random.NextDouble());
                        subject.Add($"sub-{s:D2}");
                        arm.Add(a);
                        quantity.Add(q);
                        contrast.Add($"block{block}");
                        estimate.Add((q == "Glu" && a == "high" ? 0.5 : 0) + (0.1 * random.NextNormal()) + (sd * random.NextNormal()));
                        variance.Add(sd * sd);
                    }
                }
            }
        }

        return new("study", [new TextColumn("subject", [.. subject]), new TextColumn("arm", [.. arm]), new TextColumn("quantity", [.. quantity]), new TextColumn("contrast", [.. contrast]), new NumberColumn("estimate", [.. estimate]), new NumberColumn("variance", [.. variance])]);
    }

    /// <summary>The smallest n·p/k of all that rank as high or higher, by its definition.</summary>
    private static double[] BenjaminiHochberg(double[] p)
    {
        var sorted = p.Order().ToArray();
        return [.. p.Select(x => Math.Min(1, Enumerable.Range(1, p.Length).Where(k => sorted[k - 1] >= x).Min(k => sorted[k - 1] * p.Length / k)))];
    }
}

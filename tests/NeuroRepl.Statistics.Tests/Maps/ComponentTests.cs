using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Statistics.Tests.Maps;

public sealed class ComponentTests
{
    [Theory]
    [InlineData(ShuffleRule.WithinRows)]
    [InlineData(ShuffleRule.WithinColumns)]
    public void One_shared_pattern_is_one_significant_component(ShuffleRule rule)
    {
        var random = new CounterRandom(3);
        double[] pattern = [.. Enumerable.Range(0, 80).Select(_ => random.NextNormal())];
        var data = new RowMajor(20, 80);
        for (var r = 0; r < 20; r++)
        {
            var weight = 2 * random.NextNormal();
            for (var c = 0; c < 80; c++) { data[r, c] = (weight * pattern[c]) + random.NextNormal(); }
        }

        var components = data.PrincipalComponents(shuffles: 200, rule, seed: 1);
        Assert.Equal(1, components.Significant);
        Assert.Equal(1 / 201.0, components.P[0].Value);
        Assert.Equal(100, components.ExplainedPercent.Sum(), 1e-9);
        var loading = components.Loadings.Row(0).ToArray();
        var cosine = loading.Zip(pattern).Sum(pair => pair.First * pair.Second) / Math.Sqrt(pattern.Sum(v => v * v));
        Assert.True(Math.Abs(cosine) > .97);
        Assert.Equal(components.NullPercent, data.PrincipalComponents(shuffles: 200, rule, seed: 1).NullPercent);
    }

    [Fact]
    public void The_participation_ratio_counts_equal_directions()
    {
        // Corners of a cross: k orthogonal directions of equal variance.
        var data = new RowMajor(10, 5);
        for (var k = 0; k < 5; k++) { (data[2 * k, k], data[(2 * k) + 1, k]) = (1, -1); }

        Assert.Equal(5, ParticipationRatio.Of(data).Value, 1e-12);
        var line = new RowMajor([1, 2, 2, 4, 3, 6, 5, 10], 4, 2);
        Assert.Equal(1, ParticipationRatio.Of(line).Value, 1e-12);
        Assert.Equal(0, ParticipationRatio.Of(line).JackknifeStandardError, 1e-9);
    }

    [Fact]
    public void Networks_have_their_own_means_and_a_gradient_tells_them_apart()
    {
        var space = Fields.Parcels(60);
        var map = new Domain.Imaging.BrainMap(space, [.. space.Positions!.Select(p => (float)p.Z)]) { Name = "z" };
        string[] labels = [.. space.Positions!.Select((p, n) => n == 0 ? "" : p.Z > 0 ? "upper" : "lower")];
        var means = map.NetworkMeans(labels, spins: 500, seed: 2);
        var upper = Enumerable.Range(1, space.Count - 1).Where(n => labels[n] == "upper").Select(n => (double)map[n]).ToArray();
        Assert.Equal(upper.Length, means["upper"].Places);
        Assert.Equal(upper.Average(), means["upper"].Mean, 1e-9);
        var contrast = means.Contrast(["upper"], ["lower"]);
        Assert.Equal(means["upper"].Mean - means["lower"].Mean, contrast.Difference, 1e-9);
        Assert.True(contrast.P < .06);
        Assert.Throws<ArgumentMistake>(() => means["visual"]);
        Assert.Throws<ArgumentMistake>(() => means.Contrast(["upper"], ["upper"]));
    }

    [Fact]
    public void Components_of_unusable_data_are_refused()
    {
        Assert.Throws<ArgumentMistake>(() => new RowMajor(2, 5).PrincipalComponents());
        Assert.Throws<ArgumentMistake>(() => new RowMajor(5, 5).PrincipalComponents());
        Assert.Throws<ArgumentMistake>(() => ParticipationRatio.Of(new RowMajor(5, 5)));
        var holey = new RowMajor([1, 2, 3, double.NaN, 5, 7, 8, 1], 4, 2);
        Assert.Contains("Row 2, column 2", Assert.Throws<ArgumentMistake>(() => holey.PrincipalComponents()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => ParticipationRatio.Of(new RowMajor([1, 2, 3, 4, 5, 7, 8, 1], 4, 2), subsample: 9));
    }
}

using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Statistics.Tests.Maps;

public sealed class SurrogateTests
{
    private static readonly ParcelSpace Space = Fields.Parcels(50);

    [Fact]
    public void Surrogates_have_the_maps_variogram_and_shuffles_do_not()
    {
        var map = Fields.Smooth(Space, 3);
        double[] values = [.. map.Values.ToArray().Take(50).Select(v => (double)v)];
        var at = Space.Positions!;
        var distances = new RowMajor(50, 50);
        for (var i = 0; i < 50; i++)
        {
            for (var j = 0; j < 50; j++) { distances[i, j] = at[i].DistanceTo(at[j]); }
        }

        var match = new VariogramMatch(values, distances, new SurrogateOptions());
        var surrogates = map.VariogramSurrogates(200, seed: 2, new SurrogateOptions { PerHemisphere = true });
        var mean = new double[25];
        foreach (var k in Enumerable.Range(0, 200))
        {
            var v = match.Variogram([.. surrogates[k].Values.ToArray().Take(50).Select(x => (double)x)]);
            for (var lag = 0; lag < 25; lag++) { mean[lag] += v[lag] / 200; }
        }

        var random = new CounterRandom(1);
        double Shuffled()
        {
            var shuffled = (double[])values.Clone();
            random.Shuffle(shuffled);
            return Off(match.Variogram(shuffled));
        }

        double Off(double[] v) => Math.Sqrt(v.Zip(match.Target).Average(pair => Math.Pow(pair.First - pair.Second, 2))) / match.Target.Average();
        // On fifty places the regression on the variogram leaves noise beside the smooth part, so the match is not exact; without it a shuffle is several times as far off.
        var without = Enumerable.Range(0, 50).Average(_ => Shuffled());
        Assert.True(3 * Off(mean) < without, $"{Off(mean)} against {without}");
    }

    [Fact]
    public void Kept_values_are_the_maps_own_and_the_seed_decides()
    {
        var map = Fields.Smooth(Space, 4);
        var surrogates = map.VariogramSurrogates(5, seed: 9, new SurrogateOptions { KeepsValues = true });
        Assert.Equal(map.Values.ToArray().Order(), surrogates[2].Values.ToArray().Order());
        Assert.Equal(surrogates[4].Values.ToArray(), map.VariogramSurrogates(5, seed: 9, new SurrogateOptions { KeepsValues = true })[4].Values.ToArray());
        Assert.NotEqual(surrogates[4].Values.ToArray(), map.VariogramSurrogates(5, seed: 10, new SurrogateOptions { KeepsValues = true })[4].Values.ToArray());
    }

    [Fact]
    public void P_against_surrogates_is_uniform_for_independent_maps()
    {
        double[] p = [.. Enumerable.Range(0, 60).Select(k =>
        {
            var map = Fields.Smooth(Space, 300 + (2 * k), 15);
            return map.CorrelateWith([Fields.Smooth(Space, 301 + (2 * k), 15)], map.MoranSurrogates(99, seed: k))[0].P.Value;
        }).Order()];
        var distance = p.Select((value, k) => Math.Max(Math.Abs(((k + 1) / 60.0) - value), Math.Abs(value - (k / 60.0)))).Max();
        Assert.True(distance < 1.358 / Math.Sqrt(60), $"Kolmogorov-Smirnov distance {distance}");
    }

    [Fact]
    public void Surrogates_of_unusable_maps_are_refused()
    {
        var map = Fields.Smooth(Space, 5);
        Assert.Throws<ArgumentMistake>(() => map.Select(_ => 1).VariogramSurrogates(5));
        Assert.Throws<ArgumentMistake>(() => map.Select(_ => float.NaN).MoranSurrogates(5));
        Assert.Throws<ArgumentMistake>(() => map.VariogramSurrogates(5, options: new SurrogateOptions { Distances = new RowMajor(3, 3) }));
        Assert.Throws<ArgumentMistake>(() => map.VariogramSurrogates(5, options: new SurrogateOptions { Distances = new RowMajor(100, 100) }));
    }
}

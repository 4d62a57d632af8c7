using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

/// <summary>Besag and Clifford (1991): shuffle until h draws have been as extreme as the data; p is then (h + 1) / (draws + 1) with the data themselves among them.</summary>
public class EarlyStopTests
{
    [Fact]
    public void It_is_off_by_default()
    {
        var test = Noise(14, seed: 1).PermutationTest(500, seed: 2);

        Assert.Equal(500, test.Shuffles);
        Assert.DoesNotContain(test.Notes, note => note.Contains("Early stop", StringComparison.Ordinal));
        Assert.DoesNotContain("ends early", test.Why(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_of_noise_ends_with_the_shuffle_that_completes_the_count()
    {
        var copes = Noise(14, seed: 1);
        var whole = copes.PermutationTest(3000, new Tfce(), seed: 2);
        var top = whole.Maxima[0];
        var end = Enumerable.Range(1, 2999).Where(n => whole.Maxima[n] >= top * (1 - 2e-6)).ElementAt(19) + 1;

        var test = copes.PermutationTest(3000, new Tfce(), seed: 2, scheme: new() { StopAfter = 20 });

        Assert.Equal(end, test.Shuffles);
        Assert.Equal(whole.Maxima.Take(end), test.Maxima);
        Assert.Equal((float)(21.0 / end), Enumerable.Range(0, copes.Space.Count).Min(place => test.FamilyWiseP[place]));
        Assert.False(test.IsExhaustive);
        Assert.Contains(test.Notes, note => note.StartsWith($"Early stop is on: the test ended after {end} of 3000 shuffles", StringComparison.Ordinal));
        Assert.Contains("once 20 largest scores", test.Why(), StringComparison.Ordinal);

        // The same shuffles asked for at once count the same at every place.
        var prefix = copes.PermutationTest(end, new Tfce(), seed: 2);
        Assert.Equal(prefix.UncorrectedP.Values.ToArray(), test.UncorrectedP.Values.ToArray());
        Assert.Equal(prefix.FamilyWiseP.Values.ToArray(), test.FamilyWiseP.Values.ToArray());
    }

    [Fact]
    public void Where_there_is_an_effect_every_shuffle_is_made()
    {
        var copes = Noise(14, seed: 3, effect: 2.5f);
        var whole = copes.PermutationTest(600, seed: 2);

        var test = copes.PermutationTest(600, seed: 2, scheme: new() { StopAfter = 20 });

        Assert.Equal(whole.FamilyWiseP.Values.ToArray(), test.FamilyWiseP.Values.ToArray());
        Assert.Contains(test.Notes, note => note.Contains("all 600 shuffles were made", StringComparison.Ordinal));
        Assert.Contains(Noise(6, seed: 1).PermutationTest(600, scheme: new() { StopAfter = 2 }).Notes, note => note.Contains("all shuffles that exist are few", StringComparison.Ordinal));
    }

    [Fact]
    public void P_values_of_noise_stay_valid()
    {
        double[] p = [.. Enumerable.Range(0, 400).Select(seed =>
        {
            var copes = Noise(12, (ulong)(1000 + seed));
            var test = copes.PermutationTest(400, seed: seed, scheme: new() { StopAfter = 10 });
            return (double)Enumerable.Range(0, copes.Space.Count).Min(place => test.FamilyWiseP[place]);
        })];

        // Of 400 uniform p-values, 3 standard errors above the share that is expected.
        foreach (var alpha in new[] { .05, .1, .3 }) { Assert.InRange(p.Count(v => v <= alpha) / 400.0, alpha - (4 * Math.Sqrt(alpha * (1 - alpha) / 400)) - .02, alpha + (3 * Math.Sqrt(alpha * (1 - alpha) / 400))); }
    }

    [Fact]
    public void Tests_that_ended_at_different_shuffles_are_not_corrected_together()
    {
        PermutationScheme scheme = new() { StopAfter = 20 };
        var (one, other) = (Noise(14, seed: 1).PermutationTest(3000, seed: 2, scheme: scheme), Noise(14, seed: 5).PermutationTest(3000, seed: 2, scheme: scheme));

        Assert.NotEqual(one.Shuffles, other.Shuffles);
        Assert.Contains("without StopAfter", Assert.Throws<ArgumentMistake>(() => PermutationResult.Together(one, other)).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => Noise(14, seed: 1).PermutationTest(100, scheme: new() { StopAfter = 0 }));
    }

    private static CopeSet Noise(int scans, ulong seed, float effect = 0)
    {
        var space = VoxelSpace.Whole(new(4, 3, 2, Affine.Isotropic(2)));
        var random = new CounterRandom(seed);
        var values = new float[scans * space.Count];
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + (n % space.Count < 4 ? effect : 0); }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n:00}")])]));
    }
}

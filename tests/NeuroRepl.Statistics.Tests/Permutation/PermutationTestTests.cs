using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class PermutationTestTests
{
    [Fact]
    public void Exhaustive_sign_flips_give_the_exact_p_values()
    {
        var reference = Reference.Root.GetProperty("flips");
        var scans = reference.GetProperty("scans").Rows();
        var copes = Copes(new ParcelSpace([.. Enumerable.Range(0, 20).Select(n => $"parcel {n}")]), [.. scans.SelectMany(row => row).Select(value => (float)value)]);

        var test = copes.PermutationTest(permutations: 5000);

        Assert.True(test.IsExhaustive);
        Assert.Equal(256, test.Shuffles);
        Assert.Contains(test.Notes, note => note.Contains("Only 256 different shuffles exist", StringComparison.Ordinal));
        var (t, uncorrected, familyWise) = (reference.GetProperty("t").Numbers(), reference.GetProperty("uncorrected").Numbers(), reference.GetProperty("familywise").Numbers());
        for (var place = 0; place < 20; place++)
        {
            Reference.Close(t[place], test.T[place], 2e-6, "t");
            Reference.Close(uncorrected[place], test.UncorrectedP[place], 1e-7, $"uncorrected p of {place}");
            Reference.Close(familyWise[place], test.FamilyWiseP[place], 1e-7, $"family-wise p of {place}");
        }
    }

    [Fact]
    public void Two_groups_of_four_have_70_namings_and_their_exact_p_values()
    {
        var reference = Reference.Root.GetProperty("twogroups");
        var scans = reference.GetProperty("scans").Rows();
        var copes = Copes(new ParcelSpace([.. Enumerable.Range(0, 12).Select(n => $"parcel {n}")]), [.. scans.SelectMany(row => row).Select(value => (float)value)]);
        var design = new DesignMatrix(["patients", "controls"], [1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1]);

        var test = copes.PermutationTest(design, "patients - controls");
        var asF = copes.PermutationTest(design, ["patients - controls"]);

        Assert.Equal(70, test.Shuffles);
        var (uncorrected, familyWise) = (reference.GetProperty("uncorrected").Numbers(), reference.GetProperty("familywise").Numbers());
        for (var place = 0; place < 12; place++)
        {
            Reference.Close(uncorrected[place], test.UncorrectedP[place], 1e-7, $"uncorrected p of {place}");
            Reference.Close(familyWise[place], test.FamilyWiseP[place], 1e-7, $"family-wise p of {place}");
            Reference.Close(test.T[place], asF.T[place], 1e-7, "one contrast is a t test");
        }
    }

    [Fact]
    public void Permuting_one_sample_is_refused()
    {
        var copes = Noise(scans: 6, effect: 0);

        var problem = Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(DesignMatrix.Mean(6), "mean", scheme: new() { Shuffling = Shuffling.Permutations }));

        Assert.Contains("SignFlips", problem.Hint, StringComparison.Ordinal);
        Assert.Equal(64, copes.PermutationTest(DesignMatrix.Mean(6), "mean").Shuffles);
    }

    [Fact]
    public void A_design_of_another_length_or_with_dependent_columns_is_refused()
    {
        var copes = Noise(scans: 6, effect: 0);

        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(DesignMatrix.Mean(5), "mean"));
        Assert.Throws<DesignException>(() => copes.PermutationTest(new DesignMatrix(["a", "b"], [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), "a"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        var copes = Noise(scans: 14, effect: .5f);
        var first = copes.PermutationTest(300, new Tfce(), seed: 3);

        var fit = new ShuffledFit(TestedDesign.OneSample(14), NuisanceMethod.FreedmanLane, copes.Values);
        var shuffles = new ShuffleSet(Shuffling.SignFlips, new int[14], blocks: null, 300, seed: 3);
        var alone = new PermutationRun(copes.Space, fit, shuffles, () => new TfceScore(copes.Space, new Tfce()), z: null, Sides.Two).Go(threads: 1);

        Assert.Equal(first.Maxima, alone.Maxima);
        Assert.Equal(first.UncorrectedP.Values.ToArray(), alone.Exceeded.Select(count => (float)(count / 300.0)));
        Assert.NotEqual(first.Maxima, copes.PermutationTest(300, new Tfce(), seed: 4).Maxima);
    }

    [Fact]
    public void One_sided_tests_in_both_directions_mirror_each_other()
    {
        var copes = Noise(scans: 10, effect: .8f);
        var mirrored = new CopeSet(copes.Space, [.. copes.Values.ToArray().Select(value => -value)], copes.Scans);

        var (greater, less) = (copes.PermutationTest(200, new Tfce(), seed: 1, Sides.Greater), mirrored.PermutationTest(200, new Tfce(), seed: 1, Sides.Less));

        Assert.Equal(greater.FamilyWiseP.Values.ToArray(), less.FamilyWiseP.Values.ToArray());
        Assert.True(greater.SignificantPlaces() > 0);
    }

    [Fact]
    public void No_p_value_is_zero_and_the_largest_score_is_significant_when_all_scans_agree()
    {
        var test = Noise(scans: 12, effect: 3).PermutationTest(500, new Tfce(), seed: 1);

        Assert.Equal(1.0 / 500, test.FamilyWiseP.Values.ToArray().Min(), 6);
        Assert.All(test.UncorrectedP.Values.ToArray(), p => Assert.InRange(p, 1.0 / 500 - 1e-9, 1));
    }

    [Fact]
    public void It_stops_when_asked_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Interrupt.Set(source.Token);
        try { Assert.Throws<OperationCanceledException>(() => Noise(scans: 12, effect: 0).PermutationTest(500, new Tfce())); }
        finally { Interrupt.Set(default); }
    }

    [Fact]
    public void Maps_without_any_variation_are_refused()
    {
        var copes = Copes(new ParcelSpace(["a", "b"]), new float[8]);

        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest());
    }

    private static CopeSet Noise(int scans, float effect)
    {
        var space = VoxelSpace.Whole(new(6, 6, 6, Affine.Isotropic(2)));
        var values = new float[scans * space.Count];
        var random = new CounterRandom(99);
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + (n % space.Count < 40 ? effect : 0); }

        return Copes(space, values);
    }

    private static CopeSet Copes(BrainSpace space, float[] values) =>
        new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, values.Length / space.Count).Select(n => $"{n:00}")])]));
}

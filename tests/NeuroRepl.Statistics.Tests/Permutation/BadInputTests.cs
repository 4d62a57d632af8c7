using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class BadInputTests
{
    [Fact]
    public void Whole_blocks_of_unequal_size_are_refused_by_name()
    {
        var problem = Assert.Throws<ArgumentMistake>(() => ExchangeabilityBlocks.Whole([1, 1, 2, 2, 9]));

        Assert.Contains("block 9 has 1 observations and block 1 has 2", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Within", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_and_permutations_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentMistake>(() => Noise(6).PermutationTest(50, scheme: new() { Blocks = ExchangeabilityBlocks.Within([1, 1, 2]) }));
        Assert.Throws<ArgumentMistake>(() => Noise(6).PermutationTest(0));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    public void Two_or_three_scans_get_the_few_shuffles_that_exist(int scans, int possible)
    {
        var test = Noise(scans).PermutationTest(5000, new Tfce());

        Assert.Equal(possible, test.Shuffles);
        Assert.True(test.IsExhaustive);
        Assert.Contains($"Only {possible} different shuffles exist: all were made, so the p-values are exact, and none can be below 1/{possible}.", test.Notes);
        Assert.All(test.FamilyWiseP.Values.ToArray(), p => Assert.InRange(p, 2f / possible, 1));        // two-sided: the mirror image counts, too
    }

    [Fact]
    public void One_scan_and_a_design_without_degrees_of_freedom_are_refused()
    {
        Assert.Throws<ArgumentMistake>(() => Noise(1).PermutationTest());
        Assert.Throws<ArgumentMistake>(() => Noise(2).PermutationTest(new DesignMatrix(["a", "b"], [1, 0, 0, 1]), "a - b"));
    }

    [Fact]
    public void A_NaN_in_a_design_and_dependent_columns_are_named()
    {
        Assert.Contains("column age, row 1", Assert.Throws<DesignException>(() => new DesignMatrix(["one", "age"], [1, 20, 1, double.NaN])).Message, StringComparison.Ordinal);
        var twice = new DesignMatrix(["one", "dose", "constant"], [1, 0, 2, 1, 1, 2, 1, 4, 2, 1, 2, 2, 1, 7, 2, 1, 3, 2]);
        var problem = Assert.Throws<DesignException>(() => Noise(6).PermutationTest(twice, "dose"));
        Assert.Contains("one, constant", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_over_other_places_are_not_subtracted() =>
        Assert.ThrowsAny<NeuroReplException>(() => Noise(6) - Noise(6, edge: 5));

    [Fact]
    public void More_memory_than_allowed_is_refused_before_it_is_taken()
    {
        var problem = Assert.Throws<ArgumentMistake>(() => Noise(6).PermutationTest(64, new Tfce(), scheme: new() { MemoryBudgetMiB = .01 }));

        Assert.Contains("216 places and 6 scans needs about", problem.Message, StringComparison.Ordinal);
        Assert.InRange(Noise(6).PermutationTest(64, new Tfce()).MemoryMiB, .01, 5);
    }

    [Fact]
    public void Scans_that_all_agree_have_a_finite_statistic()
    {
        var space = new ParcelSpace(["a", "b"]);
        var copes = new CopeSet(space, [1, 2, 1, 3, 1, 2.5f, 1, 1], new Table("scans", [new TextColumn("subject", ["1", "2", "3", "4"])]));

        var test = copes.PermutationTest();

        Assert.True(float.IsNaN(test.T[0]));
        Assert.Contains(test.Notes, note => note.StartsWith("1 of 2 parcels are left out: nothing varies", StringComparison.Ordinal));
        Assert.True(float.IsFinite(test.T[1]));
        Assert.True(double.IsNaN(test.PAt(0).Value));
    }

    [Fact]
    public void Named_definitions_that_do_not_exist_list_those_that_do()
    {
        Assert.Contains("PALM", Assert.Throws<ArgumentMistake>(() => ClusterForming.As("SPM", 3.1)).Hint, StringComparison.Ordinal);
        Assert.Contains("PALM", Assert.Throws<ArgumentMistake>(() => PermutationScheme.As("SPM")).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void PALM_counts_shuffles_by_the_tested_regressor_alone()
    {
        var design = new DesignMatrix(["a", "b", "age"], [.. Enumerable.Range(0, 8).SelectMany(n => new double[] { n < 4 ? 1 : 0, n < 4 ? 0 : 1, 20 + (n * n) })]);

        var (ours, theirs) = (Noise(8).PermutationTest(design, "a - b", 500), Noise(8).PermutationTest(design, "a - b", 500, scheme: PermutationScheme.As("PALM")));

        Assert.Equal((500, 70), (ours.Shuffles, theirs.Shuffles));
        Assert.Equal(40320, ours.PossibleShuffles);
        Assert.Contains("40,320 different shuffles exist, 500 were drawn", ours.Why(), StringComparison.Ordinal);
        Assert.Contains("as in PALM", theirs.Why(), StringComparison.Ordinal);
    }

    private static CopeSet Noise(int scans, int edge = 6)
    {
        var space = VoxelSpace.Whole(new(edge, edge, edge, Affine.Isotropic(2)));
        var values = new float[scans * space.Count];
        var random = new CounterRandom(99);
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal(); }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n:00}")])]));
    }
}

using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class ShuffleSetTests
{
    [Theory]
    [InlineData(Shuffling.SignFlips, 16)]          // 2⁴
    [InlineData(Shuffling.Permutations, 6)]        // 4 over 2
    [InlineData(Shuffling.Both, 96)]
    public void Two_groups_of_two_have_as_many_as_one_counts(Shuffling kind, int possible)
    {
        var shuffles = new ShuffleSet(kind, [0, 0, 1, 1], blocks: null, 1000, seed: 1);

        Assert.True(shuffles.IsExhaustive);
        Assert.Equal(possible, shuffles.Possible);
        Assert.Equal(possible, shuffles.All.Select(Pattern([0, 0, 1, 1])).Distinct().Count());
        Assert.Equal([0, 1, 2, 3], shuffles.All[0].Order);
        Assert.Equal([1, 1, 1, 1], shuffles.All[0].Signs.Select(sign => (int)sign));
    }

    [Fact]
    public void Within_blocks_nothing_leaves_its_block()
    {
        var blocks = ExchangeabilityBlocks.Within([0, 0, 0, 1, 1, 1]);
        var shuffles = new ShuffleSet(Shuffling.Permutations, [0, 1, 2, 3, 4, 5], blocks, 1000, seed: 1);

        Assert.Equal(36, shuffles.Possible);       // 3! · 3!
        Assert.Equal(36, shuffles.All.Count);
        Assert.All(shuffles.All, shuffle => Assert.All(shuffle.Order.Take(3), row => Assert.InRange(row, 0, 2)));
    }

    [Fact]
    public void Whole_blocks_move_and_flip_together()
    {
        var blocks = ExchangeabilityBlocks.Whole([0, 0, 1, 1, 2, 2]);
        var shuffles = new ShuffleSet(Shuffling.Both, [0, 1, 2, 3, 4, 5], blocks, 1000, seed: 1);

        Assert.Equal(48, shuffles.All.Count);      // 3! · 2³
        Assert.All(shuffles.All, shuffle =>
        {
            for (var row = 0; row < 6; row += 2)
            {
                Assert.Equal(shuffle.Order[row] + 1, shuffle.Order[row + 1]);
                Assert.Equal(shuffle.Signs[row], shuffle.Signs[row + 1]);
            }
        });
    }

    [Fact]
    public void Random_draws_do_not_repeat_and_start_with_the_identity()
    {
        var classes = Enumerable.Range(0, 9).ToArray();
        var shuffles = new ShuffleSet(Shuffling.Permutations, classes, blocks: null, 3000, seed: 5);

        Assert.False(shuffles.IsExhaustive);
        Assert.Equal(362_880, shuffles.Possible);
        Assert.Equal(3000, shuffles.All.Select(Pattern(classes)).Distinct().Count());
        Assert.Equal(classes, shuffles.All[0].Order);
    }

    [Fact]
    public void Every_order_is_as_likely()
    {
        // 24 orders of 4 draws of 8: where the first observation goes is uniform; 4000 draws put 500 ± 4·21 on each place.
        var shuffles = new ShuffleSet(Shuffling.Permutations, [0, 1, 2, 3, 4, 5, 6, 7], blocks: null, 4000, seed: 11);

        foreach (var place in Enumerable.Range(0, 8)) { Assert.InRange(shuffles.All.Count(shuffle => shuffle.Order[0] == place), 500 - 84, 500 + 84); }
    }

    [Fact]
    public void Whole_blocks_of_two_sizes_are_refused_by_name()
    {
        var problem = Assert.Throws<ArgumentMistake>(() => ExchangeabilityBlocks.Whole([7, 7, 9]));

        Assert.Contains("block 9 has 1 observations and block 7 has 2", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>To which class of row, and with which sign, each observation is moved: all that a statistic can see of a shuffle.</summary>
    private static Func<Shuffle, string> Pattern(int[] classes) => shuffle =>
        string.Join(' ', Enumerable.Range(0, classes.Length).Select(row => Array.IndexOf(shuffle.Order, row)).Select(place => shuffle.Signs[place] * (classes[place] + 1)));
}

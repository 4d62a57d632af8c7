using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class CounterRandomTests
{
    [Theory]                                                // Random123 1.14, tests/kat_vectors, philox4x32 10: counter, key, expected
    [InlineData(0x00000000_00000000, 0x00000000_00000000, 0x00000000, 0x00000000, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(0xffffffff_ffffffff, 0xffffffff_ffffffff, 0xffffffff, 0xffffffff, new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(0x85a308d3_243f6a88, 0x03707344_13198a2e, 0xa4093822, 0x299f31d0, new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void Philox_gives_the_known_answers(ulong counter, ulong stream, uint key0, uint key1, uint[] expected)
    {
        var block = new uint[4];

        CounterRandom.Philox(counter, stream, key0, key1, block);

        Assert.Equal(expected, block);
    }

    [Fact]
    public void Seed_zero_begins_with_the_known_answer()
    {
        var random = new CounterRandom(seed: 0);

        Assert.Equal([0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u], Enumerable.Range(0, 4).Select(_ => random.NextUInt()));
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        const int n = 200_000;
        var random = new CounterRandom(seed: 11, stream: 5);
        var counts = new int[100];
        for (var i = 0; i < n; i++) { counts[(int)(100 * random.NextDouble())]++; }

        var chiSquare = counts.Sum(count => Math.Pow(count - (n / 100.0), 2) / (n / 100.0));
        Assert.InRange(chiSquare, 56, 149);                 // chi-square with 99 degrees of freedom, 0.0005 on either side
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        const int n = 400_000;
        var random = new CounterRandom(seed: 12);
        var moments = new double[5];
        for (var i = 0; i < n; i++)
        {
            var z = random.NextNormal();
            for (var k = 1; k <= 4; k++) { moments[k] += Math.Pow(z, k) / n; }
        }

        // 4 standard errors of each: sd(z) = 1, sd(z²) = √2, sd(z³) = √15, sd(z⁴) = √96
        var se = 4 / Math.Sqrt(n);
        Assert.Equal(0, moments[1], se);
        Assert.Equal(1, moments[2], Math.Sqrt(2) * se);
        Assert.Equal(0, moments[3], Math.Sqrt(15) * se);
        Assert.Equal(3, moments[4], Math.Sqrt(96) * se);
    }

    [Fact]
    public void Whole_numbers_are_as_often_each()
    {
        const int n = 120_000;
        var random = new CounterRandom(seed: 13);
        var counts = new int[6];
        for (var i = 0; i < n; i++) { counts[random.NextInt(6)]++; }

        Assert.InRange(counts.Sum(c => Math.Pow(c - 20_000.0, 2) / 20_000), 0.1, 22);   // chi-square, 5 degrees of freedom, 0.0005
    }

    [Fact]
    public void Streams_of_one_seed_are_not_correlated()
    {
        const int n = 100_000;
        var (first, second) = (new CounterRandom(seed: 14, stream: 0), new CounterRandom(seed: 14, stream: 1));
        var sum = 0.0;
        for (var i = 0; i < n; i++) { sum += first.NextNormal() * second.NextNormal() / n; }

        Assert.Equal(0, sum, 4 / Math.Sqrt(n));
    }

    [Fact]
    public void Every_order_is_as_likely_after_a_shuffle()
    {
        const int n = 60_000;
        var random = new CounterRandom(seed: 15);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < n; i++)
        {
            var letters = "abc".ToCharArray();
            random.Shuffle(letters);
            counts[new string(letters)] = counts.GetValueOrDefault(new string(letters)) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.InRange(counts.Values.Sum(c => Math.Pow(c - (n / 6.0), 2) / (n / 6.0)), 0.1, 22);
    }
}

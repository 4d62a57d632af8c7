using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Intervals and p-values by drawing again: the bootstrap, and permutations counted wholly where they are few.</summary>
public static class Resampling
{
    private const int CountedUpTo = 20;
    private const int PairingsCountedUpTo = 9;        // 362,880 of them

    /// <summary>A bias-corrected and accelerated bootstrap interval (BCa; Efron 1987) of any statistic of one sample.</summary>
    /// <param name="values">The sample; NaN is left out.</param>
    /// <param name="statistic">What to estimate: x =&gt; x.Average().</param>
    /// <param name="draws">How many samples are drawn.</param>
    /// <param name="level">Of the interval.</param>
    /// <param name="seed">Same seed, same interval.</param>
    /// <exception cref="ArgumentMistake">Fewer than two values, or a statistic that is NaN.</exception>
    public static IntervalEstimate Bootstrap(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> statistic, int draws = 2000, double level = .95, int seed = 1)
    {
        var (x, _) = Samples.Present(values, "the sample");
        return Bca(x.Length, index => statistic([.. index.Select(i => x[i])]), draws, level, seed);
    }

    /// <summary>The same for a statistic of pairs, such as a correlation.</summary>
    /// <param name="x">One variable; incomplete pairs are left out.</param>
    /// <param name="y">The other.</param>
    /// <inheritdoc cref="Bootstrap(IReadOnlyList{double}, Func{IReadOnlyList{double}, double}, int, double, int)"/>
    public static IntervalEstimate Bootstrap(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<IReadOnlyList<double>, IReadOnlyList<double>, double> statistic, int draws = 2000, double level = .95, int seed = 1)
    {
        var (a, b, _) = Samples.Pairs(x, y, "x", "y");
        return Bca(a.Length, index => statistic([.. index.Select(i => a[i])], [.. index.Select(i => b[i])]), draws, level, seed);
    }

    /// <summary>Whether paired differences are symmetric around zero: their mean under every flip of signs, or under random ones when there are more than 2²⁰.</summary>
    /// <param name="a">One condition, a value a subject.</param>
    /// <param name="b">The other.</param>
    /// <param name="permutations">How many random ones.</param>
    /// <param name="seed">Same seed, same p.</param>
    public static TestResult PairedPermutation(IReadOnlyList<double> a, IReadOnlyList<double> b, int permutations = 10_000, int seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        const string test = "Sign-flip permutation test";
        var (x, y, notes) = Samples.Pairs(a, b);
        double[] d = [.. x.Zip(y, (p, q) => p - q)];
        if (d.All(v => v == 0)) { return TestResult.Undefined(test, d.Length, d.Length == 0 ? "There are no pairs." : "All differences are zero.", "Look at the data.", notes); }

        var observed = d.Sum();
        if (d.Length <= CountedUpTo)
        {
            var (extreme, all) = (0L, 1L << d.Length);
            for (var flips = 0L; flips < all; flips++)
            {
                var sum = 0.0;
                for (var i = 0; i < d.Length; i++) { sum += (flips & (1L << i)) == 0 ? d[i] : -d[i]; }
                if (IsExtreme(sum, observed, alternative)) { extreme++; }
            }

            return Made(test, "mean difference", observed / d.Length, new((double)extreme / all, PKind.Exact), alternative, d.Length, [.. notes, $"All {all} flips of signs were counted."]);
        }

        var p = MonteCarlo(permutations, seed, random =>
        {
            var sum = 0.0;
            foreach (var v in d) { sum += random.NextDouble() < .5 ? v : -v; }

            return IsExtreme(sum, observed, alternative);
        });
        return Made(test, "mean difference", observed / d.Length, p, alternative, d.Length, [.. notes, $"{permutations} random flips of signs."]);
    }

    /// <summary>Whether two groups have different means: their difference under random exchanges of the groups' labels.</summary>
    /// <param name="a">One group.</param>
    /// <param name="b">The other.</param>
    /// <inheritdoc cref="PairedPermutation"/>
    public static TestResult GroupPermutation(IReadOnlyList<double> a, IReadOnlyList<double> b, int permutations = 10_000, int seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        const string test = "Two-group permutation test";
        var ((x, xNotes), (y, yNotes)) = (Samples.Present(a, "the first group"), Samples.Present(b, "the second group"));
        string[] notes = [.. xNotes, .. yNotes];
        double[] all = [.. x, .. y];
        if (x.Length == 0 || y.Length == 0 || Samples.IsConstant(all)) { return TestResult.Undefined(test, all.Length, "A group is empty, or all values are equal.", "Look at the data.", notes); }

        var mean = Samples.Mean(all);
        double[] centred = [.. all.Select(v => v - mean)];
        var observed = centred.Take(x.Length).Sum();
        var difference = Samples.Mean(x) - Samples.Mean(y);
        var arrangements = Math.Exp(Gammas.LogChoose(all.Length, x.Length));
        if (arrangements <= 1 << CountedUpTo)
        {
            var (extreme, counted) = (0L, 0L);
            Choose(0, x.Length, 0);
            return Made(test, "difference of means", difference, new((double)extreme / counted, PKind.Exact), alternative, all.Length, [.. notes, $"All {counted} exchanges of labels were counted."]);

            void Choose(int from, int left, double sum)
            {
                if (left == 0)
                {
                    counted++;
                    if (IsExtreme(sum, observed, alternative)) { extreme++; }

                    return;
                }

                for (var i = from; i <= centred.Length - left; i++) { Choose(i + 1, left - 1, sum + centred[i]); }
            }
        }

        var p = MonteCarlo(permutations, seed, random =>
        {
            double[] shuffled = [.. centred];
            var sum = 0.0;
            for (var i = 0; i < x.Length; i++)
            {
                var j = i + (int)(random.NextDouble() * (shuffled.Length - i));
                (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
                sum += shuffled[i];
            }

            return IsExtreme(sum, observed, alternative);
        });
        return Made(test, "difference of means", difference, p, alternative, all.Length, [.. notes, $"{permutations} random exchanges of labels."]);
    }

    /// <summary>Whether x and y correlate (Pearson): r under every pairing of up to 9, under random ones of more.</summary>
    /// <param name="x">One variable; give ranks for Spearman's.</param>
    /// <param name="y">The other.</param>
    /// <inheritdoc cref="PairedPermutation"/>
    public static TestResult CorrelationPermutation(IReadOnlyList<double> x, IReadOnlyList<double> y, int permutations = 10_000, int seed = 1, Alternative alternative = Alternative.TwoSided)
    {
        const string test = "Permutation test of a correlation";
        var (a, b, notes) = Samples.Pairs(x, y, "x", "y");
        if (a.Length < 3 || Samples.IsConstant(a) || Samples.IsConstant(b)) { return TestResult.Undefined(test, a.Length, "There are fewer than 3 pairs, or a variable does not vary.", "Look at the data.", notes); }

        var mean = Samples.Mean(a);
        double[] centred = [.. a.Select(v => v - mean)];
        var meanB = Samples.Mean(b);
        double[] other = [.. b.Select(v => v - meanB)];
        var observed = centred.Zip(other, (p, q) => p * q).Sum();
        if (a.Length <= PairingsCountedUpTo)
        {
            var (extreme, counted) = (0L, 0L);
            Pair(0, 0);
            return Made(test, "r", Correlation.R(a, b), new((double)extreme / counted, PKind.Exact), alternative, a.Length, [.. notes, $"All {counted} pairings were counted."]);

            void Pair(int at, double sum)
            {
                if (at == other.Length)
                {
                    counted++;
                    if (IsExtreme(sum, observed, alternative)) { extreme++; }

                    return;
                }

                for (var j = at; j < other.Length; j++)
                {
                    (other[at], other[j]) = (other[j], other[at]);
                    Pair(at + 1, sum + (centred[at] * other[at]));
                    (other[at], other[j]) = (other[j], other[at]);
                }
            }
        }

        var value = MonteCarlo(permutations, seed, random =>
        {
            double[] shuffled = [.. other];
            var sum = 0.0;
            for (var i = 0; i < shuffled.Length; i++)
            {
                var j = i + (int)(random.NextDouble() * (shuffled.Length - i));
                (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
                sum += shuffled[i] * centred[i];
            }

            return IsExtreme(sum, observed, alternative);
        });
        return Made(test, "r", Correlation.R(a, b), value, alternative, a.Length, [.. notes, $"{permutations} random pairings."]);
    }

    private static IntervalEstimate Bca(int n, Func<int[], double> statistic, int draws, double level, int seed)
    {
        Guard.InRange(n, 2, int.MaxValue, "the number of values");
        Guard.InRange(draws, 100, int.MaxValue);
        Guard.InRange(level, .5, .999);
        var estimate = statistic([.. Enumerable.Range(0, n)]);
        if (double.IsNaN(estimate)) { throw new ArgumentMistake("The statistic of the sample is NaN.", "Look at the statistic and the data."); }

        var drawn = new double[draws];
        var index = new int[n];
        for (var k = 0; k < draws; k++)
        {
            if (k % 256 == 0) { Interrupt.ThrowIfRequested(); }
            var random = new CounterRandom((ulong)seed, (ulong)k);
            for (var i = 0; i < n; i++) { index[i] = (int)(random.NextDouble() * n); }

            drawn[k] = statistic(index);
        }

        var left = Enumerable.Range(0, n).Select(out1 => statistic([.. Enumerable.Range(0, n).Where(i => i != out1)])).ToArray();
        var centre = Samples.Mean(left);
        var spread = left.Sum(v => (centre - v) * (centre - v));
        var acceleration = spread == 0 ? 0 : left.Sum(v => Math.Pow(centre - v, 3)) / (6 * Math.Pow(spread, 1.5));
        Array.Sort(drawn);
        var below = drawn.Count(v => v < estimate) + (.5 * drawn.Count(v => v == estimate));
        var bias = Quantiles.Normal(Math.Clamp(below / draws, .5 / draws, 1 - (.5 / draws)));
        var z = Quantiles.NormalUpper((1 - level) / 2);
        return new("BCa bootstrap", estimate, At(-z), At(z), level);

        double At(double quantile)
        {
            var p = Tails.NormalLower(bias + ((bias + quantile) / (1 - (acceleration * (bias + quantile)))));
            var at = Math.Clamp((p * (draws + 1)) - 1, 0, draws - 1);
            var low = (int)at;
            return low + 1 < draws ? drawn[low] + ((at - low) * (drawn[low + 1] - drawn[low])) : drawn[low];
        }
    }

    private static PValue MonteCarlo(int permutations, int seed, Func<CounterRandom, bool> isExtreme)
    {
        Guard.InRange(permutations, 1, int.MaxValue);
        var count = 0;
        for (var k = 0; k < permutations; k++)
        {
            if (k % 256 == 0) { Interrupt.ThrowIfRequested(); }
            if (isExtreme(new CounterRandom((ulong)seed, (ulong)k))) { count++; }
        }

        var interval = SignTest.Proportion("", count, permutations);
        return new((count + 1.0) / (permutations + 1.0), PKind.MonteCarlo, (interval.Low, interval.High));
    }

    private static bool IsExtreme(double value, double observed, Alternative alternative)
    {
        var room = 1e-10 * Math.Abs(observed);
        return alternative switch
        {
            Alternative.Greater => value >= observed - room,
            Alternative.Less => value <= observed + room,
            _ => Math.Abs(value) >= Math.Abs(observed) - room,
        };
    }

    private static TestResult Made(string test, string name, double statistic, PValue p, Alternative alternative, int n, string[] notes) =>
        new(test) { StatisticName = name, Statistic = statistic, PValue = p, Alternative = alternative, N = n, Notes = notes };
}

using System.Numerics.Tensors;

namespace NeuroRepl.Statistics.Classical;

/// <summary>The exact null distributions of rank sums, ties and all.</summary>
/// <remarks>
/// The shift algorithm of Streitberg and Röhmel, Stat. Softw. Newsl. 12 (1986): ranks are doubled so that midranks are integers, and each rank
/// shifts the distribution of the sums so far. Probabilities are added, never subtracted, so that a small tail is right.
/// </remarks>
internal static class RankDistributions
{
    /// <summary>P(sum of the doubled ranks with a positive sign = s), every sign as likely as the other.</summary>
    public static double[] OfSigns(IReadOnlyList<int> doubledRanks)
    {
        var p = new double[doubledRanks.Sum() + 1];
        var scratch = new double[p.Length];
        p[0] = 1;
        var reached = 0;
        foreach (var rank in doubledRanks)
        {
            p.AsSpan(0, reached + 1).CopyTo(scratch);
            TensorPrimitives.Add(p.AsSpan(rank, reached + 1), scratch.AsSpan(0, reached + 1), p.AsSpan(rank, reached + 1));
            reached += rank;
            TensorPrimitives.Multiply(p.AsSpan(0, reached + 1), .5, p.AsSpan(0, reached + 1));
        }

        return p;
    }

    /// <summary>P(sum of the doubled ranks of a group = s), every choice of the group as likely as the other.</summary>
    public static double[] OfGroup(IReadOnlyList<int> doubledRanks, int size)
    {
        int[] sorted = [.. doubledRanks.Order()];
        var most = sorted.TakeLast(size).Sum();
        var p = new double[size + 1][];
        for (var k = 0; k <= size; k++) { p[k] = new double[most + 1]; }
        p[0][0] = 1;
        var reached = new int[size + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            // p[k]: probability that k of the first i are in the group, with this sum; the next one is in with (size − k)/(left).
            double left = sorted.Length - i;
            for (var k = Math.Min(i + 1, size); k >= 0; k--)
            {
                var stays = (left - (size - k)) / left;
                if (k <= i) { TensorPrimitives.Multiply(p[k].AsSpan(0, reached[k] + 1), Math.Max(0, stays), p[k].AsSpan(0, reached[k] + 1)); }
                if (k == 0) { continue; }

                var length = Math.Min(reached[k - 1] + 1, most + 1 - sorted[i]);
                if (length <= 0) { continue; }

                var to = p[k].AsSpan(sorted[i], length);
                TensorPrimitives.MultiplyAdd(p[k - 1].AsSpan(0, length), (size - (k - 1)) / left, to, to);
                reached[k] = Math.Max(reached[k], sorted[i] + length - 1);
            }
        }

        return p[size];
    }

    /// <summary>P(S ≥ s) and P(S ≤ s).</summary>
    public static (double Upper, double Lower) Tails(double[] p, int s) => (
        s < p.Length ? Math.Min(1, TensorPrimitives.Sum<double>(p.AsSpan(Math.Max(0, s)))) : 0,
        s >= 0 ? Math.Min(1, TensorPrimitives.Sum<double>(p.AsSpan(0, Math.Min(p.Length, s + 1)))) : 0);

    /// <summary>P(|S − mean| ≥ |s − mean|): both tails, as far out as s.</summary>
    public static double AsFarOut(double[] p, int s, double mean)
    {
        var far = Math.Abs(s - mean) - 1e-9;
        var sum = 0.0;
        for (var k = 0; k < p.Length; k++)
        {
            if (Math.Abs(k - mean) >= far) { sum += p[k]; }
        }

        return Math.Min(1, sum);
    }

    /// <summary>The largest s for which P(S &lt; s) is at most this tail.</summary>
    public static int Critical(double[] p, double tail)
    {
        var sum = 0.0;
        for (var s = 0; s < p.Length; s++)
        {
            sum += p[s];
            if (sum > tail) { return s; }
        }

        return p.Length - 1;
    }

    public static int[] Doubled(IEnumerable<double> ranks) => [.. ranks.Select(r => (int)Math.Round(2 * r))];
}

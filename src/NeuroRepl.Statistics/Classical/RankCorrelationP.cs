using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>p-values of Spearman's and Kendall's correlations.</summary>
internal static class RankCorrelationP
{
    public const int MostCounted = 16;

    /// <summary>P(S ≥ s) for S = Σ(rank difference)², by Edgeworth's series of AS 89.</summary>
    /// <remarks>Best and Roberts, Appl. Statist. 24 (1975) 377; s is an even number. May fall below zero far out.</remarks>
    public static double EdgeworthUpper(double s, int n)
    {
        if (s <= 0) { return 1; }
        if (s > n * ((n * (double)n) - 1) / 3) { return 0; }

        var b = 1.0 / n;
        var x = ((6 * (s - 1) * b / ((n * (double)n) - 1)) - 1) * Math.Sqrt((1 / b) - 1);
        var y = x * x;
        var u = x * b * (.2274 + (b * (.2531 + (.1745 * b))) + (y * (-.0758 + (b * (.1033 + (.3932 * b))) - (y * b * (.0879 + (.0151 * b) - (y * (.0072 - (.0831 * b) + (y * b * (.0131 - (4.6e-4 * y))))))))));
        return (u / Math.Exp(y / 2)) + Tails.NormalUpper(x);
    }

    /// <summary>The exact distribution of Σ aᵢ·b_π(i) over all permutations π: P(≥ observed) and P(≤ observed).</summary>
    /// <remarks>Dynamic programming over the subsets of b already used: n·2ⁿ sums of sums instead of n! permutations. Doubled ranks are integers.</remarks>
    public static (double Upper, double Lower) Permutations(double[] a, double[] b)
    {
        var (x, y) = (RankDistributions.Doubled(a), RankDistributions.Doubled(b));
        var n = x.Length;
        var observed = x.Zip(y, (p, q) => p * q).Sum();
        var reached = new Dictionary<int, double>[1 << n];
        reached[0] = new() { [0] = 1 };
        for (var used = 0; used < reached.Length; used++)
        {
            if (reached[used] is not { } sums) { continue; }

            Interrupt.ThrowIfRequested();
            var i = System.Numerics.BitOperations.PopCount((uint)used);
            if (i == n) { break; }

            for (var j = 0; j < n; j++)
            {
                if ((used & (1 << j)) != 0) { continue; }

                var next = reached[used | (1 << j)] ??= [];
                foreach (var (sum, p) in sums)
                {
                    var to = sum + (x[i] * y[j]);
                    next[to] = next.GetValueOrDefault(to) + (p / (n - i));
                }
            }

            reached[used] = null!;
        }

        var all = reached[^1];
        return (Math.Min(1, all.Where(s => s.Key >= observed).Sum(s => s.Value)), Math.Min(1, all.Where(s => s.Key <= observed).Sum(s => s.Value)));
    }

    /// <summary>P(concordant pairs = t) for permutations of n without ties (Kendall 1938): each new element adds 0 … i concordances alike.</summary>
    public static double[] Concordances(int n)
    {
        var p = new double[(n * (n - 1) / 2) + 1];
        p[0] = 1;
        var reached = 0;
        for (var i = 1; i < n; i++)
        {
            var next = new double[p.Length];
            for (var t = 0; t <= reached; t++)
            {
                for (var more = 0; more <= i; more++) { next[t + more] += p[t] / (i + 1); }
            }

            (p, reached) = (next, reached + i);
        }

        return p;
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Wilcoxon's tests: signed ranks of pairs, and rank sums of two groups (Mann and Whitney).</summary>
public static class Wilcoxon
{
    private const long MostWork = 200_000_000;

    /// <summary>Whether the differences a − b lie symmetrically around zero.</summary>
    /// <param name="a">One condition, a value a subject; incomplete pairs are left out and counted.</param>
    /// <param name="b">The other, in the same order of subjects.</param>
    /// <param name="options">Zeros, continuity, exactness; WilcoxonOptions.As("R") and the like.</param>
    /// <param name="alternative">Greater means a above b.</param>
    /// <returns>V, the sum of the ranks of positive differences; the pseudomedian (Hodges and Lehmann 1963) with its interval; the matched-pairs rank-biserial correlation.</returns>
    public static TestResult SignedRank(IReadOnlyList<double> a, IReadOnlyList<double> b, WilcoxonOptions? options = null, Alternative alternative = Alternative.TwoSided)
    {
        var (x, y, notes) = Samples.Pairs(a, b);
        return OfDifferences([.. x.Zip(y, (p, q) => p - q)], options ?? new(), alternative, notes);
    }

    /// <summary>Whether one sample lies symmetrically around a value.</summary>
    /// <param name="values">The sample, or differences; NaN is left out and counted.</param>
    /// <param name="median">The value under the null hypothesis.</param>
    /// <inheritdoc cref="SignedRank(IReadOnlyList{double}, IReadOnlyList{double}, WilcoxonOptions, Alternative)"/>
    public static TestResult SignedRank(IReadOnlyList<double> values, double median = 0, WilcoxonOptions? options = null, Alternative alternative = Alternative.TwoSided)
    {
        var (x, notes) = Samples.Present(values, "the sample");
        return OfDifferences([.. x.Select(v => v - median)], options ?? new(), alternative, notes);
    }

    /// <summary>The exact p of a published V: n pairs without ties or zeros.</summary>
    /// <param name="v">The sum of the positive ranks, from 0 to n(n + 1)/2.</param>
    /// <param name="n">How many pairs differ.</param>
    public static PValue SignedRankP(double v, int n, Alternative alternative = Alternative.TwoSided)
    {
        Guard.InRange(n, 1, 2000);
        Guard.InRange(v, 0, n * (n + 1) / 2.0);
        var p = RankDistributions.OfSigns([.. Enumerable.Range(1, n)]);
        return new(Sided(alternative, (RankDistributions.Tails(p, (int)Math.Ceiling(v)).Upper, RankDistributions.Tails(p, (int)Math.Floor(v)).Lower)), PKind.Exact);
    }

    /// <summary>Whether values of one group tend to be larger than those of another (Mann and Whitney's U).</summary>
    /// <param name="a">One group; NaN is left out and counted.</param>
    /// <param name="b">The other.</param>
    /// <param name="options">Continuity, exactness; WilcoxonOptions.As("R") and the like.</param>
    /// <param name="alternative">Greater means a above b.</param>
    /// <returns>W as R has it: how many pairs have a above b, ties half; the shift (Hodges and Lehmann) with its interval; the rank-biserial correlation and P(a &gt; b).</returns>
    public static TestResult RankSum(IReadOnlyList<double> a, IReadOnlyList<double> b, WilcoxonOptions? options = null, Alternative alternative = Alternative.TwoSided)
    {
        const string test = "Wilcoxon rank-sum test";
        options ??= new();
        var (x, xNotes) = Samples.Present(a, "the first group");
        var (y, yNotes) = Samples.Present(b, "the second group");
        var notes = new List<string>([.. xNotes, .. yNotes]);
        var (n, m) = (x.Length, y.Length);
        if (n == 0 || m == 0) { return TestResult.Undefined(test, n + m, $"The groups have {n} and {m} values.", "Look at what is missing.", notes); }

        var ranking = new Ranking([.. x, .. y]);
        if (ranking.TieGroups.Count == 1) { return TestResult.Undefined(test, n + m, $"All {n + m} values are equal ({x[0]}): there is nothing to rank.", "Look at the data.", notes); }

        var w = ranking.Ranks.Take(n).Sum() - (n * (n + 1) / 2.0);
        var mean = n * m / 2.0;
        double total = n + m;
        var sigma = Math.Sqrt(n * m / 12.0 * (total + 1 - (ranking.TieSum / (total * (total - 1)))));
        var z = Deviate(w - mean, sigma, options.Continuity, alternative);
        var isExact = n + m <= options.ExactUpTo && (options.ExactWithTies || !ranking.HasTies) && (long)total * total * total * n / 2 <= MostWork * 4;
        var p = isExact ? ExactRankSum(ranking, n, alternative) : Samples.P(alternative, z, Tails.NormalUpper);
        Explain(notes, isExact, ranking.HasTies, options.Continuity);
        return new(test)
        {
            StatisticName = "W",
            Statistic = w,
            PValue = new(p, isExact ? PKind.Exact : PKind.Asymptotic),
            Alternative = alternative,
            Estimate = RankIntervals.Shift(x, y, options.Level, sigma),
            Effects = [new("rank-biserial r", (2 * w / (n * (double)m)) - 1), new("P(a > b)", w / (n * (double)m))],
            N = n + m,
            GroupSizes = [n, m],
            Details = new Dictionary<string, double> { ["z"] = z, ["U"] = Math.Min(w, (n * (double)m) - w), ["rank sum"] = w + (n * (n + 1) / 2.0) },
            Notes = notes,
        };
    }

    private static TestResult OfDifferences(double[] differences, WilcoxonOptions options, Alternative alternative, string[] first)
    {
        const string test = "Wilcoxon signed-rank test";
        var notes = new List<string>(first);
        double[] nonzero = [.. differences.Where(d => d != 0)];
        var zeros = differences.Length - nonzero.Length;
        if (nonzero.Length == 0)
        {
            return TestResult.Undefined(test, differences.Length, differences.Length == 0 ? "There are no pairs." : $"All {differences.Length} differences are zero.", "Look at the data.", notes);
        }

        if (zeros > 0) { notes.Add($"{zeros} differences are zero: {(options.Zeros == ZeroDifferences.Pratt ? "ranked, then left out (Pratt)" : "left out before ranking (Wilcoxon)")}."); }

        var ranked = options.Zeros == ZeroDifferences.Pratt ? differences : nonzero;
        var ranking = new Ranking([.. ranked.Select(Math.Abs)]);
        var pairs = ranked.Zip(ranking.Ranks).Where(pair => pair.First != 0).ToArray();
        var v = pairs.Where(pair => pair.First > 0).Sum(pair => pair.Second);
        var total = pairs.Sum(pair => pair.Second);
        var sigma = Math.Sqrt(pairs.Sum(pair => pair.Second * pair.Second) / 4);
        var hasTies = pairs.Select(pair => pair.Second).Distinct().Count() < pairs.Length;
        var isExact = nonzero.Length <= options.ExactUpTo && (options.ExactWithTies || (!hasTies && zeros == 0));
        var z = Deviate(v - (total / 2), sigma, options.Continuity, alternative);
        var p = isExact ? ExactSigns([.. pairs.Select(pair => pair.Second)], v, alternative) : Samples.P(alternative, z, Tails.NormalUpper);
        Explain(notes, isExact, hasTies, options.Continuity);
        return new(test)
        {
            StatisticName = "V",
            Statistic = v,
            PValue = new(p, isExact ? PKind.Exact : PKind.Asymptotic),
            Alternative = alternative,
            Estimate = RankIntervals.Pseudomedian(differences, options.Level),
            Effects = [new("rank-biserial r", ((2 * v) - total) / total)],
            N = differences.Length,
            Details = new Dictionary<string, double> { ["z"] = z, ["nonzero"] = nonzero.Length, ["largest V possible"] = total },
            Notes = notes,
        };
    }

    private static void Explain(List<string> notes, bool isExact, bool hasTies, bool continuity) => notes.Add(isExact
        ? $"p counts every arrangement{(hasTies ? ", ties as they are" : "")}."
        : $"p is the normal approximation{(hasTies ? ", corrected for ties" : "")}{(continuity ? ", corrected for continuity" : "")}.");

    private static double ExactSigns(double[] ranks, double v, Alternative alternative)
    {
        var p = RankDistributions.OfSigns(RankDistributions.Doubled(ranks));
        return Sided(alternative, RankDistributions.Tails(p, (int)Math.Round(2 * v)));
    }

    private static double ExactRankSum(Ranking ranking, int size, Alternative alternative)
    {
        // The smaller group has the shorter sums; its distribution is the other's mirrored.
        var doubled = RankDistributions.Doubled(ranking.Ranks);
        var isFirstSmaller = 2 * size <= doubled.Length;
        var sum = isFirstSmaller ? doubled.Take(size).Sum() : doubled.Skip(size).Sum();
        var group = isFirstSmaller ? size : doubled.Length - size;
        var p = RankDistributions.OfGroup(doubled, group);
        if (alternative == Alternative.TwoSided) { return RankDistributions.AsFarOut(p, sum, group * (doubled.Length + 1.0)); }

        var (upper, lower) = RankDistributions.Tails(p, sum);
        return alternative == Alternative.Greater == isFirstSmaller ? upper : lower;
    }

    private static double Sided(Alternative alternative, (double Upper, double Lower) tails) => alternative switch
    {
        Alternative.Greater => tails.Upper,
        Alternative.Less => tails.Lower,
        _ => Math.Min(1, 2 * Math.Min(tails.Upper, tails.Lower)),
    };

    private static double Deviate(double distance, double sigma, bool continuity, Alternative alternative)
    {
        var correction = !continuity ? 0 : alternative switch { Alternative.Greater => .5, Alternative.Less => -.5, _ => .5 * Math.Sign(distance) };
        return (distance - correction) / sigma;
    }
}

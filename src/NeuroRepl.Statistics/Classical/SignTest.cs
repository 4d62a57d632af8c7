using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>The sign test: directions only, no sizes.</summary>
public static class SignTest
{
    /// <summary>Whether a is above b as often as below.</summary>
    /// <param name="a">One condition, a value a subject; incomplete pairs are left out and counted.</param>
    /// <param name="b">The other, in the same order of subjects.</param>
    /// <param name="alternative">Greater means a above b more often.</param>
    /// <returns>S, how often a is above b; its proportion with the interval of Clopper and Pearson (1934). Ties are left out.</returns>
    public static TestResult Paired(IReadOnlyList<double> a, IReadOnlyList<double> b, Alternative alternative = Alternative.TwoSided)
    {
        var (x, y, first) = Samples.Pairs(a, b);
        var (above, below) = (x.Zip(y).Count(pair => pair.First > pair.Second), x.Zip(y).Count(pair => pair.First < pair.Second));
        var ties = x.Length - above - below;
        var notes = ties == 0 ? first : [.. first, $"{ties} pairs are equal and were left out."];
        if (above + below == 0) { return TestResult.Undefined("Sign test", x.Length, "No pair differs.", "Look at the data.", notes); }

        var n = (double)(above + below);
        return new("Sign test")
        {
            StatisticName = "S",
            Statistic = above,
            PValue = new(alternative switch
            {
                Alternative.Greater => Tails.BinomialUpper(above, n, .5),
                Alternative.Less => Tails.BinomialLower(above, n, .5),
                _ => Math.Min(1, 2 * Tails.BinomialUpper(Math.Max(above, below), n, .5)),
            }, PKind.Exact),
            Alternative = alternative,
            Estimate = Proportion("proportion above", above, (int)n),
            N = x.Length,
            Notes = notes,
        };
    }

    /// <summary>A proportion with the interval of Clopper and Pearson.</summary>
    internal static IntervalEstimate Proportion(string name, int successes, int n, double level = .95)
    {
        var tail = (1 - level) / 2;
        var low = successes == 0 ? 0 : Quantiles.Beta(tail, successes, n - successes + 1);
        var high = successes == n ? 1 : Quantiles.BetaUpper(tail, successes + 1, n - successes);
        return new(name, (double)successes / n, low, high, level);
    }
}

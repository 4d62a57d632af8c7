using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Two one-sided tests (TOST; Schuirmann 1987): whether a difference is smaller than what would matter.</summary>
public static class Equivalence
{
    /// <summary>Of two conditions in the same subjects.</summary>
    /// <param name="a">One condition, a value a subject.</param>
    /// <param name="b">The other.</param>
    /// <param name="margin">The smallest difference that would matter, in the unit of the data; the bounds are ± this.</param>
    /// <param name="alpha">The level; the interval is 1 − 2·alpha.</param>
    /// <returns>The larger of both one-sided p: below alpha they are equivalent.</returns>
    public static TestResult Paired(IReadOnlyList<double> a, IReadOnlyList<double> b, double margin, double alpha = .05) => Within(TTest.Paired(a, b, level: 1 - (2 * alpha)), margin);

    /// <summary>Of two groups, variances not assumed equal.</summary>
    /// <inheritdoc cref="Paired"/>
    public static TestResult Welch(IReadOnlyList<double> a, IReadOnlyList<double> b, double margin, double alpha = .05) => Within(TTest.Welch(a, b, level: 1 - (2 * alpha)), margin);

    /// <summary>Of two groups of equal variance.</summary>
    /// <inheritdoc cref="Paired"/>
    public static TestResult Pooled(IReadOnlyList<double> a, IReadOnlyList<double> b, double margin, double alpha = .05) => Within(TTest.Pooled(a, b, level: 1 - (2 * alpha)), margin);

    /// <summary>Of one sample's mean and a value.</summary>
    /// <param name="values">The sample.</param>
    /// <param name="mean">The value it may equal.</param>
    /// <inheritdoc cref="Paired"/>
    public static TestResult OneSample(IReadOnlyList<double> values, double margin, double mean = 0, double alpha = .05)
    {
        var test = TTest.OneSample([.. values.Select(v => v - mean)], level: 1 - (2 * alpha));
        return Within(test, margin) with { Notes = [.. Within(test, margin).Notes, .. mean == 0 ? (string[])[] : [$"The estimate is the difference from {IntervalEstimate.Short(mean)}."]] };
    }

    /// <summary>Of a correlation and zero: whether it lies between ± margin, by Fisher's z.</summary>
    /// <param name="r">The correlation.</param>
    /// <param name="n">How many pairs, at least 4.</param>
    /// <param name="margin">The smallest correlation that would matter, between 0 and 1.</param>
    /// <param name="alpha">The level; the interval is 1 − 2·alpha.</param>
    public static TestResult OfCorrelation(double r, int n, double margin, double alpha = .05)
    {
        Guard.InRange(n, 4, int.MaxValue);
        Guard.InRange(r, -.999999, .999999);
        Guard.InRange(margin, 1e-6, .999999);
        var root = Math.Sqrt(n - 3);
        var (above, below) = ((Math.Atanh(r) + Math.Atanh(margin)) * root, (Math.Atanh(r) - Math.Atanh(margin)) * root);
        var (pAbove, pBelow) = (Tails.NormalUpper(above), Tails.NormalLower(below));
        return new("Equivalence test (TOST) of a correlation")
        {
            StatisticName = "z",
            Statistic = pAbove > pBelow ? above : below,
            PValue = new(Math.Max(pAbove, pBelow), PKind.Asymptotic),
            Estimate = Correlation.Fisher("r", r, 1 / root, 1 - (2 * alpha)),
            N = n,
            Details = new Dictionary<string, double> { ["z above −margin"] = above, ["z below margin"] = below, ["p above −margin"] = pAbove, ["p below margin"] = pBelow },
            Notes = [$"Equivalent to zero within ±{IntervalEstimate.Short(margin)} where p is small."],
        };
    }

    private static TestResult Within(TestResult test, double margin)
    {
        Guard.Positive(margin);
        if (!test.IsDefined) { return test with { Test = "Equivalence test (TOST)" }; }

        var (difference, df) = (test.Estimate!.Value, test.Df[0]);
        var se = difference == 0 ? (test.Estimate.High - test.Estimate.Low) / 2 / Quantiles.StudentUpper((1 - test.Estimate.Level) / 2, df) : difference / test.Statistic;
        var (above, below) = ((difference + margin) / se, (difference - margin) / se);
        var (pAbove, pBelow) = (Tails.StudentUpper(above, df), Tails.StudentLower(below, df));
        return test with
        {
            Test = "Equivalence test (TOST)",
            Statistic = pAbove > pBelow ? above : below,
            PValue = new(Math.Max(pAbove, pBelow), PKind.Exact),
            Effects = [],
            Details = new Dictionary<string, double> { ["t above −margin"] = above, ["t below margin"] = below, ["p above −margin"] = pAbove, ["p below margin"] = pBelow },
            Notes = [.. test.Notes, $"Equivalent within ±{IntervalEstimate.Short(margin)} where p is small; the {100 * test.Estimate.Level:0.#} % interval is [{IntervalEstimate.Short(test.Estimate.Low)}, {IntervalEstimate.Short(test.Estimate.High)}]."],
        };
    }
}

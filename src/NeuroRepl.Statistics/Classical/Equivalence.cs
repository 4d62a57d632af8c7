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

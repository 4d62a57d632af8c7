using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Change from before to after in the same subjects.</summary>
public static class Change
{
    /// <summary>after − before.</summary>
    /// <param name="before">A value a subject; NaN where missing.</param>
    /// <param name="after">The same subjects, in the same order.</param>
    public static ChangeScores Scores(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        Guard.SameLength(before.Count, after.Count, "the length of before", "that of after");
        double[] values = [.. before.Zip(after, (b, a) => a - b)];
        return new(values, [], Missing(values));
    }

    /// <summary>(after − before) / before: NaN where before is zero, and a warning where it is so near zero that the ratio says more about the baseline than about change.</summary>
    /// <param name="before">A value a subject; NaN where missing.</param>
    /// <param name="after">The same subjects, in the same order.</param>
    /// <param name="near">A baseline nearer to zero than this part of the median baseline is named as unreliable.</param>
    public static ChangeScores Relative(IReadOnlyList<double> before, IReadOnlyList<double> after, double near = .05)
    {
        Guard.SameLength(before.Count, after.Count, "the length of before", "that of after");
        var typical = Medians.Of(before.Where(b => !double.IsNaN(b)).Select(Math.Abs));
        double[] values = [.. before.Zip(after, (b, a) => b == 0 ? double.NaN : (a - b) / b)];
        int[] present = [.. Enumerable.Range(0, before.Count).Where(i => !double.IsNaN(before[i]) && !double.IsNaN(after[i]))];
        int[] unreliable = [.. present.Where(i => Math.Abs(before[i]) <= near * typical || before[i] == 0)];
        var zero = present.Count(i => before[i] == 0);
        var notes = new List<string>(Missing([.. before.Zip(after, (b, a) => a - b)]));
        if (zero > 0) { notes.Add($"{zero} baselines are exactly 0: their relative change is undefined and left out. Did a shifted logarithm make the smallest value 0? Use Change.Scores(…) on that scale."); }
        if (unreliable.Length > zero) { notes.Add($"{unreliable.Length - zero} baselines are within {100 * near:0.#} % of the median from 0 (rows {string.Join(", ", unreliable.Where(i => before[i] != 0).Take(5).Select(i => i + 1))}): they dominate any mean or correlation. Use Change.Scores(…) or an analysis of covariance."); }
        if (present.Any(i => before[i] < 0)) { notes.Add("Some baselines are negative: there a relative change has the opposite sign of the change."); }

        return new(values, unreliable, notes);
    }

    /// <summary>Oldham's correlation of the change with the mean of both (1962): does change depend on the level, beyond regression to the mean?</summary>
    /// <param name="before">A value a subject; incomplete pairs are left out and counted.</param>
    /// <param name="after">The same subjects, in the same order.</param>
    /// <param name="ranks">Whether ranks are correlated (Spearman), else values (Pearson).</param>
    /// <remarks>Change against the baseline itself is negative even where nothing happens, since both hold the same error; change against the mean is not, if both have equal variances.</remarks>
    public static TestResult Oldham(IReadOnlyList<double> before, IReadOnlyList<double> after, bool ranks = true)
    {
        var (b, a, notes) = Samples.Pairs(before, after, "before", "after");
        double[] change = [.. b.Zip(a, (x, y) => y - x)], mean = [.. b.Zip(a, (x, y) => (x + y) / 2)];
        var result = ranks ? Correlation.Spearman(mean, change) : Correlation.Pearson(mean, change);
        if (!result.IsDefined) { return result with { Test = "Oldham's correlation of change with level" }; }

        var naive = Correlation.R(b, change);
        return result with
        {
            Test = "Oldham's correlation of change with level",
            Notes = [.. notes, .. result.Notes, $"Change against the baseline itself would be r = {IntervalEstimate.Short(naive)}, regression to the mean included."],
            Details = new Dictionary<string, double>(result.Details) { ["naive r of change with baseline"] = naive },
        };
    }

    private static string[] Missing(double[] values)
    {
        var missing = values.Count(double.IsNaN);
        return missing == 0 ? [] : [$"{missing} of {values.Length} subjects lack one of both."];
    }
}

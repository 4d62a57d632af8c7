using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>How two variables go together within subjects: one slope for all, an intercept each.</summary>
/// <param name="Result">r_rm with its degrees of freedom, p and interval.</param>
/// <param name="Slope">The common slope of y on x.</param>
/// <param name="Lines">Each subject's points and line.</param>
/// <remarks>
/// Bland and Altman, BMJ 310 (1995): in the analysis of covariance y ~ subject + x, r = ±√(SS_x / (SS_x + SS_error)) with N − subjects − 1
/// degrees of freedom. The interval is Fisher's with df + 2 in the place of n (Bakdash and Marusich 2017); the R package rmcorr takes df itself
/// as n and so prints a slightly wider one.
/// </remarks>
public sealed record RepeatedCorrelation(TestResult Result, double Slope, IReadOnlyList<SubjectLine> Lines)
{
    internal static RepeatedCorrelation Of(IReadOnlyList<string> subject, IReadOnlyList<double> x, IReadOnlyList<double> y, double level)
    {
        const string test = "Repeated-measures correlation";
        Guard.SameLength(subject.Count, x.Count, "the length of subject", "that of x");
        Guard.SameLength(subject.Count, y.Count, "the length of subject", "that of y");
        var rows = Enumerable.Range(0, x.Count).Where(i => !double.IsNaN(x[i]) && !double.IsNaN(y[i])).ToArray();
        var groups = rows.GroupBy(i => subject[i]).ToArray();
        var single = groups.Count(g => g.Count() == 1);
        List<string> notes = rows.Length == x.Count ? [] : [$"{x.Count - rows.Length} of {x.Count} pairs are incomplete and were left out."];
        if (single > 0) { notes.Add($"{single} subjects have one pair only: they say nothing about change within a subject."); }

        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var group in groups)
        {
            var (mx, my) = (Samples.Mean([.. group.Select(i => x[i])]), Samples.Mean([.. group.Select(i => y[i])]));
            foreach (var i in group) { (xx, yy, xy) = (xx + ((x[i] - mx) * (x[i] - mx)), yy + ((y[i] - my) * (y[i] - my)), xy + ((x[i] - mx) * (y[i] - my))); }
        }

        var df = rows.Length - groups.Length - 1;
        var slope = xy / xx;
        SubjectLine[] lines = [.. groups.Select(g => new SubjectLine(g.Key, [.. g.Select(i => x[i])], [.. g.Select(i => y[i])], g.Average(i => y[i]) - (slope * g.Average(i => x[i]))))];
        if (df < 1 || xx <= 0 || yy <= 0)
        {
            var why = df < 1 ? $"{rows.Length} pairs of {groups.Length} subjects leave {df} degrees of freedom." : $"{(xx <= 0 ? "x" : "y")} does not vary within any subject.";
            return new(TestResult.Undefined(test, rows.Length, why, "It needs subjects with two pairs or more.", notes), double.NaN, lines);
        }

        var r = Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1);
        return new(Correlation.FromR(test, "r_rm", r, rows.Length, df, Alternative.TwoSided, level, [.. notes, $"{groups.Length} subjects."]), slope, lines);
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Student's and Welch's t tests, with standardised effects and their exact intervals.</summary>
/// <remarks>
/// Intervals of d are from the noncentral t (Steiger and Fouladi 1997; Cumming and Finch 2001): the noncentralities for which the t at hand is
/// the upper and lower 2.5 % point. g is d times Hedges' exact correction J(df) = Γ(df/2) / (√(df/2)·Γ((df − 1)/2)).
/// </remarks>
public static class TTest
{
    /// <summary>Whether the mean of one sample differs from a value.</summary>
    /// <param name="values">The sample; NaN is left out and counted.</param>
    /// <param name="mean">The value under the null hypothesis.</param>
    /// <param name="alternative">Two-sided unless said otherwise.</param>
    /// <param name="level">Of the intervals.</param>
    public static TestResult OneSample(IReadOnlyList<double> values, double mean = 0, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        var (x, notes) = Samples.Present(values, "the sample");
        return OneMean("One-sample t test", x, mean, "mean", "d", alternative, level, notes);
    }

    /// <summary>Whether the mean of the differences a − b is zero.</summary>
    /// <param name="a">One condition, a value a subject; incomplete pairs are left out and counted.</param>
    /// <param name="b">The other condition, in the same order of subjects.</param>
    /// <param name="alternative">Greater means a above b.</param>
    /// <param name="level">Of the intervals.</param>
    /// <remarks>d_z is standardised by the SD of the differences; d_av by the mean of both SDs, with the interval of d_z rescaled (Lakens 2013).</remarks>
    public static TestResult Paired(IReadOnlyList<double> a, IReadOnlyList<double> b, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        var (x, y, notes) = Samples.Pairs(a, b);
        double[] difference = [.. x.Zip(y, (p, q) => p - q)];
        var result = OneMean("Paired t test", difference, 0, "mean difference", "d_z", alternative, level, notes);
        if (!result.IsDefined) { return result; }

        var ratio = Samples.Deviation(difference) / ((Samples.Deviation(x) + Samples.Deviation(y)) / 2);
        var dz = result.Effects[0];
        var dav = Scaled("d_av", dz, ratio);
        return result with { Effects = [dz, Scaled("g_z", dz, Hedges(x.Length - 1)), dav, Scaled("g_av", dav, Hedges(x.Length - 1))] };
    }

    /// <summary>Whether two groups have different means, without assuming equal variances.</summary>
    /// <param name="a">One group; NaN is left out and counted.</param>
    /// <param name="b">The other group.</param>
    /// <param name="alternative">Greater means a above b.</param>
    /// <param name="level">Of the intervals.</param>
    /// <remarks>Welch 1947, with Satterthwaite's degrees of freedom. d is standardised by the root of the mean variance.</remarks>
    public static TestResult Welch(IReadOnlyList<double> a, IReadOnlyList<double> b, Alternative alternative = Alternative.TwoSided, double level = .95) =>
        TwoMeans(a, b, isPooled: false, alternative, level);

    /// <summary>Whether two groups of equal variance have different means: Student's test with the pooled variance.</summary>
    /// <inheritdoc cref="Welch"/>
    /// <remarks>d is standardised by the pooled SD.</remarks>
    public static TestResult Pooled(IReadOnlyList<double> a, IReadOnlyList<double> b, Alternative alternative = Alternative.TwoSided, double level = .95) =>
        TwoMeans(a, b, isPooled: true, alternative, level);

    /// <summary>Hedges' exact correction of d for small samples.</summary>
    /// <param name="df">Degrees of freedom of the standard deviation.</param>
    public static double Hedges(double df) => df <= 1 ? double.NaN : Math.Exp(Gammas.Log(df / 2) - Gammas.Log((df - 1) / 2)) / Math.Sqrt(df / 2);

    private static TestResult OneMean(string test, double[] x, double mean, string estimate, string effect, Alternative alternative, double level, string[] notes)
    {
        Guard.InRange(level, .5, .9999);
        if (x.Length < 2)
        {
            return TestResult.Undefined(test, x.Length, $"It needs two values at least; there {(x.Length == 1 ? "is 1" : "are none")}.", "Look at what is missing.", notes);
        }

        if (Samples.IsConstant(x))
        {
            return TestResult.Undefined(test, x.Length, $"All {x.Length} values are {IntervalEstimate.Short(x[0])}: there is no variation to hold the mean against.", "Look at the data; a sign test asks for directions only.", notes);
        }

        var n = x.Length;
        var se = Samples.Deviation(x) / Math.Sqrt(n);
        var difference = Samples.Mean(x) - mean;
        var t = difference / se;
        return Made(test, t, n - 1, alternative) with
        {
            Estimate = Interval(estimate, Samples.Mean(x), se, n - 1, alternative, level),
            Effects = Standardised(effect, t, n - 1, 1 / Math.Sqrt(n), level),
            N = n,
            Notes = notes,
        };
    }

    private static TestResult TwoMeans(IReadOnlyList<double> a, IReadOnlyList<double> b, bool isPooled, Alternative alternative, double level)
    {
        Guard.InRange(level, .5, .9999);
        var test = isPooled ? "Two-sample t test (pooled variance)" : "Welch's t test";
        var (x, xNotes) = Samples.Present(a, "the first group");
        var (y, yNotes) = Samples.Present(b, "the second group");
        string[] notes = [.. xNotes, .. yNotes];
        var (n, m) = (x.Length, y.Length);
        if (n == 0 || m == 0 || n + m < 3 || (!isPooled && (n < 2 || m < 2)))
        {
            return TestResult.Undefined(test, n + m, $"The groups have {n} and {m} values: too few for a standard deviation.", isPooled ? "Look at what is missing." : "Pooled(…) allows one value in one group.", notes);
        }

        if (Samples.IsConstant(x) && Samples.IsConstant(y))
        {
            return TestResult.Undefined(test, n + m, $"All values of a group are equal ({IntervalEstimate.Short(x[0])} and {IntervalEstimate.Short(y[0])}): there is no variation to hold the difference against.", "Look at the data; PermutationTest(…) counts arrangements only.", notes);
        }

        var (vx, vy) = (n > 1 ? Samples.Variance(x) : 0, m > 1 ? Samples.Variance(y) : 0);
        var pooled = (((n - 1) * vx) + ((m - 1) * vy)) / (n + m - 2);
        var (ex, ey) = (vx / n, vy / m);
        var (se, df, spread) = isPooled
            ? (Math.Sqrt(pooled * ((1.0 / n) + (1.0 / m))), n + m - 2.0, Math.Sqrt(pooled))
            : (Math.Sqrt(ex + ey), (ex + ey) * (ex + ey) / ((ex * ex / (n - 1)) + (ey * ey / (m - 1))), Math.Sqrt((vx + vy) / 2));
        var difference = Samples.Mean(x) - Samples.Mean(y);
        var t = difference / se;
        return Made(test, t, df, alternative) with
        {
            Estimate = Interval("difference of means", difference, se, df, alternative, level),
            Effects = Standardised("d", t, df, se / spread, level),
            N = n + m,
            GroupSizes = [n, m],
            Notes = notes,
        };
    }

    private static TestResult Made(string test, double t, double df, Alternative alternative) => new(test)
    {
        StatisticName = "t",
        Statistic = t,
        Df = [df],
        PValue = new(Samples.P(alternative, t, s => Tails.StudentUpper(s, df)), PKind.Exact),
        Alternative = alternative,
    };

    private static IntervalEstimate Interval(string name, double value, double se, double df, Alternative alternative, double level)
    {
        return alternative switch
        {
            Alternative.Greater => new(name, value, value - (Quantiles.StudentUpper(1 - level, df) * se), double.PositiveInfinity, level),
            Alternative.Less => new(name, value, double.NegativeInfinity, value + (Quantiles.StudentUpper(1 - level, df) * se), level),
            _ => new(name, value, value - (Quantiles.StudentUpper((1 - level) / 2, df) * se), value + (Quantiles.StudentUpper((1 - level) / 2, df) * se), level),
        };
    }

    private static IntervalEstimate[] Standardised(string name, double t, double df, double unit, double level)
    {
        var tail = (1 - level) / 2;
        var d = new IntervalEstimate(name, t * unit, Quantiles.StudentNoncentrality(t, df, tail) * unit, Quantiles.StudentNoncentrality(t, df, 1 - tail) * unit, level);
        return [d, Scaled("g", d, Hedges(df))];
    }

    private static IntervalEstimate Scaled(string name, IntervalEstimate d, double factor) => new(name, d.Value * factor, d.Low * factor, d.High * factor, d.Level);
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Whether spreads are equal: of several groups, or of two conditions in the same subjects.</summary>
public static class EqualVariances
{
    /// <summary>Levene's test: an analysis of variance of the distances from each group's mean.</summary>
    /// <param name="groups">Each group's values; NaN is left out and counted.</param>
    public static TestResult Levene(params IReadOnlyList<double>[] groups) => Distances("Levene test", groups, Samples.Mean);

    /// <summary>Brown and Forsythe's test: the same from each group's median, which stands skewed data better; R's car::leveneTest does this.</summary>
    /// <inheritdoc cref="Levene"/>
    public static TestResult BrownForsythe(params IReadOnlyList<double>[] groups) => Distances("Brown-Forsythe test", groups, g => Medians.Of(g));

    /// <summary>Bartlett's test, for normal data.</summary>
    /// <inheritdoc cref="Levene"/>
    public static TestResult Bartlett(params IReadOnlyList<double>[] groups)
    {
        const string test = "Bartlett test";
        var (present, notes) = Present(groups);
        var n = present.Sum(g => g.Length);
        if (TooFew(test, present, notes) is { } few) { return few; }
        if (present.FirstOrDefault(Samples.IsConstant) is { } flat) { return TestResult.Undefined(test, n, $"A group of {flat.Length} does not vary: its logarithm of variance is infinite.", "Use BrownForsythe(…).", notes); }

        var k = present.Length;
        double df = n - k;
        var pooled = present.Sum(Samples.SumOfSquares) / df;
        var numerator = (df * Math.Log(pooled)) - present.Sum(g => (g.Length - 1) * Math.Log(Samples.Variance(g)));
        var chi = Math.Max(0, numerator / (1 + ((present.Sum(g => 1.0 / (g.Length - 1)) - (1 / df)) / (3 * (k - 1)))));
        return new(test)
        {
            StatisticName = "χ²",
            Statistic = chi,
            Df = [k - 1],
            PValue = new(Tails.ChiSquareUpper(chi, k - 1), PKind.Asymptotic),
            N = n,
            GroupSizes = [.. present.Select(g => g.Length)],
            Notes = notes,
        };
    }

    /// <summary>Pitman's and Morgan's test of two conditions in the same subjects: whether their sum and difference correlate.</summary>
    /// <param name="a">One condition, a value a subject; incomplete pairs are left out and counted.</param>
    /// <param name="b">The other, in the same order.</param>
    /// <returns>t with n − 2 degrees of freedom, positive where a varies more; the ratio of variances with its interval.</returns>
    /// <remarks>Morgan and Pitman, Biometrika 31 (1939). t = (F − 1)·√(n − 2) / (2·√(F·(1 − r²))) with F the ratio of the variances.</remarks>
    public static TestResult PitmanMorgan(IReadOnlyList<double> a, IReadOnlyList<double> b, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        const string test = "Pitman-Morgan test";
        var (x, y, notes) = Samples.Pairs(a, b);
        var n = x.Length;
        if (n < 3) { return TestResult.Undefined(test, n, $"There are {n} complete pairs; it needs 3.", "Look at what is missing.", notes); }
        if (Samples.IsConstant(x) || Samples.IsConstant(y)) { return TestResult.Undefined(test, n, "A condition does not vary.", "Look at the data.", notes); }

        var f = Samples.Variance(x) / Samples.Variance(y);
        var r = Correlation.R(x, y);
        var free = (1 - r) * (1 + r);
        if (free < 1e-15) { return TestResult.Undefined(test, n, "The conditions lie exactly on a line.", "Look whether one was computed from the other.", notes); }

        var t = (f - 1) * Math.Sqrt(n - 2) / (2 * Math.Sqrt(f * free));
        var k = 1 + (2 * free * Math.Pow(Quantiles.StudentUpper((1 - level) / 2, n - 2), 2) / (n - 2));
        var reach = Math.Sqrt((k * k) - 1);
        return new(test)
        {
            StatisticName = "t",
            Statistic = t,
            Df = [n - 2],
            PValue = new(Samples.P(alternative, t, s => Tails.StudentUpper(s, n - 2)), PKind.Exact),
            Alternative = alternative,
            Estimate = new("ratio of variances", f, f * (k - reach), f * (k + reach), level),
            Effects = [new("ratio of variances", f, f * (k - reach), f * (k + reach), level)],
            N = n,
            Notes = notes,
        };
    }

    private static TestResult Distances(string test, IReadOnlyList<double>[] groups, Func<IReadOnlyList<double>, double> centre)
    {
        var (present, notes) = Present(groups);
        if (TooFew(test, present, notes) is { } few) { return few; }

        return OneWay.Test(test, [.. present.Select(g => { var c = centre(g); return g.Select(v => Math.Abs(v - c)).ToArray(); })], notes);
    }

    private static (double[][] Groups, string[] Notes) Present(IReadOnlyList<double>[] groups)
    {
        var present = groups.Select((g, i) => Samples.Present(g, $"group {i + 1}")).ToArray();
        return ([.. present.Select(p => p.Values)], [.. present.SelectMany(p => p.Notes)]);
    }

    private static TestResult? TooFew(string test, double[][] groups, string[] notes) =>
        groups.Length < 2 || groups.Any(g => g.Length < 2)
            ? TestResult.Undefined(test, groups.Sum(g => g.Length), $"The groups have {string.Join(", ", groups.Select(g => g.Length))} values; it needs two groups of two.", "Look at what is missing.", notes)
            : null;
}

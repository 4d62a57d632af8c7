using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>One-way analysis of variance of independent groups.</summary>
public static class OneWay
{
    /// <summary>Whether the groups have different means, assuming equal variances.</summary>
    /// <param name="groups">Each group's values; NaN is left out and counted.</param>
    /// <returns>F; η², ω².</returns>
    public static TestResult Anova(params IReadOnlyList<double>[] groups)
    {
        var present = groups.Select((g, i) => Samples.Present(g, $"group {i + 1}")).ToArray();
        return Test("One-way analysis of variance", [.. present.Select(p => p.Values)], [.. present.SelectMany(p => p.Notes)]);
    }

    /// <summary>Welch's analysis of variance (1951), without assuming equal variances.</summary>
    /// <inheritdoc cref="Anova"/>
    public static TestResult Welch(params IReadOnlyList<double>[] groups)
    {
        const string test = "Welch's analysis of variance";
        var present = groups.Select((g, i) => Samples.Present(g, $"group {i + 1}")).ToArray();
        double[][] values = [.. present.Select(p => p.Values)];
        string[] notes = [.. present.SelectMany(p => p.Notes)];
        var n = values.Sum(g => g.Length);
        if (values.Length < 2 || values.Any(g => g.Length < 2 || Samples.IsConstant(g)))
        {
            return TestResult.Undefined(test, n, "It needs two groups, each with two different values.", "Use OneWay.Anova(…), or look at what is missing.", notes);
        }

        double k = values.Length;
        double[] weights = [.. values.Select(g => g.Length / Samples.Variance(g))];
        var total = weights.Sum();
        var mean = weights.Zip(values, (w, g) => w * Samples.Mean(g)).Sum() / total;
        var spread = weights.Zip(values, (w, g) => (1 - (w / total)) * (1 - (w / total)) / (g.Length - 1)).Sum() / ((k * k) - 1);
        var f = weights.Zip(values, (w, g) => w * (Samples.Mean(g) - mean) * (Samples.Mean(g) - mean)).Sum() / (k - 1) / (1 + (2 * (k - 2) * spread));
        var df = 1 / (3 * spread);
        return new(test)
        {
            StatisticName = "F",
            Statistic = f,
            Df = [k - 1, df],
            PValue = new(Tails.FUpper(f, k - 1, df), PKind.Asymptotic),
            N = n,
            GroupSizes = [.. values.Select(g => g.Length)],
            Notes = notes,
        };
    }

    internal static TestResult Test(string test, double[][] groups, string[] notes)
    {
        var n = groups.Sum(g => g.Length);
        var (k, df) = (groups.Length, n - groups.Length);
        if (k < 2 || df < 1 || groups.Any(g => g.Length == 0)) { return TestResult.Undefined(test, n, $"The groups have {string.Join(", ", groups.Select(g => g.Length))} values: too few.", "Look at what is missing.", notes); }

        var grand = Samples.Mean([.. groups.SelectMany(g => g)]);
        var between = groups.Sum(g => g.Length * Math.Pow(Samples.Mean(g) - grand, 2));
        var within = groups.Sum(Samples.SumOfSquares);
        if (within <= 1e-28 * groups.Sum(g => g.Sum(v => v * v))) { return TestResult.Undefined(test, n, "Nothing varies within the groups.", "Look at the data.", notes); }

        var f = between / (k - 1) / (within / df);
        return new(test)
        {
            StatisticName = "F",
            Statistic = f,
            Df = [k - 1, df],
            PValue = new(Tails.FUpper(f, k - 1, df), PKind.Exact),
            Effects = [new("η²", between / (between + within)), new("ω²", Math.Max(0, (between - ((k - 1) * within / df)) / (between + within + (within / df))))],
            N = n,
            GroupSizes = [.. groups.Select(g => g.Length)],
            Notes = notes,
        };
    }
}

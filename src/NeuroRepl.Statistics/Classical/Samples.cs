using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>What every test does first: leave out what is missing, count it, and take moments.</summary>
internal static class Samples
{
    /// <summary>The values that are there, and a note where some were not.</summary>
    public static (double[] Values, string[] Notes) Present(IReadOnlyList<double> values, string name)
    {
        double[] present = [.. values.Where(v => !double.IsNaN(v))];
        RefuseInfinity(present, name);
        return (present, present.Length == values.Count ? [] : [$"{values.Count - present.Length} of {values.Count} values of {name} are missing and were left out."]);
    }

    /// <summary>The pairs of which both are there, and a note where some were not.</summary>
    public static (double[] X, double[] Y, string[] Notes) Pairs(IReadOnlyList<double> x, IReadOnlyList<double> y, string xName = "the first sample", string yName = "the second")
    {
        Guard.SameLength(x.Count, y.Count, $"the length of {xName}", $"that of {yName}");
        var rows = Enumerable.Range(0, x.Count).Where(i => !double.IsNaN(x[i]) && !double.IsNaN(y[i])).ToArray();
        double[] first = [.. rows.Select(i => x[i])], second = [.. rows.Select(i => y[i])];
        RefuseInfinity(first, xName);
        RefuseInfinity(second, yName);
        return (first, second, rows.Length == x.Count ? [] : [$"{x.Count - rows.Length} of {x.Count} pairs are incomplete and were left out."]);
    }

    /// <summary>Subjects (rows) that have all conditions (columns), and a note where some had not.</summary>
    public static (double[][] Rows, string[] Notes) Complete(IReadOnlyList<IReadOnlyList<double>> conditions)
    {
        Guard.NotEmpty(conditions);
        foreach (var condition in conditions)
        {
            Guard.SameLength(condition.Count, conditions[0].Count, "the length of a condition", "that of the first");
            RefuseInfinity(condition, "a condition");
        }

        double[][] rows = [.. Enumerable.Range(0, conditions[0].Count).Select(i => conditions.Select(c => c[i]).ToArray()).Where(row => !row.Any(double.IsNaN))];
        var dropped = conditions[0].Count - rows.Length;
        return (rows, dropped == 0 ? [] : [$"{dropped} of {conditions[0].Count} subjects lack a condition and were left out."]);
    }

    public static double Mean(IReadOnlyList<double> x)
    {
        if (x.Count == 0) { return double.NaN; }

        var mean = x.Sum() / x.Count;
        return mean + (x.Sum(v => v - mean) / x.Count);         // a second pass takes back the first one's rounding
    }

    public static double SumOfSquares(IReadOnlyList<double> x)
    {
        var mean = Mean(x);
        var (sum, rest) = (0.0, 0.0);
        foreach (var v in x) { (sum, rest) = (sum + ((v - mean) * (v - mean)), rest + (v - mean)); }

        return Math.Max(0, sum - (rest * rest / x.Count));
    }

    public static double Variance(IReadOnlyList<double> x) => SumOfSquares(x) / (x.Count - 1);

    public static double Deviation(IReadOnlyList<double> x) => Math.Sqrt(Variance(x));

    /// <summary>Whether nothing varies, up to the rounding of the values themselves.</summary>
    public static bool IsConstant(IReadOnlyList<double> x)
    {
        var largest = x.Max(Math.Abs);
        return x.Max() - x.Min() <= 1e-14 * largest;
    }

    /// <summary>p of a statistic with a symmetric distribution around 0, by its upper tail.</summary>
    public static double P(Alternative alternative, double statistic, Func<double, double> upper) => alternative switch
    {
        Alternative.Greater => upper(statistic),
        Alternative.Less => upper(-statistic),
        _ => Math.Min(1, 2 * upper(Math.Abs(statistic))),
    };

    private static void RefuseInfinity(IReadOnlyList<double> values, string name)
    {
        var index = values.Index().FirstOrDefault(v => double.IsInfinity(v.Item), (-1, 0)).Item1;
        if (index >= 0) { throw new ArgumentMistake($"Value {index + 1} of {name} is infinite.", "Look where it comes from: a division by zero or a logarithm of zero? Make it NaN to leave it out."); }
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Locations with intervals that belong to rank tests (Hodges and Lehmann 1963; Bauer 1972).</summary>
internal static class RankIntervals
{
    private const int MostAverages = 4_000_000;

    /// <summary>The median of all means of two differences.</summary>
    public static IntervalEstimate? Pseudomedian(double[] differences, double level)
    {
        var n = differences.Length;
        if ((long)n * (n + 1) / 2 > MostAverages) { return null; }

        var averages = new double[n * (n + 1) / 2];
        var k = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++) { averages[k++] = (differences[i] + differences[j]) / 2; }
        }

        var tail = (1 - level) / 2;
        var critical = n <= 400
            ? RankDistributions.Critical(RankDistributions.OfSigns([.. Enumerable.Range(1, n)]), tail)
            : (int)((n * (n + 1) / 4.0) - (Quantiles.NormalUpper(tail) * Math.Sqrt(n * (n + 1.0) * ((2 * n) + 1) / 24)));
        return Between("pseudomedian", averages, critical, level);
    }

    /// <summary>The median of all differences between the groups.</summary>
    public static IntervalEstimate? Shift(double[] x, double[] y, double level, double sigma)
    {
        if ((long)x.Length * y.Length > MostAverages) { return null; }

        var differences = new double[x.Length * y.Length];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < y.Length; j++) { differences[(i * y.Length) + j] = x[i] - y[j]; }
        }

        var tail = (1 - level) / 2;
        var (n, total) = (Math.Min(x.Length, y.Length), x.Length + y.Length);
        var critical = total <= 60
            ? RankDistributions.Critical([.. RankDistributions.OfGroup([.. Enumerable.Range(1, total)], n).Skip(n * (n + 1) / 2)], tail)
            : (int)((differences.Length / 2.0) - (Quantiles.NormalUpper(tail) * sigma));
        return Between("shift", differences, critical, level);
    }

    private static IntervalEstimate Between(string name, double[] values, int critical, double level)
    {
        Array.Sort(values);
        var k = Math.Clamp(critical, 1, Math.Max(1, values.Length / 2));
        return new(name, Medians.Of(values), values[k - 1], values[^k], level);
    }
}

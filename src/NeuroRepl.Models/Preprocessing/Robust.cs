using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Medians and spreads that a few bad values do not move.</summary>
internal static class Robust
{
    /// <summary>The median of the finite values; NaN where there is none.</summary>
    public static double Median(IEnumerable<double> values) => Medians.Of(values.Where(double.IsFinite));

    /// <summary>1.4826 times the median distance from the median: the standard deviation of normal values.</summary>
    public static double Spread(IReadOnlyList<double> values)
    {
        var middle = Median(values);
        return 1.4826 * Median(values.Select(v => Math.Abs(v - middle)));
    }

    /// <summary>The median of each value's neighbours, up to <paramref name="reach"/> on either side and itself; at the ends as many as there are.</summary>
    public static double[] RunningMedian(IReadOnlyList<double> values, int reach) =>
        [.. Enumerable.Range(0, values.Count).Select(i => Median(Enumerable.Range(Math.Max(0, i - reach), Math.Min(values.Count - 1, i + reach) - Math.Max(0, i - reach) + 1).Select(j => values[j])))];

    /// <summary>What is left of a slow course: each value less a line through its neighbours (Theil and Sen's, which a few bad ones do not move).</summary>
    public static double[] AboutTrend(IReadOnlyList<double> values, int reach)
    {
        var rest = new double[values.Count];
        for (var i = 0; i < rest.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(values.Count - 1, i + reach));
            var others = Enumerable.Range(from, to - from + 1).Where(j => double.IsFinite(values[j])).ToArray();
            var slopes = from a in others from b in others where b > a select (values[b] - values[a]) / (b - a);
            var slope = others.Length < 6 ? 0 : Median(slopes);
            rest[i] = values[i] - Median(others.Select(j => values[j] - (slope * (j - i))));
        }

        return rest;
    }
}

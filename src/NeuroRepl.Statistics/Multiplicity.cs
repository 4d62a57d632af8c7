using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics;

/// <summary>Several tests of one question: adjusted p-values, and the level of each test.</summary>
public static class Multiplicity
{
    /// <summary>Adjusted p-values, in the order given; a missing one (NaN) stays missing and does not count as a comparison.</summary>
    /// <param name="p">The p-values, each from 0 to 1 or NaN.</param>
    /// <param name="how">The way; equal to R's p.adjust where R has it.</param>
    /// <exception cref="ArgumentMistake">A value outside 0 … 1, or a way that needs the estimates' correlation (Tukey, Dunnett, MultivariateT).</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p, Adjust how)
    {
        foreach (var (index, value) in p.Index())
        {
            if (value is < 0 or > 1) { throw new ArgumentMistake($"p-value {index + 1} of {p.Count} is {value}; a p-value lies from 0 to 1.", "Look at the test it comes from."); }
        }

        var present = Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).ToArray();
        var adjusted = Ranked([.. present.Select(i => p[i])], how);
        var result = new double[p.Count];
        Array.Fill(result, double.NaN);
        for (var k = 0; k < present.Length; k++) { result[present[k]] = adjusted[k]; }

        return result;
    }

    /// <summary>The level of each test when outcomes are correlated: alpha / n^(1 − r), between Bonferroni (r = 0) and none (r = 1).</summary>
    /// <param name="tests">How many outcomes.</param>
    /// <param name="meanCorrelation">Their mean correlation, from 0 to 1.</param>
    /// <param name="alpha">The level of the family.</param>
    /// <remarks>
    /// The partial Bonferroni correction of Sankoh, Huque and Dubey, Stat. Med. 16 (1997), in the form that SISA popularised: .05/2^(1 − .4222) = .0335.
    /// It keeps the family's level only roughly; an exact level needs the whole correlation matrix.
    /// </remarks>
    /// <exception cref="ArgumentMistake">Fewer than one test, a correlation outside 0 … 1, or an alpha outside 0 … 1.</exception>
    public static double CorrelatedBonferroniLevel(int tests, double meanCorrelation, double alpha = .05)
    {
        Guard.InRange(tests, 1, int.MaxValue);
        Guard.InRange(meanCorrelation, 0, 1);
        Guard.InRange(alpha, 0, 1);
        return alpha / Math.Pow(tests, 1 - meanCorrelation);
    }

    /// <summary>The same between Šidák and none: 1 − (1 − alpha)^(1 / n^(1 − r)).</summary>
    /// <inheritdoc cref="CorrelatedBonferroniLevel"/>
    public static double CorrelatedSidakLevel(int tests, double meanCorrelation, double alpha = .05)
    {
        Guard.InRange(tests, 1, int.MaxValue);
        Guard.InRange(meanCorrelation, 0, 1);
        Guard.InRange(alpha, 0, 1);
        return 1 - Math.Pow(1 - alpha, Math.Pow(tests, meanCorrelation - 1));
    }

    private static double[] Ranked(double[] p, Adjust how)
    {
        var n = p.Length;
        return how switch
        {
            Statistics.Adjust.None => p,
            Statistics.Adjust.Bonferroni => [.. p.Select(x => Math.Min(1, n * x))],
            Statistics.Adjust.Sidak => [.. p.Select(x => Sidak(x, n))],
            Statistics.Adjust.Holm => StepDown(p),
            Statistics.Adjust.Hochberg => StepUp(p, rank => n - rank + 1),
            Statistics.Adjust.Hommel => Hommel(p),
            Statistics.Adjust.Fdr => StepUp(p, rank => (double)n / rank),
            Statistics.Adjust.FdrAnyDependence => StepUp(p, rank => Enumerable.Range(1, n).Sum(i => 1d / i) * n / rank),
            _ => throw new ArgumentMistake(
                $"{how} needs the correlation of the estimates; p-values alone do not have it.", "Ask the model's contrasts for it, or use Adjust.Holm."),
        };
    }

    /// <summary>1 − (1 − p)ⁿ, without losing a small p.</summary>
    private static double Sidak(double p, int n) => p >= 1 ? 1 : p < 1e-5 ? SmallSidak(p, n) : 1 - Math.Pow(1 - p, n);

    private static double SmallSidak(double p, int n)
    {
        var log = n * -(p + (p * p / 2) + (p * p * p / 3));      // n·log(1 − p)
        return log > -1e-5 ? -log - (log * log / 2) - (log * log * log / 6) : 1 - Math.Exp(log);
    }

    /// <summary>Holm (1979): the k-th smallest p times n − k + 1, never smaller than the one before.</summary>
    private static double[] StepDown(double[] p)
    {
        var order = Ascending(p);
        var result = new double[p.Length];
        var most = 0.0;
        for (var k = 0; k < order.Length; k++)
        {
            most = Math.Max(most, Math.Min(1, (p.Length - k) * p[order[k]]));
            result[order[k]] = most;
        }

        return result;
    }

    /// <summary>From the largest p down: p times its factor, never larger than the one above. The rank counts from the smallest, 1.</summary>
    private static double[] StepUp(double[] p, Func<int, double> factor)
    {
        var order = Ascending(p);
        var result = new double[p.Length];
        var least = 1.0;
        for (var k = order.Length - 1; k >= 0; k--)
        {
            least = Math.Min(least, factor(k + 1) * p[order[k]]);
            result[order[k]] = least;
        }

        return result;
    }

    /// <summary>Hommel (1988): the largest over all closed intersections of Simes' p, in Wright's order of computation (1992).</summary>
    private static double[] Hommel(double[] p)
    {
        var n = p.Length;
        var order = Ascending(p);
        var sorted = order.Select(i => p[i]).ToArray();
        var adjusted = new double[n];
        if (n == 0) { return adjusted; }

        Array.Fill(adjusted, Simes(n));
        for (var m = n - 1; m >= 2; m--)
        {
            var last = Enumerable.Range(n - m + 1, m - 1).Min(k => m * sorted[k] / (2 + k - (n - m + 1)));
            for (var k = 0; k <= n - m; k++) { adjusted[k] = Math.Max(adjusted[k], Math.Min(m * sorted[k], last)); }
            for (var k = n - m + 1; k < n; k++) { adjusted[k] = Math.Max(adjusted[k], adjusted[n - m]); }
        }

        var result = new double[n];
        for (var k = 0; k < n; k++) { result[order[k]] = Math.Max(adjusted[k], sorted[k]); }

        return result;

        double Simes(int size) => Enumerable.Range(0, size).Min(k => size * sorted[k] / (k + 1));
    }

    private static int[] Ascending(double[] p) => [.. Enumerable.Range(0, p.Length).OrderBy(i => p[i])];
}

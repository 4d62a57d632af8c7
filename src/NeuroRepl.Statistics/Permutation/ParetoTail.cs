using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>A generalised Pareto distribution fitted to the largest of some null values, for p-values beyond what counting gives.</summary>
/// <remarks>
/// P(X &gt; x) = share · (1 − k(x − u)/a)^{1/k} above the threshold u. Fitted by probability-weighted moments (Hosking and Wallis, Technometrics 1987), from the highest
/// quarter of the values down to the highest 5 % until Anderson and Darling's statistic does not speak against it (Winkler and others, NeuroImage 2016);
/// its distribution under the fitted tail is simulated, since it depends on the shape and on fitting.
/// </remarks>
internal sealed class ParetoTail
{
    private const int Simulations = 199;
    private static readonly double[] Shares = [.25, .2, .15, .1, .05];

    private ParetoTail(double threshold, double share, double scale, double shape, double fit) => (Threshold, Share, Scale, Shape, Fit) = (threshold, share, scale, shape, fit);

    public double Threshold { get; }

    /// <summary>The share of values above the threshold.</summary>
    public double Share { get; }

    public double Scale { get; }

    /// <summary>k: positive for a tail that ends, 0 for an exponential one.</summary>
    public double Shape { get; }

    /// <summary>The p-value of Anderson and Darling's statistic.</summary>
    public double Fit { get; }

    /// <summary>The tail, or nothing where no share of the values follows one.</summary>
    /// <param name="sorted">The null values, rising.</param>
    public static ParetoTail? Of(IReadOnlyList<double> sorted)
    {
        foreach (var share in Shares)
        {
            var count = (int)(share * sorted.Count);
            if (count < 20) { return null; }

            // Halfway between two values, so that none lies on the threshold.
            var threshold = (sorted[^count] + sorted[^(count + 1)]) / 2;
            double[] excess = [.. sorted.Skip(sorted.Count - count).Select(value => value - threshold)];
            if (!(excess[0] > 0)) { continue; }

            var (scale, shape) = Moments(excess);
            if (!(scale > 0) || (shape > 0 && excess[^1] >= scale / shape)) { continue; }

            var fit = GoodnessOfFit(excess, scale, shape);
            if (fit >= .05) { return new(threshold, (double)count / sorted.Count, scale, shape, fit); }
        }

        return null;
    }

    /// <summary>P(X ≥ x); x above the threshold.</summary>
    public double Upper(double x) => Share * Math.Max(UpperOf(x - Threshold, Scale, Shape), double.Epsilon);

    /// <summary>Scale a and shape k of excesses, rising.</summary>
    internal static (double Scale, double Shape) Moments(ReadOnlySpan<double> excess)
    {
        var (n, mean, weighted) = (excess.Length, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            mean += excess[i] / n;
            weighted += (1 - ((i + 1 - .35) / n)) * excess[i] / n;
        }

        var shape = (mean / (mean - (2 * weighted))) - 2;
        return (2 * mean * weighted / (mean - (2 * weighted)), shape);
    }

    /// <summary>A² of excesses, rising.</summary>
    internal static double AndersonDarling(ReadOnlySpan<double> excess, double scale, double shape)
    {
        var (n, sum) = (excess.Length, 0.0);
        for (var i = 0; i < n; i++)
        {
            var below = Math.Clamp(1 - UpperOf(excess[i], scale, shape), 1e-15, 1);
            var above = Math.Clamp(UpperOf(excess[n - 1 - i], scale, shape), 1e-300, 1);
            sum += ((2 * i) + 1) * (Math.Log(below) + Math.Log(above));
        }

        return -n - (sum / n);
    }

    private static double GoodnessOfFit(double[] excess, double scale, double shape)
    {
        var observed = AndersonDarling(excess, scale, shape);
        var (random, larger) = (new CounterRandom(2016), 1);
        var draw = new double[excess.Length];
        for (var n = 0; n < Simulations; n++)
        {
            for (var i = 0; i < draw.Length; i++) { draw[i] = Quantile(1 - random.NextDouble(), scale, shape); }

            Array.Sort(draw);
            var (a, k) = Moments(draw);
            if (AndersonDarling(draw, a, k) >= observed) { larger++; }
        }

        return (double)larger / (Simulations + 1);
    }

    private static double UpperOf(double excess, double scale, double shape) =>
        Math.Abs(shape) < 1e-9 ? Math.Exp(-excess / scale) : Math.Pow(Math.Max(0, 1 - (shape * excess / scale)), 1 / shape);

    private static double Quantile(double upper, double scale, double shape) =>
        Math.Abs(shape) < 1e-9 ? -scale * Math.Log(upper) : scale * (1 - Math.Pow(upper, shape)) / shape;
}

using System.Numerics.Tensors;

namespace NeuroRepl.Statistics.Bayes.Diagnostics;

/// <summary>How many independent draws a set of chains is worth: n·m / τ, τ from autocorrelations summed by Geyer's initial monotone sequence.</summary>
/// <remarks>Vehtari, Gelman, Simpson, Carpenter and Bürkner, Bayesian Analysis 16 (2021), eqs 10 to 13. Lags are computed as they are needed: chains that mix need a few.</remarks>
internal static class EffectiveSize
{
    /// <param name="chains">Equally long chains.</param>
    /// <param name="covarianceScale">What every autocovariance is multiplied with; 1 but where another program's padding is matched.</param>
    public static double Of(double[][] chains, double covarianceScale = 1)
    {
        var (m, n) = (chains.Length, chains[0].Length);
        if (n < 3 || !IsVarying(chains)) { return double.NaN; }

        var means = Array.ConvertAll(chains, chain => TensorPrimitives.Sum<double>(chain) / n);
        var centred = new double[m][];
        for (var c = 0; c < m; c++)
        {
            centred[c] = new double[n];
            TensorPrimitives.Subtract(chains[c], means[c], centred[c]);
        }

        double Covariance(int lag)
        {
            var sum = 0.0;
            foreach (var chain in centred) { sum += TensorPrimitives.Dot<double>(chain.AsSpan(lag), chain.AsSpan(0, n - lag)); }

            return sum / n / m * covarianceScale;
        }

        var within = Covariance(0) * n / (n - 1);
        var plus = within * (n - 1) / n;
        if (m > 1) { plus += Variance(means); }

        return m * n / Time(lag => 1 - ((within - Covariance(lag)) / plus), n, m * n);
    }

    /// <summary>Every chain in two halves; the middle draw of an odd length belongs to none.</summary>
    public static double[][] Split(ReadOnlySpan<double> values, int chains)
    {
        var n = values.Length / chains;
        if (n == 1) { return [.. Enumerable.Range(0, chains).Select(_ => new double[1])]; }

        var half = n / 2;
        var halves = new double[2 * chains][];
        for (var c = 0; c < chains; c++)
        {
            var chain = values.Slice(c * n, n);
            halves[c] = chain[..half].ToArray();
            halves[chains + c] = chain[(n - half)..].ToArray();
        }

        return halves;
    }

    public static double Variance(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Sum(values) / values.Length;
        var sum = 0.0;
        foreach (var value in values) { sum += (value - mean) * (value - mean); }

        return sum / (values.Length - 1);
    }

    private static double Time(Func<int, double> correlation, int n, int total)
    {
        var rho = new double[n];
        rho[0] = 1;
        var (even, odd) = (1.0, correlation(1));
        rho[1] = odd;
        var last = 0;
        while (last < n - 5 && even + odd > 0)
        {
            last += 2;
            (even, odd) = (correlation(last), correlation(last + 1));
            if (even + odd >= 0) { (rho[last], rho[last + 1]) = (even, odd); }
        }

        if (even > 0) { rho[last] = even; }

        for (var t = 2; t <= last - 2; t += 2)
        {
            if (rho[t] + rho[t + 1] > rho[t - 2] + rho[t - 1]) { rho[t] = rho[t + 1] = (rho[t - 2] + rho[t - 1]) / 2; }
        }

        var sum = 0.0;
        for (var t = 0; t < Math.Max(last, 1); t++) { sum += rho[t]; }

        return Math.Max((2 * sum) - 1 + rho[last], 1 / Math.Log10(total));     // antithetic chains are not believed without limit
    }

    private static bool IsVarying(double[][] chains)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var chain in chains)
        {
            foreach (var value in chain)
            {
                if (!double.IsFinite(value)) { return false; }

                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return Math.Abs(high - low) >= double.BitIncrement(1) - 1;
    }
}

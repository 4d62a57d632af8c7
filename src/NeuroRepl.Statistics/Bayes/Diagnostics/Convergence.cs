using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Diagnostics;

/// <summary>Whether chains have come together and how precise their summaries are, as R's posterior package computes it.</summary>
/// <remarks>Vehtari, Gelman, Simpson, Carpenter and Bürkner, "Rank-normalization, folding, and localization: an improved R-hat", Bayesian Analysis 16 (2021) 667.</remarks>
public static class Convergence
{
    /// <summary>R-hat of ranks: the larger of that of the values and that of their distances from the median. Near 1 where chains agree; above 1.01 they do not.</summary>
    /// <param name="values">All draws, chain after chain.</param>
    /// <param name="chains">How many chains these are.</param>
    /// <returns>NaN where the draws do not vary or are not finite.</returns>
    public static double RHat(IReadOnlyList<double> values, int chains)
    {
        var draws = Checked(values, chains);
        if (draws.Any(v => !double.IsFinite(v))) { return double.NaN; }

        return Math.Max(Basic(NormalScores.Of(EffectiveSize.Split(draws, chains))), Basic(NormalScores.Of(EffectiveSize.Split(Folded(draws), chains))));
    }

    /// <summary>Effective draws for the centre of the distribution (of normal scores of ranks). At least 100 a chain are wanted.</summary>
    public static double EssBulk(IReadOnlyList<double> values, int chains)
    {
        var draws = Checked(values, chains);
        return draws.Any(v => !double.IsFinite(v)) ? double.NaN : EffectiveSize.Of(NormalScores.Of(EffectiveSize.Split(draws, chains)));
    }

    /// <summary>Effective draws for the tails: the smaller of those for the 5 % and the 95 % quantile.</summary>
    public static double EssTail(IReadOnlyList<double> values, int chains)
    {
        var (low, high) = (EssQuantile(values, chains, .05), EssQuantile(values, chains, .95));
        return double.IsNaN(low) || double.IsNaN(high) ? double.NaN : Math.Min(low, high);
    }

    /// <summary>Effective draws for the mean.</summary>
    public static double EssMean(IReadOnlyList<double> values, int chains) => EffectiveSize.Of(EffectiveSize.Split(Checked(values, chains), chains));

    /// <summary>Effective draws for the standard deviation.</summary>
    public static double EssSd(IReadOnlyList<double> values, int chains)
    {
        var draws = Checked(values, chains);
        var mean = draws.Average();
        return EffectiveSize.Of(EffectiveSize.Split(Array.ConvertAll(draws, v => Math.Abs(v - mean)), chains));
    }

    /// <summary>Effective draws for a quantile.</summary>
    /// <param name="values">All draws, chain after chain.</param>
    /// <param name="chains">How many chains these are.</param>
    /// <param name="probability">Of the quantile, from 0 to 1.</param>
    public static double EssQuantile(IReadOnlyList<double> values, int chains, double probability)
    {
        Guard.InRange(probability, 0, 1);
        var draws = Checked(values, chains);
        if (draws.Any(v => !double.IsFinite(v))) { return double.NaN; }

        var sorted = draws.Order().ToArray();
        var quantile = Quantile(sorted, probability == 1 ? (draws.Length - .5) / draws.Length : probability);
        return EffectiveSize.Of(EffectiveSize.Split(Array.ConvertAll(draws, v => v <= quantile ? 1.0 : 0), chains));
    }

    /// <summary>Monte Carlo standard error of the mean.</summary>
    public static double McseMean(IReadOnlyList<double> values, int chains) => Math.Sqrt(EffectiveSize.Variance([.. values]) / EssMean(values, chains));

    /// <summary>Monte Carlo standard error of the standard deviation.</summary>
    /// <remarks>The delta method on the variance, whose own variance is that of the squared deviations (Kenney and Keeping, 1951).</remarks>
    public static double McseSd(IReadOnlyList<double> values, int chains)
    {
        var draws = Checked(values, chains);
        var mean = draws.Average();
        var squares = Array.ConvertAll(draws, v => (v - mean) * (v - mean));
        var variance = squares.Average();
        return Math.Sqrt((squares.Average(v => v * v) - (variance * variance)) / EssMean(squares, chains) / variance / 4);
    }

    /// <summary>Monte Carlo standard error of a quantile: half the distance of the order statistics between which it lies with 68 % probability.</summary>
    public static double McseQuantile(IReadOnlyList<double> values, int chains, double probability)
    {
        var ess = EssQuantile(values, chains, probability);
        if (double.IsNaN(ess)) { return double.NaN; }

        var sorted = values.Order().ToArray();
        double At(double p) => Quantiles.Beta(p, (ess * probability) + 1, (ess * (1 - probability)) + 1);
        var (low, high) = (Math.Floor(At(.1586553) * sorted.Length), Math.Ceiling(At(.8413447) * sorted.Length));
        return (sorted[(int)Math.Min(high, sorted.Length) - 1] - sorted[(int)Math.Max(low, 1) - 1]) / 2;
    }

    /// <summary>The energy fraction of missing information of one chain: how far one step moves in energy of all there is to move. Below 0.3 the tails are hardly reached.</summary>
    /// <remarks>Betancourt, "Diagnosing suboptimal cotangent disintegrations in Hamiltonian Monte Carlo" (2016), eq. 7.</remarks>
    public static double EnergyFraction(IReadOnlyList<double> energies)
    {
        Guard.NotEmpty(energies);
        var sum = 0.0;
        for (var i = 1; i < energies.Count; i++) { sum += (energies[i] - energies[i - 1]) * (energies[i] - energies[i - 1]); }

        return sum / energies.Count / EffectiveSize.Variance([.. energies]);
    }

    // R's type 7: between the two nearest order statistics.
    internal static double Quantile(double[] sorted, double probability)
    {
        var at = probability * (sorted.Length - 1);
        var low = (int)Math.Floor(at + (4 * double.Epsilon));
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[^1];
    }

    internal static double Basic(double[][] chains)
    {
        var n = chains[0].Length;
        var means = Array.ConvertAll(chains, chain => chain.Average());
        var within = chains.Average(chain => EffectiveSize.Variance(chain));
        return within > 0 && double.IsFinite(within) ? Math.Sqrt(((n * EffectiveSize.Variance(means) / within) + n - 1) / n) : double.NaN;
    }

    private static double[] Folded(double[] draws)
    {
        var median = Quantile([.. draws.Order()], .5);
        return Array.ConvertAll(draws, v => Math.Abs(v - median));
    }

    private static double[] Checked(IReadOnlyList<double> values, int chains)
    {
        Guard.NotEmpty(values);
        Guard.InRange(chains, 1, values.Count);
        Guard.SameLength(values.Count, values.Count / chains * chains, "the number of draws", "chains × draws a chain");
        return values as double[] ?? [.. values];
    }
}

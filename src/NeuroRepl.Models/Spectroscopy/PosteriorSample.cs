using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Draws of the concentrations from a fit's posterior, a few chains of them, with what tells whether they can be trusted.</summary>
public sealed class PosteriorSample
{
    private readonly string[] _names;
    private readonly double[][][] _values;      // chain, draw, metabolite

    internal PosteriorSample(IReadOnlyList<string> names, double[][][] values, double acceptance) => (_names, _values, Acceptance) = ([.. names], values, acceptance);

    /// <summary>Whose concentrations they are.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>How many draws there are, all chains together.</summary>
    public int Count => _values.Sum(chain => chain.Length);

    /// <summary>The share of steps that were taken.</summary>
    public double Acceptance { get; }

    /// <summary>All draws of one metabolite, chain after chain.</summary>
    /// <exception cref="ArgumentMistake">It was not fitted.</exception>
    public IReadOnlyList<double> this[string metabolite] => [.. Chains(metabolite).SelectMany(chain => chain)];

    /// <summary>Mean of a metabolite's draws.</summary>
    public double Mean(string metabolite) => this[metabolite].Average();

    /// <summary>Standard deviation of a metabolite's draws: the posterior's, to compare with the fit's bound.</summary>
    public double Sd(string metabolite) => Math.Sqrt(Variance([.. this[metabolite]]));

    /// <summary>The interval that holds this share of the draws, with equal tails.</summary>
    public (double Low, double High) Interval(string metabolite, double level = 0.95)
    {
        Guard.InRange(level, 0.01, 0.999);
        var sorted = this[metabolite].Order().ToArray();
        double At(double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
        return (At((1 - level) / 2), At((1 + level) / 2));
    }

    /// <summary>Split R-hat: near 1 when the chains agree; above 1.05 draw more.</summary>
    /// <remarks>Gelman et al., "Bayesian Data Analysis", 3rd ed., equation 11.4, every chain cut in halves.</remarks>
    public double RHat(string metabolite)
    {
        var halves = Chains(metabolite).SelectMany(chain => new[] { chain[..(chain.Length / 2)], chain[(chain.Length / 2)..] }).ToArray();
        var length = halves.Min(h => h.Length);
        var within = halves.Average(Variance);
        return within > 0 ? Math.Sqrt(((length - 1.0) / length) + (Variance([.. halves.Select(h => h.Average())]) / within)) : 1;
    }

    /// <summary>How many independent draws they are worth.</summary>
    /// <remarks>Gelman et al., section 11.5, with Geyer's initial positive sequence: autocorrelations are summed in pairs until a pair is negative.</remarks>
    public double EffectiveSize(string metabolite)
    {
        var chains = Chains(metabolite);
        var length = chains.Min(chain => chain.Length);
        var within = chains.Average(Variance);
        var pooled = (within * (length - 1) / length) + Variance([.. chains.Select(chain => chain.Average())]);
        if (pooled <= 0) { return Count; }

        double Correlation(int lag) => 1 - (((within * (length - 1) / length) - chains.Average(chain => Covariance(chain, lag))) / pooled);
        var sum = -1.0;
        for (var lag = 0; lag + 1 < length; lag += 2)
        {
            var pair = Correlation(lag) + Correlation(lag + 1);
            if (pair < 0) { break; }

            sum += 2 * pair;
        }

        return Math.Min(Count / Math.Max(sum, 1e-3), Count);
    }

    /// <summary>Mean, SD, 95 % interval, R-hat and effective size of every metabolite.</summary>
    public Table Table() => new("posterior",
    [
        new TextColumn("metabolite", _names),
        new NumberColumn("mean", [.. _names.Select(Mean)]),
        new NumberColumn("sd", [.. _names.Select(Sd)]),
        new NumberColumn("low95", [.. _names.Select(n => Interval(n).Low)]),
        new NumberColumn("high95", [.. _names.Select(n => Interval(n).High)]),
        new NumberColumn("rhat", [.. _names.Select(RHat)]),
        new NumberColumn("ess", [.. _names.Select(EffectiveSize)]),
    ]);

    private double[][] Chains(string metabolite)
    {
        var m = Array.IndexOf(_names, metabolite);
        if (m < 0) { throw new ArgumentMistake($"{metabolite} was not fitted.", $"Fitted were: {string.Join(", ", _names)}."); }

        return [.. _values.Select(chain => chain.Select(draw => draw[m]).ToArray())];
    }

    private static double Variance(double[] x)
    {
        var mean = x.Average();
        return x.Length > 1 ? x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1) : 0;
    }

    private static double Covariance(double[] x, int lag)
    {
        var (mean, sum) = (x.Average(), 0.0);
        for (var i = 0; i + lag < x.Length; i++) { sum += (x[i] - mean) * (x[i + lag] - mean); }

        return sum / x.Length;
    }
}

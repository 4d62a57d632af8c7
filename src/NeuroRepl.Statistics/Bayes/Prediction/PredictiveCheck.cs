using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>The data beside data sets that the fitted model makes: what it cannot make, it has not understood.</summary>
/// <remarks>Gelman, Meng and Stern, Statistica Sinica 6 (1996) 733.</remarks>
public sealed class PredictiveCheck
{
    private PredictiveCheck(BayesFit fit, double[][] replicates, IReadOnlyList<PredictiveStatistic> statistics) => (Fit, Replicates, Statistics) = (fit, replicates, statistics);

    /// <summary>The fit.</summary>
    public BayesFit Fit { get; }

    /// <summary>The data.</summary>
    public IReadOnlyList<double> Observed => Fit.ResponseValues;

    /// <summary>Data sets made by the model, from draws spread over all chains.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Replicates { get; }

    /// <summary>A few numbers of the data beside those of all made data sets.</summary>
    public IReadOnlyList<PredictiveStatistic> Statistics { get; }

    /// <summary>Kernel densities of the data and of made data sets on one axis, for a picture; null where the response is categories.</summary>
    /// <param name="replicates">How many made data sets.</param>
    public (IReadOnlyList<double> At, IReadOnlyList<double> Observed, IReadOnlyList<IReadOnlyList<double>> Replicates)? Densities(int replicates = 30)
    {
        if (Fit.Categories.Count > 0) { return null; }

        var (low, high) = (Observed.Min(), Observed.Max());
        var (from, to) = (low - (.25 * (high - low)), high + (.25 * (high - low)));
        if (Fit.Family != Family.Gaussian && Fit.Family != Family.Student) { from = Math.Max(0, from); }
        if (Fit.Family == Family.Beta) { to = Math.Min(1, to); }

        double[] at = [.. Enumerable.Range(0, 96).Select(i => from + ((to - from) * i / 95))];
        double[] Of(IReadOnlyList<double> values)
        {
            var density = new KernelDensity([.. values]);
            return Array.ConvertAll(at, density.At);
        }

        return (at, Of(Observed), [.. Replicates.Take(replicates).Select(Of)]);
    }

    internal static PredictiveCheck Of(BayesFit fit, int replicates, ulong seed)
    {
        Guard.InRange(replicates, 1, fit.Draws.Count);
        var predicted = fit.Predict(seed: seed);
        var (n, draws) = (fit.Rows, fit.Draws.Count);
        double[] DataSet(int draw) => [.. Enumerable.Range(0, n).Select(i => predicted.Values(i, 0)[draw])];
        var all = new List<(string, Func<double[], double>)>();
        if (fit.Categories.Count > 0)
        {
            foreach (var (k, category) in fit.Categories.Index()) { all.Add(($"rows with {category}", y => y.Count(v => (int)v == k))); }
        }
        else
        {
            all.Add(("mean", y => y.Average()));
            all.Add(("standard deviation", y => Math.Sqrt(EffectiveSize.Variance(y))));
            all.Add(("smallest", y => y.Min()));
            all.Add(("largest", y => y.Max()));
            if (fit.ResponseValues.Any(v => v == 0) && fit.ResponseValues.All(v => v >= 0)) { all.Add(("zeros", y => y.Count(v => v == 0))); }
        }

        var results = new double[all.Count][];
        for (var s = 0; s < all.Count; s++) { results[s] = new double[draws]; }

        for (var draw = 0; draw < draws; draw++)
        {
            var y = DataSet(draw);
            for (var s = 0; s < all.Count; s++) { results[s][draw] = all[s].Item2(y); }
        }

        double[] observed = [.. fit.ResponseValues];
        return new PredictiveCheck(fit, [.. Enumerable.Range(0, replicates).Select(r => DataSet((int)((long)r * draws / replicates)))], [.. all.Select((statistic, s) =>
        {
            var sorted = results[s].Order().ToArray();
            var own = statistic.Item2(observed);
            return new PredictiveStatistic(statistic.Item1, own, sorted.Average(), Convergence.Quantile(sorted, .025), Convergence.Quantile(sorted, .975),
                (sorted.Count(v => v > own) + (.5 * sorted.Count(v => v == own))) / draws);
        })]);
    }
}

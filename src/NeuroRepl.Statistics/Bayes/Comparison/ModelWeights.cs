using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>How models would be averaged for prediction.</summary>
/// <remarks>Yao, Vehtari, Simpson and Gelman, "Using stacking to average Bayesian predictive distributions", Bayesian Analysis 13 (2018) 917.</remarks>
public static class ModelWeights
{
    /// <summary>Weights of the mixture of models that foretells left-out observations best: maximises Σᵢ log Σₖ wₖ·exp(elpdᵢₖ).</summary>
    /// <param name="models">One estimate a model, over the same observations.</param>
    /// <returns>As many weights, from 0, with the sum 1.</returns>
    public static IReadOnlyList<double> Stacking(params IReadOnlyList<Elpd> models) => Stacking(Pointwise(models));

    /// <summary>Weights in proportion to exp(elpd).</summary>
    public static IReadOnlyList<double> PseudoBma(params IReadOnlyList<Elpd> models) => Softmax([.. Pointwise(models).Select(p => p.Sum())]);

    /// <summary>Pseudo-BMA+: the same, averaged over Bayesian bootstraps of the observations, so that a lucky one decides less.</summary>
    /// <param name="models">One estimate a model, over the same observations.</param>
    /// <param name="bootstraps">How many.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public static IReadOnlyList<double> PseudoBmaPlus(IReadOnlyList<Elpd> models, int bootstraps = 1000, ulong seed = 1) => PseudoBmaPlus(Pointwise(models), bootstraps, seed);

    // The mixture's log density is concave in the weights; expectation-maximisation climbs it, and a Newton step on what is left finishes.
    internal static double[] Stacking(double[][] pointwise)
    {
        var (models, observations) = (pointwise.Length, pointwise[0].Length);
        var density = new double[observations][];
        for (var i = 0; i < observations; i++)
        {
            var most = pointwise.Max(p => p[i]);
            density[i] = [.. pointwise.Select(p => Math.Exp(p[i] - most))];
        }

        var w = Enumerable.Repeat(1.0 / models, models).ToArray();
        for (var round = 0; round < 100_000; round++)
        {
            var share = new double[models];
            foreach (var row in density)
            {
                var mixture = 0.0;
                for (var k = 0; k < models; k++) { mixture += w[k] * row[k]; }

                for (var k = 0; k < models; k++) { share[k] += row[k] / mixture; }
            }

            // At the optimum the mean share is 1 where a weight is positive and at most 1 elsewhere; squared multiplicative steps go faster than EM and never leave the simplex.
            var next = w.Select((weight, k) => weight * Math.Pow(share[k] / observations, 1.9)).ToArray();
            var sum = next.Sum();
            var moved = 0.0;
            for (var k = 0; k < models; k++)
            {
                moved = Math.Max(moved, Math.Abs((next[k] / sum) - w[k]));
                w[k] = next[k] / sum;
            }

            if (moved < 1e-13) { break; }
        }

        return w;
    }

    internal static double[] PseudoBmaPlus(double[][] pointwise, int bootstraps, ulong seed)
    {
        Guard.InRange(bootstraps, 1, int.MaxValue);
        var (models, observations) = (pointwise.Length, pointwise[0].Length);
        var random = new CounterRandom(seed);
        var (result, weights) = (new double[models], new double[observations]);
        for (var b = 0; b < bootstraps; b++)
        {
            for (var i = 0; i < observations; i++) { weights[i] = -Math.Log(1 - random.NextDouble()); }      // a flat Dirichlet, not yet divided by its sum

            var scale = observations / weights.Sum();
            var softmax = Softmax([.. pointwise.Select(p => p.Select((e, i) => e * weights[i]).Sum() * scale)]);
            for (var k = 0; k < models; k++) { result[k] += softmax[k] / bootstraps; }
        }

        return result;
    }

    private static double[][] Pointwise(IReadOnlyList<Elpd> models)
    {
        Guard.NotEmpty(models);
        foreach (var model in models) { Guard.SameLength(model.Pointwise.Count, models[0].Pointwise.Count, "the number of observations of one model", "that of another"); }

        return [.. models.Select(model => model.Pointwise.ToArray())];
    }

    private static double[] Softmax(double[] values)
    {
        var most = values.Max();
        var exponentials = Array.ConvertAll(values, v => Math.Exp(v - most));
        var sum = exponentials.Sum();
        return Array.ConvertAll(exponentials, e => e / sum);
    }
}

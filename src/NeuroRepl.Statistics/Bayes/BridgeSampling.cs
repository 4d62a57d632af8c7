using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;
using NeuroRepl.Statistics.Bayes.Models;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>The marginal likelihood by a bridge between the posterior and a normal distribution with its mean and covariance.</summary>
/// <remarks>
/// Meng and Wong, Statistica Sinica 6 (1996) 831, eq. 4.1, on the unconstrained scale; half of the draws shape the normal distribution, the other half is compared with it, as in
/// Gronau et al., Journal of Mathematical Psychology 81 (2017) 80. The relative error is Frühwirth-Schnatter's (2004).
/// </remarks>
internal static class BridgeSampling
{
    public static MarginalLikelihood Of(BayesFit fit)
    {
        string[] improper = [.. fit.Priors.Where(p => p.Prior.IsImproper).Select(p => p.Parameter)];
        if (improper.Length > 0)
        {
            throw new ArgumentMistake($"There is no marginal likelihood: {string.Join(", ", improper)} {(improper.Length == 1 ? "has a flat prior" : "have flat priors")}.", "Fit with proper priors: priors: [(\"b\", Prior.Normal(0, 2.5))].");
        }

        var (n, d) = (fit.Draws.Count, fit.Model.Dimension);
        var half = fit.Draws.Iterations / 2;
        var (shaping, compared) = (new List<double[]>(), new List<double[]>());
        foreach (var chain in fit.Chains)
        {
            for (var i = 0; i < chain.Count; i++) { (i < half ? shaping : compared).Add(chain[i].ToArray()); }
        }

        if (shaping.Count <= d + 1) { throw new ArgumentMistake($"{n} draws are too few for a bridge over {d} parameters.", $"Sample longer, iterations: {Math.Max(2 * fit.Recipe.Iterations, 8 * d)}."); }

        var (mean, factor) = Shape(shaping, d);
        var density = new MultilevelDensity(fit.Model);
        var gradient = new double[d];
        var logDeterminant = Enumerable.Range(0, d).Sum(i => Math.Log(factor[i, i]));
        double LogNormal(double[] q) => -.5 * Whitened(q, mean, factor).Sum(v => v * v) - logDeterminant - (.5 * d * Math.Log(2 * Math.PI));
        var posterior = compared.Select(q => density.Evaluate(q, gradient) - LogNormal(q)).ToArray();
        var random = new CounterRandom(fit.Recipe.Seed, 12345);
        var proposal = new double[compared.Count];
        for (var k = 0; k < proposal.Length; k++)
        {
            if (k % 64 == 0) { Interrupt.ThrowIfRequested(); }

            var q = Drawn(mean, factor, random);
            var log = density.Evaluate(q, gradient);
            proposal[k] = (double.IsNaN(log) ? double.NegativeInfinity : log) - LogNormal(q);
        }

        var effective = EffectiveDraws(posterior, fit.Draws.Chains);
        return Bridge(fit.Formula, posterior, proposal, effective);
    }

    private static MarginalLikelihood Bridge(string formula, double[] posterior, double[] proposal, double effective)
    {
        var shift = Convergence.Quantile([.. posterior.Order()], .5);
        var total = effective + proposal.Length;
        var (s1, s2) = (effective / total, proposal.Length / total);
        var ratio = 1.0;
        var round = 0;
        for (; round < 1000; round++)
        {
            var above = proposal.Average(l => Weight(Math.Exp(l - shift), s1, s2, ratio));
            var below = posterior.Average(l => 1 / ((s1 * Math.Exp(l - shift)) + (s2 * ratio)));
            var next = above / below;
            var moved = Math.Abs(next - ratio) / next;
            ratio = next;
            if (moved < 1e-10) { break; }
        }

        // Relative variances of both sides of the bridge; that of the posterior's is stretched by its autocorrelation.
        var f1 = proposal.Select(l => Weight(Math.Exp(l - shift) / ratio, s1, s2, 1)).ToArray();
        var f2 = posterior.Select(l => 1 / ((s1 * Math.Exp(l - shift) / ratio) + s2)).ToArray();
        var variance = (EffectiveSize.Variance(f1) / Math.Pow(f1.Average(), 2) / f1.Length) + (EffectiveSize.Variance(f2) / Math.Pow(f2.Average(), 2) / effective);
        return new(formula, Math.Log(ratio) + shift, Math.Sqrt(variance), round + 1);
    }

    private static double Weight(double l, double s1, double s2, double ratio) => double.IsPositiveInfinity(l) ? 1 / s1 : l / ((s1 * l) + (s2 * ratio));

    private static double EffectiveDraws(double[] values, int chains)
    {
        var perChain = values.Length / chains;
        var size = EffectiveSize.Of([.. Enumerable.Range(0, chains).Select(c => values.AsSpan(c * perChain, perChain).ToArray())]);
        return double.IsNaN(size) ? values.Length : Math.Min(size, values.Length);
    }

    private static (double[] Mean, RowMajor Factor) Shape(List<double[]> draws, int d)
    {
        var mean = new double[d];
        foreach (var q in draws) { TensorPrimitives.Add(mean, q, mean); }

        TensorPrimitives.Divide(mean, draws.Count, mean);
        var covariance = new RowMajor(d, d);
        var off = new double[d];
        foreach (var q in draws)
        {
            TensorPrimitives.Subtract(q, mean, off);
            for (var i = 0; i < d; i++) { TensorPrimitives.MultiplyAdd(off, off[i] / (draws.Count - 1), covariance.Row(i), covariance.Row(i)); }
        }

        if (Cholesky.Factor(covariance.Values, d, d) >= 0) { throw new ArgumentMistake("The draws of this fit vary in fewer directions than it has parameters.", "Sample longer."); }

        return (mean, covariance);
    }

    private static double[] Whitened(double[] q, double[] mean, RowMajor factor)
    {
        var z = new double[q.Length];
        for (var i = 0; i < z.Length; i++) { z[i] = (q[i] - mean[i] - TensorPrimitives.Dot<double>(factor.Row(i)[..i], z.AsSpan(0, i))) / factor[i, i]; }

        return z;
    }

    private static double[] Drawn(double[] mean, RowMajor factor, CounterRandom random)
    {
        var z = new double[mean.Length];
        for (var i = 0; i < z.Length; i++) { z[i] = random.NextNormal(); }

        var q = new double[mean.Length];
        for (var i = 0; i < q.Length; i++) { q[i] = mean[i] + TensorPrimitives.Dot<double>(factor.Row(i)[..(i + 1)], z.AsSpan(0, i + 1)); }

        return q;
    }
}

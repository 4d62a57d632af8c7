using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Variances and correlations from Λ and σ, and which directions have none.</summary>
internal static class MixedComponents
{
    private const double Collapse = 1e-4;           // relative SD below which lme4, too, calls a fit singular

    public static IReadOnlyList<VarianceComponent> Of(MixedProblem problem, MixedState state)
    {
        var result = new List<VarianceComponent>();
        foreach (var (f, factor) in problem.Factors.Index())
        {
            var covariance = Covariance(state.Lambda[f]);
            for (var e = 0; e < factor.Width; e++)
            {
                var variance = covariance[e, e] * state.Sigma2;
                double[] correlations = [.. Enumerable.Range(0, e).Where(k => factor.Free.Contains((e, k))).Select(k => covariance[e, k] / Math.Sqrt(covariance[e, e] * covariance[k, k]))];
                result.Add(new VarianceComponent(factor.Name, factor.Effects[e], variance, Math.Sqrt(variance), correlations));
            }
        }

        result.Add(new VarianceComponent("Residual", "", state.Sigma2, Math.Sqrt(state.Sigma2), []));
        return result;
    }

    public static IReadOnlyList<string> Collapsed(MixedProblem problem, MixedState state)
    {
        var result = new List<string>();
        foreach (var (f, factor) in problem.Factors.Index())
        {
            var covariance = Covariance(state.Lambda[f]);
            double[] sd = [.. Enumerable.Range(0, factor.Width).Select(e => Math.Sqrt(covariance[e, e]))];
            foreach (var e in Enumerable.Range(0, factor.Width).Where(e => sd[e] < Collapse))
            {
                result.Add($"Singular: {factor.Effects[e]} does not vary over {factor.Name} beyond the residual (its variance is zero). {(factor.Width == 1 ? $"Tests are those without (1 | {factor.Name}); the term can go" : "Take it out of the random term")}, or collect more groups.");
            }

            int[] varying = [.. Enumerable.Range(0, factor.Width).Where(e => sd[e] >= Collapse)];
            if (varying.Length < 2) { continue; }

            double[] correlation = [.. varying.SelectMany(a => varying.Select(b => covariance[a, b] / (sd[a] * sd[b])))];
            var eigen = new SymmetricEigen(correlation, varying.Length);
            foreach (var k in Enumerable.Range(0, varying.Length).Where(k => eigen.Values[k] < Collapse * Collapse * 10))
            {
                var parts = varying.Select((e, i) => (Weight: eigen.Vector(i, k) / sd[e], factor.Effects[e])).ToArray();
                var largest = parts.MaxBy(part => Math.Abs(part.Weight)).Weight;
                var text = string.Concat(parts.Where(part => Math.Abs(part.Weight) > 1e-6 * Math.Abs(largest))
                    .Select((part, i) => $"{(part.Weight / largest < 0 ? (i == 0 ? "−" : " − ") : i == 0 ? "" : " + ")}{Math.Abs(part.Weight / largest):G3} × {part.Item2}"));
                result.Add($"Singular: over {factor.Name} the direction {text} does not vary{(varying.Length == 2 ? " (a correlation of ±1)" : "")}. Let fewer effects vary, or drop their correlations with ||.");
            }
        }

        return result;
    }

    private static double[,] Covariance(double[,] lambda)
    {
        var n = lambda.GetLength(0);
        var result = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k <= Math.Min(i, j); k++) { result[i, j] += lambda[i, k] * lambda[j, k]; }
            }
        }

        return result;
    }
}

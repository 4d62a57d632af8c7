using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Simulates responses from a fitted model and fits each.</summary>
internal static class MixedBootstrap
{
    public static IReadOnlyList<ParameterInterval> Intervals(MixedFit fit, int samples, double level, ulong seed)
    {
        Guard.InRange(samples, 20, 10_000_000);
        Guard.InRange(level, .5, .9999);
        var draws = Simulate(fit, samples, seed);
        var names = Names(fit);
        var estimates = Parameters(fit, fit.State);
        return [.. names.Select((name, k) =>
        {
            double[] values = [.. draws.Select(draw => draw[k]).Where(v => !double.IsNaN(v)).Order()];
            return new ParameterInterval(name, estimates[k], Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2));
        })];
    }

    internal static IReadOnlyList<string> Names(MixedFit fit) =>
    [
        .. fit.VarianceComponents.SelectMany((component, i) => component.Group == "Residual" ? ["sd residual"] : (string[])
        [
            $"sd {component.Effect} | {component.Group}",
            .. component.Correlations.Select((_, k) => $"cor {fit.VarianceComponents[i - component.Correlations.Count + k].Effect}, {component.Effect} | {component.Group}"),
        ]),
        .. fit.Qr.Kept.Select(column => fit.Matrix.Columns[column]),
    ];

    internal static double[] Parameters(MixedFit fit, MixedState state) =>
        [.. MixedComponents.Of(fit.Problem, state).SelectMany(component => component.Correlations.Prepend(component.Sd)), .. fit.Unturned(state.Beta())];

    private static double[][] Simulate(MixedFit fit, int samples, ulong seed)
    {
        var (problem, state) = (fit.Problem, fit.State);
        var (gamma, sigma) = (problem.At(state.Theta).Beta(), Math.Sqrt(state.Sigma2));
        var mean = new double[problem.Observations];
        for (var row = 0; row < mean.Length; row++) { mean[row] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(problem.X.Row(row), gamma); }

        var done = 0;
        var draws = new double[samples][];
        Parallel.For(0, samples, sample =>
        {
            var random = new CounterRandom(seed, (ulong)sample);
            var y = (double[])mean.Clone();
            foreach (var (f, factor) in problem.Factors.Index())
            {
                var effects = new double[factor.Levels.Count * factor.Width];
                var lambda = state.Lambda[f];
                for (var levelOf = 0; levelOf < factor.Levels.Count; levelOf++)
                {
                    for (var c = 0; c < factor.Width; c++)
                    {
                        var u = random.NextNormal() * sigma;
                        for (var r = c; r < factor.Width; r++) { effects[(levelOf * factor.Width) + r] += lambda[r, c] * u; }
                    }
                }

                for (var row = 0; row < y.Length; row++)
                {
                    for (var e = 0; e < factor.Width; e++) { y[row] += problem.Z[f][row, e] * effects[(factor.Codes[row] * factor.Width) + e]; }
                }
            }

            for (var row = 0; row < y.Length; row++) { y[row] += sigma * random.NextNormal(); }       // rows are weighted already: one variance

            var again = problem.With(y);
            var (fitted, _, _) = MixedSearch.Solve(again, state.Theta.Any(t => t == 0) ? null : state.Theta);
            draws[sample] = Parameters(fit, fitted);
            Work.Report($"bootstrap of {fit.Formula}", Interlocked.Increment(ref done), samples);
        });
        return draws;
    }

    private static double Quantile(double[] sorted, double at)
    {
        if (sorted.Length == 0) { return double.NaN; }

        var place = at * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Profile-likelihood intervals: where −2 log-likelihood, minimised over all other parameters, rises by χ²'s quantile above its minimum.</summary>
/// <remarks>
/// Bates et al. (2015), § 5.1. Variances are followed on the scale of L = σΛ with the wanted effect first, so that its standard deviation is one element of L
/// and a correlation two; the deviance in (L, σ) is n·ln(2πσ²) + ln|S| + r²/σ², with exact gradients.
/// </remarks>
internal static class MixedProfile
{
    public static IReadOnlyList<ParameterInterval> Intervals(MixedFit fit, double level)
    {
        Guard.InRange(level, .5, .9999);
        var rise = Math.Sqrt(Quantiles.ChiSquareUpper(1 - level, 1));
        var names = MixedBootstrap.Names(fit);
        var estimates = MixedBootstrap.Parameters(fit, fit.State);
        var targets = new List<Func<double, double[]?, (double Deviance, double[] Others)>>();
        foreach (var (f, factor) in fit.Problem.Factors.Index())
        {
            for (var e = 0; e < factor.Width; e++)
            {
                targets.Add(new ProfiledVariance(fit, f, e, -1).At);
                foreach (var other in Enumerable.Range(0, e).Where(other => factor.Free.Contains((e, other)))) { targets.Add(new ProfiledVariance(fit, f, other, e).At); }
            }
        }

        targets.Add(new ProfiledVariance(fit, -1, -1, -1).At);
        var raw = fit.Problem.Factors;
        var plain = MixedProblem.Of(RawDesign(fit), Response(fit), raw, reml: false, fit.Frame.Weights);
        for (var column = 0; column < fit.Qr.Rank; column++)
        {
            var which = column;
            targets.Add((value, start) =>
            {
                var problem = plain.Holding(which, value);
                var optimum = Optimum.Find(MixedSearch.Function(problem), start ?? fit.State.Theta);
                return (optimum.Criterion, optimum.Theta);
            });
        }

        var lowest = fit.State.Criterion;
        var count = names.Count - fit.Qr.Rank;
        return [.. names.Select((name, k) =>
        {
            Work.Report($"profiling {fit.Formula}", k + 1, names.Count);
            var scale = k < count ? Math.Max(Math.Abs(estimates[k]) * .3, 1e-3 * fit.ResidualSd) : fit[name].StandardError;
            var (least, most) = name.StartsWith("sd ", StringComparison.Ordinal) ? (0, double.PositiveInfinity) : name.StartsWith("cor ", StringComparison.Ordinal) ? (-1, 1) : (double.NegativeInfinity, double.PositiveInfinity);
            if (name.StartsWith("cor ", StringComparison.Ordinal)) { scale = .2; }

            return new ParameterInterval(name, estimates[k], End(targets[k], estimates[k], -scale, least, lowest, rise), End(targets[k], estimates[k], scale, most, lowest, rise));
        })];
    }

    // The root of the deviance's rise is nearly linear in the parameter: secants from the estimate outwards, kept within a bracket.
    private static double End(Func<double, double[]?, (double Deviance, double[] Others)> profile, double estimate, double step, double bound, double lowest, double rise)
    {
        if (double.IsNaN(estimate)) { return double.NaN; }

        var (inner, innerRise, start) = (estimate, 0.0, (double[]?)null);
        double outer = double.NaN, outerRise = double.NaN;
        var next = Clipped(estimate + (2 * step));
        for (var iteration = 0; iteration < 60; iteration++)
        {
            var (deviance, others) = profile(next, start);
            var here = Math.Sqrt(Math.Max(0, deviance - lowest));
            if (!double.IsFinite(here)) { here = double.MaxValue; }
            if (Math.Abs(here - rise) < 1e-7) { return next; }

            if (here < rise)
            {
                if (next == bound) { return bound; }

                (inner, innerRise, start) = (next, here, others);
            }
            else { (outer, outerRise) = (next, here); }

            if (double.IsNaN(outer)) { next = Clipped(innerRise > 0 ? estimate + ((inner - estimate) * Math.Clamp(1.02 * rise / innerRise, 1.05, 4)) : inner + (2 * step)); }
            else
            {
                var part = (rise - innerRise) / (outerRise - innerRise);
                if (outerRise > 1e10 || iteration > 20) { part = .5; }

                next = inner + (Math.Clamp(part, .02, .98) * (outer - inner));
                if (Math.Abs(outer - inner) < 1e-9 * Math.Max(1e-12, Math.Abs(outer))) { return next; }
            }
        }

        return next;

        double Clipped(double value) => step < 0 ? Math.Max(value, bound) : Math.Min(value, bound);
    }

    private static RowMajor RawDesign(MixedFit fit) => Linear.Hypotheses.Columns(fit.Matrix.Build(fit.Frame).X, fit.Qr.Kept);

    private static double[] Response(MixedFit fit) => fit.Frame.Offset is { } offset ? [.. fit.Frame.Response.Select((v, i) => v - offset[i])] : fit.Frame.Response;
}

using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Means;

/// <summary>Contrasts that are judged together.</summary>
internal static class Family
{
    public static IReadOnlyList<MeanContrast> Of(MarginalMeans means, IReadOnlyList<(string Name, IReadOnlyList<string> By, double[] Function)> functions, Adjust adjust, int tukeyMeans)
    {
        var single = functions.Select(f => means.Evaluate(f.Function)).ToArray();
        var t = single.Select(s => s.Estimate / s.StandardError).ToArray();
        var raw = single.Select((s, i) => FittedModel.TwoSided(t[i], s.Df)).ToArray();
        var count = raw.Count(p => !double.IsNaN(p));
        if (adjust == Adjust.Tukey && tukeyMeans == 0) { adjust = Adjust.Sidak; }      // the range is of means; other contrasts have none

        var (adjusted, critical) = Adjusted(means, functions, adjust, tukeyMeans, single, t, raw, count);
        return [.. functions.Select((f, i) =>
        {
            var half = double.IsNaN(raw[i]) ? double.NaN : critical(i) * single[i].StandardError;
            return new MeanContrast(f.Name, f.By, single[i].Estimate, single[i].StandardError, single[i].Df, t[i], adjusted[i], new PValue(raw[i], PKind.Exact), single[i].Estimate - half, single[i].Estimate + half);
        })];
    }

    private static (PValue[] P, Func<int, double> Critical) Adjusted(MarginalMeans means, IReadOnlyList<(string Name, IReadOnlyList<string> By, double[] Function)> functions, Adjust adjust,
        int tukeyMeans, (double Estimate, double StandardError, double Df)[] single, double[] t, double[] raw, int count)
    {
        switch (adjust)
        {
            case Adjust.Tukey:
                var ranges = new Dictionary<double, double>();
                return ([.. t.Select((value, i) => new PValue(double.IsNaN(raw[i]) ? double.NaN : tukeyMeans == 2 ? raw[i] : Tails.StudentizedRangeUpper(Math.Sqrt(2) * Math.Abs(value), tukeyMeans, single[i].Df), PKind.Exact))],
                    i => tukeyMeans == 2 ? Quantiles.StudentUpper(.025, single[i].Df) : Once(ranges, single[i].Df, df => Quantiles.StudentizedRangeUpper(.05, tukeyMeans, df) / Math.Sqrt(2)));
            case Adjust.Dunnett or Adjust.MultivariateT:
                int[] there = [.. Enumerable.Range(0, t.Length).Where(i => !double.IsNaN(raw[i]))];
                if (there.Length == 0) { goto default; }

                var distribution = new MultivariateT(means.Correlation([.. there.Select(i => functions[i].Function)]));
                var result = raw.Select(p => new PValue(p, PKind.Exact)).ToArray();
                foreach (var i in there)
                {
                    var (p, error) = distribution.LargestUpper(Math.Abs(t[i]), single[i].Df);
                    p = Math.Clamp(p, raw[i], Math.Min(1, count * raw[i]));
                    result[i] = error == 0 ? new PValue(p, PKind.Exact) : new PValue(p, PKind.MonteCarlo, (Math.Max(raw[i], p - error), Math.Min(1, p + error)));
                }

                var known = new Dictionary<double, double>();
                return (result, i => Once(known, single[i].Df, df => distribution.Critical(.05, df)));
            case Adjust.Bonferroni:
                return (Plain(), i => Quantiles.StudentUpper(.025 / count, single[i].Df));
            case Adjust.Sidak:
                return (Plain(), i => Quantiles.StudentUpper(-Math.Exp(Math.Log(.95) / count) / 2 + .5, single[i].Df));
            default:
                return (Plain(), i => Quantiles.StudentUpper(.025, single[i].Df));
        }

        // Degrees of freedom that differ in their last digits have one critical value.
        static double Once(Dictionary<double, double> known, double df, Func<double, double> critical)
        {
            var key = double.IsFinite(df) && df > 0 ? Math.Round(df, 9) : df;
            return known.TryGetValue(key, out var c) ? c : known[key] = critical(df);
        }

        PValue[] Plain() => [.. Multiplicity.Adjust(raw, adjust).Select(p => new PValue(p, PKind.Exact))];
    }
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Random effects and what they add to predictions.</summary>
internal static class MixedPrediction
{
    public static double[][] Effects(MixedProblem problem, MixedState state) => problem.At(state.Theta).RandomEffects();

    /// <summary>Z·b over the fitted rows, in units of the response.</summary>
    public static double[] Random(MixedProblem problem, MixedState state)
    {
        var effects = Effects(problem, state);
        var result = new double[problem.Observations];
        foreach (var (f, factor) in problem.Factors.Index())
        {
            for (var row = 0; row < result.Length; row++)
            {
                for (var e = 0; e < factor.Width; e++) { result[row] += factor.Z[row, e] * effects[f][(factor.Codes[row] * factor.Width) + e]; }
            }
        }

        return result;
    }

    /// <summary>Adds the known levels' effects to predictions for new rows.</summary>
    public static void Add(MixedFit fit, Table table, double[] predictions)
    {
        var effects = Effects(fit.Problem, fit.State);
        foreach (var (f, factor) in fit.Problem.Factors.Index())
        {
            var terms = fit.Formula.RandomTerms.Where(term => term.Grouping.Variables.Order(StringComparer.Ordinal).SequenceEqual(factor.Name.Split(':').Order(StringComparer.Ordinal))).ToArray();
            var variables = terms[0].Grouping.Variables.Select(name => (fit.Frame.Variables[name].Levels!, fit.Frame.Variables[name].Values(table).Codes!)).ToArray();
            var known = factor.Levels.Index().ToDictionary(level => level.Item, level => level.Index);
            var at = 0;
            foreach (var term in terms)
            {
                var z = ModelMatrix.Of(fit.Frame, term.Effects, term.HasIntercept, fit.Options.Of).Build(table);
                for (var row = 0; row < predictions.Length; row++)
                {
                    if (variables.Any(v => v.Item2[row] < 0) || !known.TryGetValue(string.Join(":", variables.Select(v => v.Item1[v.Item2[row]])), out var level)) { continue; }

                    for (var e = 0; e < z.Columns; e++) { predictions[row] += z[row, e] * effects[f][(level * factor.Width) + at + e]; }
                }

                at += z.Columns;
            }
        }
    }
}

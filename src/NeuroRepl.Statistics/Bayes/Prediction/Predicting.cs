using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>Expected values and new observations of a fit.</summary>
internal static class Predicting
{
    public static Predictions Expected(BayesFit fit, Table? table, bool groups, ulong seed)
    {
        table ??= fit.Design.Frame.Table;
        var rows = new NewRows(fit, table, groups);
        var likelihood = fit.Model.NewLikelihood();
        var (n, p, k) = (rows.Count, fit.Model.Predictors.Count, likelihood.Means);
        var values = Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, k).Select(_ => new double[fit.Draws.Count]).ToArray()).ToArray();
        var trials = Trials(fit, table);
        var (own, mean) = (new double[p], new double[k]);
        rows.ForEachDraw(seed, (draw, eta, aux, _) =>
        {
            for (var i = 0; i < n; i++)
            {
                for (var q = 0; q < p; q++) { own[q] = eta[(q * n) + i]; }

                likelihood.Mean(own, aux, trials?[i] ?? 1, mean);
                for (var c = 0; c < k; c++) { values[i][c][draw] = mean[c]; }
            }
        });
        return new Predictions(k > 1 ? $"probability of each {fit.Response}" : $"expected {fit.Response}", table, k > 1 ? fit.Categories : [], values);
    }

    public static Predictions New(BayesFit fit, Table? table, bool groups, ulong seed)
    {
        table ??= fit.Design.Frame.Table;
        var rows = new NewRows(fit, table, groups);
        var likelihood = fit.Model.NewLikelihood();
        var (n, p) = (rows.Count, fit.Model.Predictors.Count);
        var values = Enumerable.Range(0, n).Select(_ => new[] { new double[fit.Draws.Count] }).ToArray();
        var (trials, errors) = (Trials(fit, table), Errors(fit, table));
        var own = new double[p];
        rows.ForEachDraw(seed, (draw, eta, aux, random) =>
        {
            for (var i = 0; i < n; i++)
            {
                for (var q = 0; q < p; q++) { own[q] = eta[(q * n) + i]; }

                values[i][0][draw] = likelihood.Draw(own, aux, trials?[i] ?? 1, errors?[i] ?? 0, random);
            }
        });
        return new Predictions(fit.Categories.Count > 0 ? $"new {fit.Response} (code from 0)" : $"new {fit.Response}", table, [], values);
    }

    private static double[]? Trials(BayesFit fit, Table table) => fit.Model.Response.Trials is null ? null : Addition(fit, table, "trials");

    private static double[]? Errors(BayesFit fit, Table table) => fit.Model.Response.Errors is null ? null : Addition(fit, table, "se");

    private static double[]? Addition(BayesFit fit, Table table, string name) => ResponseReading.Of(fit.Formula).Column(name, table);
}

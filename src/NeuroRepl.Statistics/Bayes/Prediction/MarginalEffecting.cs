using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>Predictions averaged over the rows, with one predictor set to other values (the g-formula), and their differences.</summary>
internal static class MarginalEffecting
{
    public static IReadOnlyList<MarginalEffect> Effects(BayesFit fit, string variable)
    {
        var table = fit.Design.Frame.Table;
        Known(fit, table, variable);
        if (Levels(fit, variable) is { } levels) { return [.. Differences(fit, levels, [.. levels.Select(level => Average(fit, Set(table, variable, level)))])]; }

        var values = table.Numbers(variable);
        var step = 1e-3 * Math.Sqrt(EffectiveSize.Variance([.. values]));
        if (!(step > 0)) { throw new ArgumentMistake($"{variable} does not vary: there is no slope.", "Name a predictor that varies."); }

        var (up, down) = (Average(fit, table.With(new NumberColumn(variable, [.. values.Select(v => v + step)]))), Average(fit, table.With(new NumberColumn(variable, [.. values.Select(v => v - step)]))));
        return [.. up.Zip(down, (u, d) => u.Zip(d, (a, b) => (a - b) / (2 * step)).ToArray()).Select((slope, k) => Of($"d/d {variable}", Category(fit, up.Length, k), slope))];
    }

    public static IReadOnlyList<MarginalEffect> Means(BayesFit fit, string factor)
    {
        var table = fit.Design.Frame.Table;
        Known(fit, table, factor);
        var levels = Levels(fit, factor) ?? throw new ArgumentMistake($"{factor} is a number.", $"Use fit.MarginalEffects(\"{factor}\"), or make it a factor: table.WithFactor(\"{factor}\").");
        var means = levels.Select(level => Average(fit, Set(table, factor, level))).ToArray();
        return [.. levels.SelectMany((level, l) => means[l].Select((draws, k) => Of($"{factor} = {level}", Category(fit, means[l].Length, k), draws))), .. Differences(fit, levels, means)];
    }

    public static EffectCurve Curve(BayesFit fit, string variable, int points)
    {
        Guard.InRange(points, 2, 10_000);
        var table = fit.Design.Frame.Table;
        Known(fit, table, variable);
        var levels = Levels(fit, variable);
        var count = levels?.Count ?? points;
        var rows = Typical(fit, table, count);
        double[] x;
        if (levels is not null)
        {
            x = [.. Enumerable.Range(0, count).Select(i => (double)i)];
            rows = rows.With(table[variable] is NumberColumn ? new NumberColumn(variable, [.. levels.Select(double.Parse)]) : new TextColumn(variable, [.. levels]));
        }
        else
        {
            var values = table.Numbers(variable);
            var (low, high) = (values.Min(), values.Max());
            x = [.. Enumerable.Range(0, count).Select(i => low + ((high - low) * i / (count - 1)))];
            rows = rows.With(new NumberColumn(variable, x));
        }

        var expected = fit.Expected(rows, groups: false);
        var k = Math.Max(1, expected.Categories.Count);
        return new EffectCurve(variable, fit.Response, x, levels ?? [], [.. Enumerable.Range(0, k).Select(c =>
        {
            var intervals = Enumerable.Range(0, count).Select(i => expected.Interval(i, c)).ToArray();
            return new EffectLine(Category(fit, k, c), [.. Enumerable.Range(0, count).Select(i => expected.Mean(i, c))], [.. intervals.Select(i => i.Lower)], [.. intervals.Select(i => i.Upper)]);
        })]);
    }

    private static IEnumerable<MarginalEffect> Differences(BayesFit fit, IReadOnlyList<string> levels, double[][][] means)
    {
        for (var a = 0; a < levels.Count; a++)
        {
            for (var b = a + 1; b < levels.Count; b++)
            {
                for (var k = 0; k < means[a].Length; k++) { yield return Of($"{levels[b]} - {levels[a]}", Category(fit, means[a].Length, k), [.. means[b][k].Zip(means[a][k], (x, y) => x - y)]); }
            }
        }
    }

    // By category, the draws of the mean over the rows.
    private static double[][] Average(BayesFit fit, Table table)
    {
        var rows = new NewRows(fit, table, groups: true);
        var likelihood = fit.Model.NewLikelihood();
        var (n, p, k) = (rows.Count, fit.Model.Predictors.Count, likelihood.Means);
        var result = Enumerable.Range(0, k).Select(_ => new double[fit.Draws.Count]).ToArray();
        var (own, mean) = (new double[p], new double[k]);
        rows.ForEachDraw(seed: 1, (draw, eta, aux, _) =>
        {
            for (var i = 0; i < n; i++)
            {
                for (var q = 0; q < p; q++) { own[q] = eta[(q * n) + i]; }

                likelihood.Mean(own, aux, fit.Model.Response.Trials?[i] ?? 1, mean);
                for (var c = 0; c < k; c++) { result[c][draw] += mean[c] / n; }
            }
        });
        return result;
    }

    // One row over and over: numbers at their means, labels at their first level.
    private static Table Typical(BayesFit fit, Table table, int count)
    {
        var rows = table.At([.. Enumerable.Repeat(0, count)]);
        foreach (var source in fit.Design.Frame.Variables.Values.SelectMany(v => v.Sources.Select(s => (Source: s, v.Levels))).DistinctBy(s => s.Source))
        {
            rows = source.Levels is { } levels
                ? rows.With(table[source.Source] is NumberColumn ? new NumberColumn(source.Source, [.. Enumerable.Repeat(double.Parse(levels[0]), count)]) : new TextColumn(source.Source, [.. Enumerable.Repeat(levels[0], count)]))
                : rows.With(new NumberColumn(source.Source, [.. Enumerable.Repeat(table.Numbers(source.Source).Average(), count)]));
        }

        return rows;
    }

    private static Table Set(Table table, string variable, string level) => table.With(table[variable] is NumberColumn
        ? new NumberColumn(variable, [.. Enumerable.Repeat(double.Parse(level), table.Count)]) : new TextColumn(variable, [.. Enumerable.Repeat(level, table.Count)]));

    private static IReadOnlyList<string>? Levels(BayesFit fit, string variable) =>
        fit.Design.Frame.Variables.Values.FirstOrDefault(v => v.Levels is not null && v.Sources.Contains(variable))?.Levels;

    private static void Known(BayesFit fit, Table table, string variable)
    {
        var sources = fit.Design.Frame.Formula.Terms.SelectMany(t => t.Variables).SelectMany(v => fit.Design.Frame.Variables[v].Sources).Distinct().ToArray();
        if (!sources.Contains(variable) || !table.Has(variable))
        {
            throw new ArgumentMistake($"{variable} is no predictor of {fit.Formula}.", sources.Length > 0 ? $"There are: {string.Join(", ", sources)}." : "The formula has no predictor.");
        }
    }

    private static string Category(BayesFit fit, int count, int k) => count > 1 ? fit.Categories[k] : "";

    private static MarginalEffect Of(string contrast, string category, double[] draws)
    {
        var sorted = draws.Order().ToArray();
        return new(contrast, category, draws.Average(), Math.Sqrt(EffectiveSize.Variance(draws)), Convergence.Quantile(sorted, .025), Convergence.Quantile(sorted, .975), (double)draws.Count(d => d > 0) / draws.Length);
    }
}

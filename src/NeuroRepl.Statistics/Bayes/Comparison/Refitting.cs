using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;
using NeuroRepl.Statistics.Bayes.Prediction;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Fits again without rows, and asks those fits about them.</summary>
internal static class Refitting
{
    public static PsisLoo Exact(BayesFit fit, PsisLoo loo)
    {
        var refits = new Dictionary<int, (double, double, double)>();
        foreach (var (number, i) in loo.Bad.Index())
        {
            Work.Report("fitting again without a row", number, loo.Bad.Count);
            var without = Without(fit, [i]);
            var logs = LeftOutDensity(fit, without, [i])[0];
            var likelihood = Array.ConvertAll(logs, Math.Exp);
            var error = Math.Sqrt(EffectiveSize.Variance(likelihood) / Convergence.EssMean(likelihood, fit.Draws.Chains)) / likelihood.Average();
            refits[i] = (Waic.LogMeanExp(logs, new double[logs.Length]), error, Waic.LogMeanExp(fit.LogLikelihood.Of(i), new double[fit.Draws.Count]));
        }

        if (loo.Bad.Count > 0) { Work.Report("fitting again without a row", loo.Bad.Count, loo.Bad.Count); }

        return loo.With(refits);
    }

    public static KFold Folds(BayesFit fit, int folds, string? by, ulong seed)
    {
        Guard.InRange(folds, 2, fit.Rows);
        by ??= fit.Model.Blocks.Count > 0 ? fit.Model.Blocks[0].Term.Name : null;
        var foldOf = by is null ? Dealt([.. Enumerable.Range(0, fit.Rows)], folds, seed) : Dealt(Groups(fit, by), folds, seed);
        folds = foldOf.Max() + 1;
        var (pointwise, effective) = (new double[fit.Rows], new double[fit.Rows]);
        var right = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            Work.Report("fitting folds", fold, folds);
            int[] held = [.. Enumerable.Range(0, fit.Rows).Where(i => foldOf[i] == fold)];
            var without = Without(fit, held);
            var logs = LeftOutDensity(fit, without, held);
            for (var k = 0; k < held.Length; k++)
            {
                pointwise[held[k]] = Waic.LogMeanExp(logs[k], new double[logs[k].Length]);
                effective[held[k]] = Waic.LogMeanExp(fit.LogLikelihood.Of(held[k]), new double[fit.Draws.Count]) - pointwise[held[k]];
            }

            if (fit.Family.IsCategories || fit.Categories.Count == 2) { right += Right(fit, without, held); }
        }

        Work.Report("fitting folds", folds, folds);
        return new KFold(pointwise, effective, foldOf, by ?? "rows", fit.Categories.Count > 0 ? (double)right / fit.Rows : null);
    }

    private static BayesFit Without(BayesFit fit, int[] held)
    {
        var frame = fit.Design.Frame;
        var keep = Enumerable.Range(0, fit.Rows).Except(held).ToArray();
        var without = fit.Recipe.Fit(frame.Table.At(keep));
        if (!without.Categories.SequenceEqual(fit.Categories))
        {
            throw new ArgumentMistake($"Without {held.Length} rows {fit.Response} has the categories {string.Join(", ", without.Categories)} only.", "Use fewer rows a fold: more folds.");
        }

        return without;
    }

    // By row, the log density under every draw of the fit that has not seen it.
    private static double[][] LeftOutDensity(BayesFit fit, BayesFit without, int[] held)
    {
        var rows = new NewRows(without, fit.Design.Frame.Table.At(held), groups: true);
        var likelihood = fit.Family.Likelihood(At(fit.Model.Response, held), Priors.Prior.Flat, Priors.Prior.Flat);
        var result = held.Select(_ => new double[without.Draws.Count]).ToArray();
        var (log, byEta, byAux) = (new double[held.Length], new double[held.Length * without.Model.Predictors.Count], new double[held.Length * without.Model.Auxiliaries.Count]);
        rows.ForEachDraw(seed: 1, (draw, eta, aux, _) =>
        {
            likelihood.Evaluate(eta, aux, log, byEta, byAux);
            for (var i = 0; i < held.Length; i++) { result[i][draw] = log[i] * (fit.Model.Response.Weights?[held[i]] ?? 1); }
        });
        return result;
    }

    private static int Right(BayesFit fit, BayesFit without, int[] held)
    {
        var expected = without.Expected(fit.Design.Frame.Table.At(held));
        return held.Index().Count(h =>
        {
            var likely = fit.Categories.Count == 2 && !fit.Family.IsCategories ? (expected.Mean(h.Index) > .5 ? 1 : 0)
                : Enumerable.Range(0, fit.Categories.Count).MaxBy(k => expected.Mean(h.Index, k));
            return likely == (int)fit.ResponseValues[h.Item];
        });
    }

    private static int[] Groups(BayesFit fit, string by)
    {
        var texts = fit.Design.Frame.Table.Has(by) ? fit.Design.Frame.Table.Texts(by)
            : fit.Model.Blocks.FirstOrDefault(b => b.Term.Name == by) is { } block ? [.. block.Term.Codes.Select(c => block.Term.Levels[c])]
            : fit.Design.Frame.Table.Texts(by);
        var codes = texts.Distinct().Index().ToDictionary(t => t.Item ?? "", t => t.Index);
        return [.. texts.Select(t => codes[t ?? ""])];
    }

    private static int[] Dealt(int[] groups, int folds, ulong seed)
    {
        var count = groups.Max() + 1;
        folds = Math.Min(folds, count);
        int[] order = [.. Enumerable.Range(0, count)];
        new CounterRandom(seed, 7).Shuffle(order);
        var fold = new int[count];
        for (var k = 0; k < count; k++) { fold[order[k]] = k % folds; }

        return Array.ConvertAll(groups, g => fold[g]);
    }

    private static Families.Response At(Families.Response response, int[] rows) => new()
    {
        Name = response.Name,
        Values = [.. rows.Select(i => response.Values[i])],
        Categories = response.Categories,
        Trials = response.Trials is { } trials ? [.. rows.Select(i => trials[i])] : null,
        Censoring = response.Censoring is { } censoring ? [.. rows.Select(i => censoring[i])] : null,
        Errors = response.Errors is { } errors ? [.. rows.Select(i => errors[i])] : null,
        HasSigmaToo = response.HasSigmaToo,
    };
}

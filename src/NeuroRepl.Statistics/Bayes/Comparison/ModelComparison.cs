using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Models ranked by how well they foretell left-out observations, the best first: <c>ModelComparison.Loo(("bold", bold), ("both", both))</c>.</summary>
/// <remarks>As R's loo_compare: differences are taken observation by observation, so their standard error is smaller than those of the models suggest.</remarks>
public sealed class ModelComparison
{
    private ModelComparison(IReadOnlyList<(string Name, Elpd Elpd)> models)
    {
        if (models.Count < 2) { throw new ArgumentMistake("A comparison needs at least two models.", "ModelComparison.Loo((\"one\", fit1), (\"other\", fit2))"); }

        if (models.GroupBy(m => m.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"Two models are called {twice.Key}.", "Give each model a name of its own.");
        }

        foreach (var (name, elpd) in models)
        {
            if (elpd.Pointwise.Count != models[0].Elpd.Pointwise.Count)
            {
                throw new ArgumentMistake($"{name} has {elpd.Pointwise.Count} observations and {models[0].Name} {models[0].Elpd.Pointwise.Count}: differences are taken row by row.",
                    "Fit all models to the same rows: filter the table to those that have all variables first.");
            }
        }

        Method = models[0].Elpd.Method;
        var stacking = ModelWeights.Stacking([.. models.Select(m => m.Elpd)]);
        var bma = ModelWeights.PseudoBmaPlus([.. models.Select(m => m.Elpd)]);
        var best = models.MaxBy(m => m.Elpd.Estimate).Elpd;
        Scores = [.. models.Index().OrderByDescending(m => m.Item.Elpd.Estimate).Select(m =>
        {
            var difference = m.Item.Elpd.Pointwise.Zip(best.Pointwise, (own, of) => own - of).ToArray();
            return new ModelScore(m.Item.Name, m.Item.Elpd, difference.Sum(), Elpd.ErrorOfSum(difference), stacking[m.Index], bma[m.Index]);
        })];
        Warnings = [.. models.SelectMany(m => m.Elpd.Warnings.Select(w => $"{m.Name}: {w}")), .. Verdict()];
    }

    /// <summary>How elpd was estimated.</summary>
    public string Method { get; }

    /// <summary>The models, the best first.</summary>
    public IReadOnlyList<ModelScore> Scores { get; }

    /// <summary>What limits the comparison.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>One model by its name.</summary>
    /// <exception cref="ArgumentMistake">No model is called so; the message lists them.</exception>
    public ModelScore this[string name] => Scores.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentMistake($"No model is called {name}.", $"There are: {string.Join(", ", Scores.Select(s => s.Name))}.");

    /// <summary>Compares fits by leave-one-out cross-validation.</summary>
    /// <exception cref="ArgumentMistake">Fewer than two models, or models of different rows.</exception>
    public static ModelComparison Loo(params IReadOnlyList<(string Name, BayesFit Fit)> models)
    {
        SameData(models);
        return new([.. models.Select(m => (m.Name, (Elpd)m.Fit.Loo()))]);
    }

    /// <summary>Compares fits by WAIC.</summary>
    /// <exception cref="ArgumentMistake">Fewer than two models, or models of different rows.</exception>
    public static ModelComparison Waic(params IReadOnlyList<(string Name, BayesFit Fit)> models)
    {
        SameData(models);
        return new([.. models.Select(m => (m.Name, (Elpd)m.Fit.Waic()))]);
    }

    /// <summary>Compares estimates that are there already: leave-one-out with refits, or k-fold of each model.</summary>
    /// <exception cref="ArgumentMistake">Fewer than two models, of different rows, or by different methods.</exception>
    public static ModelComparison Of(params IReadOnlyList<(string Name, Elpd Elpd)> models)
    {
        if (models.Select(m => m.Elpd.Method).Distinct().Count() > 1)
        {
            throw new ArgumentMistake($"The models were judged by different methods: {string.Join(", ", models.Select(m => $"{m.Name} by {m.Elpd.Method}"))}.", "Estimate all in one way.");
        }

        return new(models);
    }

    private IEnumerable<string> Verdict()
    {
        var second = Scores[1];
        if (-second.Difference < 4)
        {
            yield return $"{Scores[0].Name} and {second.Name} differ by {-second.Difference:F1} in elpd, less than 4: they foretell about equally well.";
        }
        else if (-second.Difference < 2 * second.DifferenceError)
        {
            yield return $"The difference between {Scores[0].Name} and {second.Name} is within two of its standard errors: these data do not settle it.";
        }
    }

    private static void SameData(IReadOnlyList<(string Name, BayesFit Fit)> models)
    {
        foreach (var (name, fit) in models.Skip(1))
        {
            var (first, of) = models[0];
            if (!fit.ResponseValues.SequenceEqual(of.ResponseValues))
            {
                throw new ArgumentMistake($"{name} models {fit.ResponseValues.Count} rows of {fit.Response}, {first} {of.ResponseValues.Count} rows of {of.Response}, and these are not the same values.",
                    "Fit all models to the same rows: filter the table to those that have all variables first.");
            }
        }
    }
}

using NeuroRepl.Statistics.Bayes.Families;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>A multilevel model over its data: what is estimated, with which priors, and where each parameter stands. Shared by all chains.</summary>
/// <remarks>Parameters: for each linear predictor the intercept at the means of the predictors and the coefficients; then the group-level terms; then the family's own.</remarks>
internal sealed class BayesModel
{
    public required Response Response { get; init; }

    public required Func<Likelihood> NewLikelihood { get; init; }

    /// <summary>Prefixes of the linear predictors: "" or "mulow" …</summary>
    public required IReadOnlyList<string> Predictors { get; init; }

    /// <summary>Coefficients without the intercept.</summary>
    public required IReadOnlyList<string> Coefficients { get; init; }

    /// <summary>Columns of the design, centred where there is an intercept.</summary>
    public required double[][] X { get; init; }

    /// <summary>What was taken off each column.</summary>
    public required double[] Centres { get; init; }

    public required bool HasIntercept { get; init; }

    public double[]? Offset { get; init; }

    public required IReadOnlyList<GroupBlock> Blocks { get; init; }

    /// <summary>By predictor.</summary>
    public required IReadOnlyList<Prior> InterceptPriors { get; init; }

    /// <summary>By predictor, then coefficient.</summary>
    public required IReadOnlyList<IReadOnlyList<Prior>> CoefficientPriors { get; init; }

    public required IReadOnlyList<Auxiliary> Auxiliaries { get; init; }

    public bool IsPriorOnly { get; init; }

    public int Rows => Response.Count;

    public int PerPredictor => Coefficients.Count + (HasIntercept ? 1 : 0);

    public int AuxiliaryStart => (PerPredictor * Predictors.Count) + Blocks.Sum(b => b.Count);

    public int Dimension => AuxiliaryStart + Auxiliaries.Count;

    public int Intercept(int predictor) => predictor * PerPredictor;

    public int Coefficient(int predictor, int k) => (predictor * PerPredictor) + (HasIntercept ? 1 : 0) + k;

    /// <summary>Whether the family's thresholds stand for the intercept.</summary>
    public bool HasThresholds => Auxiliaries.Any(a => a.IsThreshold);

    /// <summary>The names of what is reported, in the order in which <see cref="MultilevelDensity.Constrain"/> writes it; group-level effects last.</summary>
    public IReadOnlyList<string> Names => _names ??= [.. ListNames()];

    private IReadOnlyList<string>? _names;

    /// <summary>How many of <see cref="Names"/> are not single group-level effects.</summary>
    public int PopulationNames => Names.Count - Blocks.Sum(b => b.Width * b.Term.Levels.Count);

    private IEnumerable<string> ListNames()
    {
        foreach (var predictor in Predictors)
        {
            if (HasIntercept) { yield return Named("b_", predictor, "Intercept"); }
        }

        foreach (var threshold in Auxiliaries.Where(a => a.IsThreshold)) { yield return "b_" + threshold.Name; }

        foreach (var predictor in Predictors)
        {
            foreach (var coefficient in Coefficients) { yield return Named("b_", predictor, coefficient); }
        }

        foreach (var block in Blocks)
        {
            foreach (var effect in block.Term.Effects) { yield return Named($"sd_{block.Term.Name}__", Predictors[block.Predictor], effect); }
        }

        foreach (var block in Blocks)
        {
            for (var i = 1; i < block.Width; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    yield return $"cor_{block.Term.Name}__{Named("", Predictors[block.Predictor], block.Term.Effects[j])}__{Named("", Predictors[block.Predictor], block.Term.Effects[i])}";
                }
            }
        }

        foreach (var auxiliary in Auxiliaries.Where(a => !a.IsThreshold)) { yield return auxiliary.Name; }

        foreach (var block in Blocks)
        {
            var predictor = Predictors[block.Predictor];
            foreach (var level in block.Term.Levels)
            {
                foreach (var effect in block.Term.Effects) { yield return $"r_{block.Term.Name}{(predictor.Length > 0 ? "__" + predictor : "")}[{level},{effect}]"; }
            }
        }
    }

    private static string Named(string before, string predictor, string name) => predictor.Length == 0 ? before + name : $"{before}{predictor}_{name}";
}

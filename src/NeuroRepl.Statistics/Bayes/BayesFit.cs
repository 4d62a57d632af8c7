using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Bayes.Prediction;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Bayes.Sampling;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>A Bayesian multilevel model after sampling: draws, summaries, predictions, and how well it foretells.</summary>
public sealed class BayesFit
{
    private readonly ChainDraws[] _chains;
    private readonly bool _isInterrupted;
    private readonly Lazy<LogLikelihood> _logLikelihood;
    private readonly Lazy<PsisLoo> _loo;
    private readonly Lazy<Waic> _waic;
    private IReadOnlyList<string>? _warnings;

    internal BayesFit(BayesRecipe recipe, Table source, ModelDesign design, BayesModel model, IReadOnlyList<PriorChoice> priors, ChainDraws[] chains, bool isInterrupted)
    {
        (Recipe, Design, Model, Priors, _isInterrupted) = (recipe, design, model, priors, isInterrupted);
        var shortest = chains.Min(c => c.Count);
        _chains = Array.ConvertAll(chains, c => c.Count == shortest && !isInterrupted ? c : c.Shortened(shortest));
        DroppedRows = source.Count - model.Rows;
        Sampling = new SamplerReport(_chains, recipe.Warmup, recipe.Options.MaxTreeDepth);
        Draws = DrawsOf(model, _chains);
        _logLikelihood = new(() => Pointwise.Of(this));
        _loo = new(() => PsisLoo.Of(LogLikelihood));
        _waic = new(() => Comparison.Waic.Of(LogLikelihood));
    }

    /// <summary>The formula as it was written.</summary>
    public string Formula => Recipe.Formula;

    /// <summary>How the response is distributed.</summary>
    public Family Family => Recipe.Family;

    /// <summary>What is modelled.</summary>
    public string Response => Model.Response.Name;

    /// <summary>The categories of the response, the reference first; empty for numbers.</summary>
    public IReadOnlyList<string> Categories => Model.Response.Categories ?? [];

    /// <summary>The response of every row that was fitted; codes from 0 where it is categories.</summary>
    public IReadOnlyList<double> ResponseValues => Model.Response.Values;

    /// <summary>How many rows were fitted.</summary>
    public int Rows => Model.Rows;

    /// <summary>Rows that were left out because something was missing.</summary>
    public int DroppedRows { get; }

    /// <summary>The prior of every parameter. Intercept is that at the means of the predictors, as in brms.</summary>
    public IReadOnlyList<PriorChoice> Priors { get; }

    /// <summary>All draws after warm-up, named as brms names them: b_, sd_, cor_, sigma, r_.</summary>
    public Draws Draws { get; }

    /// <summary>Divergences, depths, energies, steps.</summary>
    public SamplerReport Sampling { get; }

    /// <summary>What limits trust in this fit, each a sentence with what to do about it.</summary>
    public IReadOnlyList<string> Warnings => _warnings ??= [.. FitWarnings.Of(this, _isInterrupted)];

    /// <summary>The parameters that are not effects of single groups.</summary>
    public IReadOnlyList<string> Parameters => [.. Model.Names.Take(Model.PopulationNames)];

    /// <summary>Mean, 95 % interval and diagnostics of one parameter: <c>fit["b_bold"]</c>.</summary>
    public ParameterSummary this[string parameter] => Draws.Summary(Draws.Has(parameter) || !Draws.Has("b_" + parameter) ? parameter : "b_" + parameter);

    /// <summary>The log likelihood of every row under every draw.</summary>
    public LogLikelihood LogLikelihood => _logLikelihood.Value;

    internal BayesRecipe Recipe { get; }

    internal ModelDesign Design { get; }

    internal BayesModel Model { get; }

    internal IReadOnlyList<ChainDraws> Chains => _chains;

    /// <summary>Means, intervals, R-hat and effective draws.</summary>
    /// <param name="probability">Of the intervals between quantiles.</param>
    /// <param name="groups">Whether the effects of single groups are listed too.</param>
    public PosteriorSummary Summary(double probability = .95, bool groups = false)
    {
        Guard.InRange(probability, 0, 1);
        var names = groups ? Draws.Names : Parameters;
        var result = new ParameterSummary[names.Count];
        Parallel.For(0, names.Count, i => result[i] = Draws.Summary(names[i], probability));
        return new PosteriorSummary(this, result, probability);
    }

    /// <summary>Leave-one-out cross-validation by Pareto-smoothed importance sampling.</summary>
    /// <param name="refit">Whether rows with Pareto k above 0.7 are left out by fitting again without them.</param>
    public PsisLoo Loo(bool refit = false) => refit ? Refitting.Exact(this, _loo.Value) : _loo.Value;

    /// <summary>The widely applicable information criterion.</summary>
    public Waic Waic() => _waic.Value;

    /// <summary>Cross-validation by fitting again without a part of the rows at a time; whole groups are left out together.</summary>
    /// <param name="folds">How many parts; as many as groups leaves one out at a time.</param>
    /// <param name="by">A column whose values stay together, such as the subject; the first grouping factor unless given, rows where there is none.</param>
    /// <param name="seed">How rows or groups are dealt out.</param>
    public KFold KFold(int folds = 10, string? by = null, ulong seed = 1) => Refitting.Folds(this, folds, by, seed);

    /// <summary>Asks the draws: <c>fit.Hypothesis("b_bold > 0", "b_glu = b_lac")</c>. Arithmetic on parameters; the b_ of coefficients may be left out.</summary>
    /// <param name="statements">Each with one of &lt;, &gt; and =. A point (=) is judged by the Savage-Dickey ratio, which needs proper priors.</param>
    public IReadOnlyList<HypothesisTest> Hypothesis(params IReadOnlyList<string> statements) => [.. statements.Select(s => Hypotheses.Test(this, s))];

    /// <summary>Expected values on the response scale: means, or the probability of each category.</summary>
    /// <param name="rows">New rows; those that were fitted unless given.</param>
    /// <param name="groups">Whether effects of groups are in it; those of new groups are drawn from what is known of groups. False: a typical group.</param>
    /// <param name="seed">For new groups.</param>
    public Predictions Expected(Table? rows = null, bool groups = true, ulong seed = 1) => Predicting.Expected(this, rows, groups, seed);

    /// <summary>New observations as the model would make them.</summary>
    /// <param name="rows">New rows; those that were fitted unless given.</param>
    /// <param name="groups">Whether effects of groups are in it; those of new groups are drawn from what is known of groups.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    public Predictions Predict(Table? rows = null, bool groups = true, ulong seed = 1) => Predicting.New(this, rows, groups, seed);

    /// <summary>The average over the rows of what a predictor does on the response scale: the slope of a number, the differences between levels of a factor.</summary>
    /// <param name="variable">A column of the table.</param>
    public IReadOnlyList<MarginalEffect> MarginalEffects(string variable) => MarginalEffecting.Effects(this, variable);

    /// <summary>The average prediction on the response scale were every row at each level of a factor, with their differences.</summary>
    /// <param name="factor">A column of labels.</param>
    public IReadOnlyList<MarginalEffect> MarginalPredictions(string factor) => MarginalEffecting.Means(this, factor);

    /// <summary>The expected response over the range of a predictor, all others at their means or first levels, in a typical group.</summary>
    /// <param name="variable">A column of the table.</param>
    /// <param name="points">How many points over the range of a number.</param>
    public EffectCurve Curve(string variable, int points = 50) => MarginalEffecting.Curve(this, variable, points);

    /// <summary>Data sets made by the model beside the real one.</summary>
    /// <param name="replicates">How many.</param>
    /// <param name="seed">The same seed gives the same data sets.</param>
    public PredictiveCheck PosteriorPredictive(int replicates = 100, ulong seed = 1) => PredictiveCheck.Of(this, replicates, seed);

    /// <summary>The marginal likelihood by bridge sampling, for Bayes factors between models.</summary>
    /// <exception cref="ArgumentMistake">A prior is improper, so that there is none.</exception>
    public MarginalLikelihood MarginalLikelihood() => BridgeSampling.Of(this);

    private static Draws DrawsOf(BayesModel model, ChainDraws[] chains)
    {
        var (names, n) = (model.Names, chains[0].Count);
        var values = names.Select(_ => new double[chains.Length * n]).ToArray();
        Parallel.For(0, chains.Length, c =>
        {
            var density = new MultilevelDensity(model);
            var row = new double[names.Count];
            for (var i = 0; i < n; i++)
            {
                density.Constrain(chains[c][i], row);
                for (var k = 0; k < row.Length; k++) { values[k][(c * n) + i] = row[k]; }
            }
        });
        return new Draws(names, values, chains.Length);
    }
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>A linear mixed model of a table: <c>table.FitMixed("cope ~ block * dose + (1 | subject)")</c>.</summary>
public sealed class MixedFit : FittedModel
{
    private readonly RowMajor _turn;            // R⁻¹ of X = QR: the fit works on orthonormal columns
    private readonly double[] _beta;
    private readonly Dictionary<DegreesOfFreedom, Inference> _inferences = [];
    private readonly double _logScale;

    internal MixedFit(ModelFrame frame, ModelMatrix matrix, OrderedQr qr, ModelOptions options, MixedProblem problem, MixedState state, int evaluations, bool hasConverged)
        : base(frame, matrix, qr)
    {
        (Problem, State, Options) = (problem, state, options);
        _turn = qr.InverseR();
        var gamma = state.Beta();
        _beta = new double[gamma.Length];
        for (var i = 0; i < _beta.Length; i++) { _beta[i] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(_turn.Row(i), gamma); }

        _logScale = problem.IsReml ? -2 * Enumerable.Range(0, _turn.Rows).Sum(i => Math.Log(Math.Abs(_turn[i, i]))) : 0;
        VarianceComponents = MixedComponents.Of(problem, state);
        var collapsed = MixedComponents.Collapsed(problem, state);
        IsSingular = collapsed.Count > 0;
        Outcome = hasConverged ? new MixedOutcome.Converged(evaluations) : new MixedOutcome.Stopped(
            "The search for the variances stopped before a minimum.", "Scale covariates (scale(x)), let fewer effects vary, or look whether values within groups are all the same.");
        Warnings =
        [
            .. hasConverged ? Array.Empty<string>() : ["The estimates are not at a minimum of the criterion: do not use the tests. Scale covariates, or let fewer effects vary."],
            .. collapsed,
            .. DependenceWarnings(matrix, qr),
            .. problem.Factors.Where(factor => factor.Levels.Count < 5).Select(factor => $"{factor.Name} has {factor.Levels.Count} levels only: its variance is hardly known. Consider it as a fixed effect."),
        ];
    }

    /// <summary>Whether variances are by restricted maximum likelihood.</summary>
    public bool IsReml => Problem.IsReml;

    /// <summary>The minimised criterion: −2 log-likelihood, or the REML criterion. Smaller is better between fits of one kind.</summary>
    public double Criterion => State.Criterion + _logScale;

    /// <summary>ln L, restricted under REML.</summary>
    public double LogLikelihood => -Criterion / 2;

    /// <summary>How many parameters there are: coefficients, variances and correlations, residual variance.</summary>
    public int Parameters => Qr.Rank + Problem.Parameters + 1;

    /// <summary>Akaike's criterion. Under REML only comparable between models with the same fixed effects.</summary>
    public double Aic => Criterion + (2 * Parameters);

    /// <summary>The Bayesian information criterion, with the number of observations.</summary>
    public double Bic => Criterion + (Math.Log(Count) * Parameters);

    /// <summary>Residual standard deviation, in units of the response.</summary>
    public double ResidualSd => Math.Sqrt(State.Sigma2);

    /// <summary>How much each random effect varies, and the residual.</summary>
    public IReadOnlyList<VarianceComponent> VarianceComponents { get; }

    /// <summary>The relative covariance parameters θ as lme4 orders them within a grouping factor: elements of the factor's Λ, by columns.</summary>
    public IReadOnlyList<double> Theta => State.Theta;

    /// <summary>Whether some direction of the random effects has no variance; <see cref="FittedModel.Warnings"/> says which.</summary>
    public bool IsSingular { get; }

    /// <summary>How the search ended.</summary>
    public MixedOutcome Outcome { get; }

    /// <summary>The grouping factors with their numbers of levels, largest first.</summary>
    public IReadOnlyList<(string Name, int Levels)> Groups => [.. Problem.Factors.Select(factor => (factor.Name, factor.Levels.Count))];

    /// <summary>What the model says for each used row, random effects included.</summary>
    public IReadOnlyList<double> Fitted => field ??= [.. Fixed(Matrix.Build(Frame).X, Frame.Offset).Zip(MixedPrediction.Random(Problem, State), (f, r) => f + r)];

    /// <summary>Response minus fitted, for each used row.</summary>
    public IReadOnlyList<double> Residuals => field ??= [.. Frame.Response.Zip(Fitted, (y, f) => y - f)];

    internal MixedProblem Problem { get; }

    internal MixedState State { get; }

    internal ModelOptions Options { get; }

    internal override bool ContainsByCovariates => true;

    internal override double[] Beta => _beta;

    internal override double ResidualVariance => State.Sigma2;

    /// <summary>F-tests of the fixed terms.</summary>
    /// <param name="type">Which hypothesis each term stands for.</param>
    /// <param name="df">How the denominator's degrees of freedom are found.</param>
    /// <exception cref="ArgumentMistake">Kenward-Roger is asked of a maximum-likelihood fit.</exception>
    public AnovaTable Anova(SumsOfSquares type = SumsOfSquares.TypeIII, DegreesOfFreedom df = DegreesOfFreedom.Satterthwaite) =>
        MakeAnova(type, InferenceBy(df), df == DegreesOfFreedom.Satterthwaite ? ", Satterthwaite" : ", Kenward-Roger");

    /// <summary>The coefficients with degrees of freedom by a method of choice.</summary>
    public IReadOnlyList<Coefficient> CoefficientsBy(DegreesOfFreedom df) => MakeCoefficients(InferenceBy(df));

    /// <summary>The predicted random effects of one grouping factor (conditional modes): a row a level, a column an effect.</summary>
    /// <param name="group">The grouping factor; by default the one with most levels.</param>
    /// <exception cref="ArgumentMistake">There is no such factor.</exception>
    public Table RandomEffects(string? group = null)
    {
        var f = group is null ? 0 : Problem.Factors.Select(factor => factor.Name).ToList().IndexOf(group);
        if (f < 0) { throw new ArgumentMistake($"Nothing varies over {group} here.", $"There are: {string.Join(", ", Problem.Factors.Select(factor => factor.Name))}."); }

        var (factor, values) = (Problem.Factors[f], MixedPrediction.Effects(Problem, State)[f]);
        return new Table($"random effects of {factor.Name}",
        [
            new TextColumn(factor.Name, [.. factor.Levels]),
            .. factor.Effects.Select((effect, e) => new NumberColumn(effect, [.. Enumerable.Range(0, factor.Levels.Count).Select(level => values[(level * factor.Width) + e])])),
        ]);
    }

    /// <summary>What the model expects for new rows.</summary>
    /// <param name="table">Rows with the columns of the model.</param>
    /// <param name="withRandom">Whether a known level's random effects are added; a new level has none.</param>
    public IReadOnlyList<double> Predict(Table table, bool withRandom = true)
    {
        var result = Fixed(Matrix.Build(table), offset: null);
        if (withRandom) { MixedPrediction.Add(this, table, result); }

        return result;
    }

    /// <summary>Against another model of the same rows, nested in this one or the other way round: a likelihood-ratio test, both by maximum likelihood.</summary>
    /// <exception cref="ArgumentMistake">Other rows, another response, or equally many parameters.</exception>
    public LikelihoodRatioTest Compare(MixedFit other) => MixedComparison.Of(this, other);

    /// <summary>The same model by maximum likelihood or restricted maximum likelihood.</summary>
    public MixedFit Refit(bool reml) => reml == IsReml ? this : MixedFitting.Fitted(Frame, Matrix, Qr, Options, Problem.WithReml(reml), State.Theta);

    /// <summary>Profile-likelihood intervals of variances, correlations and coefficients, by maximum likelihood as lme4's.</summary>
    /// <param name="level">Between 0 and 1.</param>
    public IReadOnlyList<ParameterInterval> ProfileIntervals(double level = .95) => MixedProfile.Intervals(Refit(reml: false), level);

    /// <summary>Parametric bootstrap: simulates from the fit, fits again, and takes quantiles.</summary>
    /// <param name="samples">How many.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same intervals on any number of threads.</param>
    public IReadOnlyList<ParameterInterval> BootstrapIntervals(int samples = 1000, double level = .95, ulong seed = 1) => MixedBootstrap.Intervals(this, samples, level, seed);

    internal override Inference InferenceBy(DegreesOfFreedom df)
    {
        if (_inferences.TryGetValue(df, out var known)) { return known; }

        if (df == DegreesOfFreedom.KenwardRoger && !IsReml)
        {
            throw new ArgumentMistake("Kenward-Roger corrects REML estimates, and this fit is by maximum likelihood.", "Fit with reml: true, or use fit.Refit(reml: true), or Satterthwaite.");
        }

        // The components keep what the last step in θ left in them: bring them back to the optimum first.
        var state = Problem.At(State.Theta);
        var algebra = new VarianceAlgebra(Problem, state);
        return _inferences[df] = df == DegreesOfFreedom.KenwardRoger ? new KenwardRogerInference(Problem, algebra, _turn) : new SatterthwaiteInference(algebra, _turn, State.Sigma2);
    }

    internal double[] Unturned(double[] gamma) => [.. Enumerable.Range(0, _turn.Rows).Select(i => System.Numerics.Tensors.TensorPrimitives.Dot<double>(_turn.Row(i), gamma))];

    private protected override Inference DefaultInference() => InferenceBy(DegreesOfFreedom.Satterthwaite);

    private double[] Fixed(RowMajor x, double[]? offset)
    {
        var result = new double[x.Rows];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = offset?[row] ?? 0;
            for (var k = 0; k < _beta.Length; k++) { result[row] += x[row, Qr.Kept[k]] * _beta[k]; }
        }

        return result;
    }
}

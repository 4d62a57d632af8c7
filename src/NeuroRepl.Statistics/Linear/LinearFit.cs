using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Linear;

/// <summary>An ordinary (or weighted) least-squares fit of a table: <c>table.FitLinear("y ~ a * b")</c>.</summary>
public sealed class LinearFit : FittedModel
{
    private readonly double[] _y;
    private readonly double[] _beta;
    private readonly double[] _residuals;
    private readonly double[]? _weights;
    private readonly RowMajor _x;

    internal LinearFit(ModelFrame frame, ModelMatrix matrix, OrderedQr qr, RowMajor x, double[] weightedResponse, double[]? weights)
        : base(frame, matrix, qr)
    {
        (_x, _weights) = (x, weights);
        (_beta, _residuals) = qr.Solve(weightedResponse);
        _y = weightedResponse;
        DegreesOfFreedom = Count - qr.Rank;
        ResidualSumOfSquares = _residuals.Sum(r => r * r);
        TotalSumOfSquares = Total();
        IsPerfect = ResidualSumOfSquares <= 1e-24 * _y.Sum(v => v * v);
        Warnings = [.. DependenceWarnings(matrix, qr), .. Doubts()];
    }

    /// <summary>Observations minus independent columns.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Σ residual².</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Σ (y − mean)², or Σ y² without an intercept.</summary>
    public double TotalSumOfSquares { get; }

    /// <summary>√(residual sum of squares / degrees of freedom), in units of the response; NaN without degrees of freedom.</summary>
    public double ResidualSd => DegreesOfFreedom > 0 ? Math.Sqrt(ResidualSumOfSquares / DegreesOfFreedom) : double.NaN;

    /// <summary>Part of the variance that the model explains; NaN where the response is constant.</summary>
    public double R2 => TotalSumOfSquares > 0 ? 1 - (ResidualSumOfSquares / TotalSumOfSquares) : double.NaN;

    /// <summary>R² less what as many arbitrary columns would explain.</summary>
    public double AdjustedR2 => 1 - ((1 - R2) * (Count - (HasIntercept ? 1 : 0)) / DegreesOfFreedom);

    /// <summary>The test of all terms together; its reason where there is none.</summary>
    public AnovaRow Overall
    {
        get
        {
            var df = Qr.Rank - (HasIntercept ? 1 : 0);
            var explained = TotalSumOfSquares - ResidualSumOfSquares;
            return df > 0 && DegreesOfFreedom > 0 && !IsPerfect && ResidualSumOfSquares > 0
                ? new("model", explained, df, DegreesOfFreedom, explained / df / ResidualVariance, new PValue(Tails.FUpper(Math.Max(0, explained / df / ResidualVariance), df, DegreesOfFreedom), PKind.Exact))
                : new("model", explained, df, DegreesOfFreedom, double.NaN, new PValue(double.NaN, PKind.Exact), df == 0 ? "only the intercept is modelled" : "no residual variation or no degrees of freedom are left");
        }
    }

    /// <summary>Whether the model reproduces every observation, so that nothing is left to judge it by.</summary>
    public bool IsPerfect { get; }

    /// <summary>What the model says for each used row, in units of the response, offset included.</summary>
    public IReadOnlyList<double> Fitted => field ??= [.. Residuals.Select((r, i) => Frame.Response[i] - r)];

    /// <summary>Response minus fitted, for each used row.</summary>
    public IReadOnlyList<double> Residuals => field ??= [.. _residuals.Select((r, i) => _weights is null ? r : r / Math.Sqrt(_weights[i]))];

    /// <summary>ln L at the estimates, with the variance by maximum likelihood.</summary>
    public double LogLikelihood => (-.5 * Count * (Math.Log(2 * Math.PI * ResidualSumOfSquares / Count) + 1)) + (.5 * (_weights?.Sum(Math.Log) ?? 0));

    /// <summary>Akaike's criterion.</summary>
    public double Aic => (-2 * LogLikelihood) + (2 * (Qr.Rank + 1));

    /// <summary>The Bayesian information criterion.</summary>
    public double Bic => (-2 * LogLikelihood) + (Math.Log(Count) * (Qr.Rank + 1));

    /// <summary>How much each observation pulls on the fit.</summary>
    public Influence Influence => field ??= new Influence(this);

    internal override double[] Beta => _beta;

    internal override double ResidualVariance => ResidualSumOfSquares / DegreesOfFreedom;

    internal RowMajor Design => _x;

    internal double[] WeightedResiduals => _residuals;

    private bool HasIntercept => Matrix.HasIntercept;

    /// <summary>F-tests of the terms.</summary>
    /// <param name="type">Which hypothesis each term stands for.</param>
    public AnovaTable Anova(SumsOfSquares type = SumsOfSquares.TypeIII) => MakeAnova(type, DefaultInference(), $", {DegreesOfFreedom} residual degrees of freedom");

    /// <summary>The coefficients with errors that hold under unequal variances, or under correlation within clusters.</summary>
    /// <param name="errors">Which estimator of the covariance.</param>
    /// <param name="cluster">The column of the clusters, for <see cref="RobustErrors.Cluster"/>; degrees of freedom are then clusters − 1.</param>
    /// <exception cref="ArgumentMistake">Clusters are asked for and not named, or fewer than two of them.</exception>
    public IReadOnlyList<Coefficient> RobustCoefficients(RobustErrors errors = RobustErrors.HC3, string? cluster = null)
    {
        var (covariance, df) = RobustCovariance.Of(this, errors, cluster);
        return MakeCoefficients(new FixedDfInference(covariance, df));
    }

    /// <summary>F-tests of the terms with robust errors.</summary>
    public AnovaTable RobustAnova(RobustErrors errors = RobustErrors.HC3, string? cluster = null, SumsOfSquares type = SumsOfSquares.TypeIII)
    {
        var (covariance, df) = RobustCovariance.Of(this, errors, cluster);
        return MakeAnova(type, new FixedDfInference(covariance, df), $", {errors} errors");
    }

    /// <summary>What the model says for new rows.</summary>
    /// <exception cref="ArgumentMistake">A column of the model is missing there.</exception>
    public IReadOnlyList<double> Predict(Domain.Tables.Table table)
    {
        var x = Matrix.Build(table);
        return [.. Enumerable.Range(0, table.Count).Select(row => Qr.Kept.Select((column, k) => x[row, column] * _beta[k]).Sum())];
    }

    internal override Inference InferenceBy(DegreesOfFreedom df) => DefaultInference();

    private protected override Inference DefaultInference()
    {
        var covariance = Qr.InverseGram();
        var variance = IsPerfect ? 0 : DegreesOfFreedom > 0 ? ResidualVariance : double.NaN;
        for (var i = 0; i < covariance.Values.Length; i++) { covariance.Values[i] *= variance; }

        return new FixedDfInference(covariance, DegreesOfFreedom);
    }

    private double Total()
    {
        if (!HasIntercept) { return _y.Sum(v => v * v); }

        var y = Frame.Offset is { } offset ? [.. Frame.Response.Select((v, i) => v - offset[i])] : Frame.Response;
        var weights = _weights ?? [.. Enumerable.Repeat(1.0, y.Length)];
        var mean = y.Zip(weights, (v, w) => v * w).Sum() / weights.Sum();
        return y.Zip(weights, (v, w) => w * (v - mean) * (v - mean)).Sum();
    }

    private IEnumerable<string> Doubts()
    {
        if (DegreesOfFreedom <= 0) { yield return $"{Count} observations for {Qr.Rank} coefficients leave no degrees of freedom: there are no errors and no tests. Take terms out."; }
        else if (IsPerfect) { yield return "The model reproduces the response to the last digit: errors are zero, and tests say nothing. Look for a predictor that is computed from the response."; }

        if (TotalSumOfSquares <= 1e-24 * _y.Sum(v => v * v) && HasIntercept) { yield return $"{Formula.Response} is constant: there is nothing to explain."; }
    }
}

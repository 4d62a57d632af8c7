using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>How well a model foretells observations that it has not seen: the expected log pointwise predictive density, by whichever method.</summary>
/// <remarks>Vehtari, Gelman and Gabry, "Practical Bayesian model evaluation using leave-one-out cross-validation and WAIC", Statistics and Computing 27 (2017) 1413.</remarks>
public abstract class Elpd
{
    private protected Elpd(double[] pointwise, double[] effective) => (Pointwise, EffectiveParametersPointwise) = (pointwise, effective);

    /// <summary>How it was estimated: PSIS-LOO, WAIC, 5-fold.</summary>
    public abstract string Method { get; }

    /// <summary>Each observation's part.</summary>
    public IReadOnlyList<double> Pointwise { get; }

    /// <summary>Each observation's part of <see cref="EffectiveParameters"/>.</summary>
    public IReadOnlyList<double> EffectiveParametersPointwise { get; }

    /// <summary>The sum over observations; higher is better.</summary>
    public double Estimate => Pointwise.Sum();

    /// <summary>Its standard error, from how observations differ.</summary>
    public double StandardError => ErrorOfSum(Pointwise);

    /// <summary>How much the data taught the model, in parameters: in-sample minus out-of-sample density.</summary>
    public double EffectiveParameters => EffectiveParametersPointwise.Sum();

    /// <summary>Standard error of <see cref="EffectiveParameters"/>.</summary>
    public double EffectiveParametersError => ErrorOfSum(EffectiveParametersPointwise);

    /// <summary>−2 × the estimate, on the scale of a deviance: LOO-IC or WAIC. Lower is better.</summary>
    public double InformationCriterion => -2 * Estimate;

    /// <summary>What limits trust in it, each a sentence with what to do.</summary>
    public IReadOnlyList<string> Warnings { get; protected init; } = [];

    internal static double ErrorOfSum(IReadOnlyList<double> parts) => Math.Sqrt(parts.Count * EffectiveSize.Variance([.. parts]));
}

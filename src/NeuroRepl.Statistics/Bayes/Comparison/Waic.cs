using System.Numerics.Tensors;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>The widely applicable information criterion: the log density of the data, less the posterior variance of each observation's log likelihood.</summary>
/// <remarks>Watanabe, Journal of Machine Learning Research 11 (2010) 3571; Vehtari, Gelman and Gabry (2017), eqs 11 and 12. PSIS-LOO is the sounder of the two and says where it fails.</remarks>
public sealed class Waic : Elpd
{
    private Waic(double[] pointwise, double[] effective)
        : base(pointwise, effective)
    {
        var doubtful = effective.Count(p => p > .4);
        Warnings = doubtful == 0 ? [] : [$"{doubtful} of {effective.Length} observations have p_waic above 0.4, where WAIC is not reliable: use Loo()."];
    }

    /// <inheritdoc/>
    public override string Method => "WAIC";

    /// <summary>From a matrix of log likelihoods.</summary>
    public static Waic Of(LogLikelihood logLikelihood)
    {
        var (pointwise, effective) = (new double[logLikelihood.Observations], new double[logLikelihood.Observations]);
        var scratch = new double[logLikelihood.Draws];
        for (var i = 0; i < pointwise.Length; i++)
        {
            effective[i] = EffectiveSize.Variance(logLikelihood.Of(i));
            pointwise[i] = LogMeanExp(logLikelihood.Of(i), scratch) - effective[i];
        }

        return new Waic(pointwise, effective);
    }

    internal static double LogMeanExp(ReadOnlySpan<double> values, Span<double> scratch)
    {
        var most = TensorPrimitives.Max(values);
        scratch = scratch[..values.Length];
        TensorPrimitives.Subtract(values, most, scratch);
        TensorPrimitives.Exp(scratch, scratch);
        return most + Math.Log(TensorPrimitives.Sum<double>(scratch) / values.Length);
    }
}

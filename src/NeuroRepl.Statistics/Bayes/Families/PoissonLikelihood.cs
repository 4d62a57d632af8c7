using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Counts by the logarithm of their mean: y·η − exp η − log y!.</summary>
internal sealed class PoissonLikelihood(Response response) : Likelihood
{
    private readonly double[] _y = response.Values;
    private readonly double[] _logFactorial = Array.ConvertAll(response.Values, y => Gammas.Log(y + 1));

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        TensorPrimitives.Multiply(eta, _y, logDensity);
        TensorPrimitives.Subtract(logDensity, _logFactorial, logDensity);
        TensorPrimitives.Exp(eta, byEta);
        TensorPrimitives.Subtract<double>(logDensity, byEta, logDensity);
        TensorPrimitives.Subtract(_y, byEta, byEta);
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = Math.Exp(eta[0]);

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random) => RandomDraws.Poisson(Math.Exp(Math.Min(eta[0], 30)), random);
}

using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Counts with variance μ + μ²/φ, φ the shape, by the logarithm of their mean.</summary>
internal sealed class NegativeBinomialLikelihood(Response response) : Likelihood
{
    private readonly double[] _y = response.Values;

    public override IReadOnlyList<Auxiliary> Auxiliaries { get; } = [new("shape", 0, Prior.Gamma(.01, .01))];

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var phi = aux[0];
        var (logPhi, constant, slope) = (Math.Log(phi), Gammas.Log(phi), Digamma.Of(phi));
        for (var i = 0; i < _y.Length; i++)
        {
            var y = _y[i];

            // log(φ + μ) from whichever is larger, so that neither a large mean nor a large shape overflows.
            var logSum = eta[i] > logPhi ? eta[i] + Math.Log(1 + Math.Exp(logPhi - eta[i])) : logPhi + Math.Log(1 + Math.Exp(eta[i] - logPhi));
            var share = Math.Exp(eta[i] - logSum);
            logDensity[i] = Gammas.Log(y + phi) - constant - Gammas.Log(y + 1) + (phi * (logPhi - logSum)) + (y * (eta[i] - logSum));
            byEta[i] = y - ((y + phi) * share);
            byAux[i] = Digamma.Of(y + phi) - slope + logPhi + 1 - logSum - ((y + phi) * Math.Exp(-logSum));
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = Math.Exp(eta[0]);

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random) =>
        RandomDraws.Poisson(Math.Min(Math.Exp(eta[0]) * RandomDraws.Gamma(aux[0], random) / aux[0], 1e13), random);
}

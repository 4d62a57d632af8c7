using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Parts between 0 and 1 by the logit of their mean μ, with precision φ: Beta(μφ, (1 − μ)φ).</summary>
/// <remarks>Ferrari and Cribari-Neto, Journal of Applied Statistics 31 (2004) 799.</remarks>
internal sealed class BetaLikelihood(Response response) : Likelihood
{
    private readonly double[] _log = Array.ConvertAll(response.Values, Math.Log);
    private readonly double[] _logRest = Array.ConvertAll(response.Values, y => Math.Log(1 - y));

    public override IReadOnlyList<Auxiliary> Auxiliaries { get; } = [new("phi", 0, Prior.Gamma(.01, .01))];

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var phi = aux[0];
        var (constant, slope) = (Gammas.Log(phi), Digamma.Of(phi));
        for (var i = 0; i < eta.Length; i++)
        {
            var (mu, rest) = (1 / (1 + Math.Exp(-eta[i])), 1 / (1 + Math.Exp(eta[i])));
            var (a, b) = (mu * phi, rest * phi);
            var (psiA, psiB) = (Digamma.Of(a), Digamma.Of(b));
            logDensity[i] = constant - Gammas.Log(a) - Gammas.Log(b) + ((a - 1) * _log[i]) + ((b - 1) * _logRest[i]);
            byEta[i] = phi * (psiB - psiA + _log[i] - _logRest[i]) * mu * rest;
            byAux[i] = slope + (mu * (_log[i] - psiA)) + (rest * (_logRest[i] - psiB));
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = 1 / (1 + Math.Exp(-eta[0]));

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random)
    {
        var mu = 1 / (1 + Math.Exp(-eta[0]));
        var (a, b) = (RandomDraws.Gamma(mu * aux[0], random), RandomDraws.Gamma((1 - mu) * aux[0], random));
        return Math.Clamp(a / (a + b), 1e-15, 1 - 1e-15);
    }
}

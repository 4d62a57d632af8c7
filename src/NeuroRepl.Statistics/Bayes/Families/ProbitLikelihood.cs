using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Yes or no by probit: log Φ(±η).</summary>
internal sealed class ProbitLikelihood(Response response) : Likelihood
{
    private static readonly double HalfLogTwoPi = .5 * Math.Log(2 * Math.PI);

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        for (var i = 0; i < eta.Length; i++)
        {
            var side = response.Values[i] > 0 ? 1 : -1;
            logDensity[i] = LogTails.NormalUpper(-side * eta[i]);
            byEta[i] = side * Math.Exp((-.5 * eta[i] * eta[i]) - HalfLogTwoPi - logDensity[i]);
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = Tails.NormalLower(eta[0]);

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random) => random.NextDouble() < Tails.NormalLower(eta[0]) ? 1 : 0;
}

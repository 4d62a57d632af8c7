using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Residuals of Student's t with ν ≥ 1 degrees of freedom: outliers pull less.</summary>
internal sealed class StudentLikelihood(Response response, Prior sigma) : Likelihood
{
    private readonly double[] _y = response.Values;
    private readonly double[] _square = new double[response.Count];

    public override IReadOnlyList<Auxiliary> Auxiliaries { get; } = [new("sigma", 0, sigma), new("nu", 1, Prior.Gamma(2, .1))];

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var (scale, nu, n) = (aux[0], aux[1], _y.Length);
        var constant = Gammas.Log((nu + 1) / 2) - Gammas.Log(nu / 2) - (.5 * Math.Log(nu * Math.PI)) - Math.Log(scale);
        var slope = .5 * (Digamma.Of((nu + 1) / 2) - Digamma.Of(nu / 2) - (1 / nu));
        var square = new Span<double>(_square);
        TensorPrimitives.Subtract(_y, eta, byEta);
        TensorPrimitives.Multiply(byEta, byEta, square);
        TensorPrimitives.Multiply(square, 1 / (scale * scale * nu), square);                   // z²/ν
        TensorPrimitives.LogP1<double>(square, logDensity);
        var bySigma = byAux[..n];
        var byNu = byAux[n..];
        for (var i = 0; i < n; i++)
        {
            var log = logDensity[i];
            var weight = (nu + 1) / (1 + square[i]);
            logDensity[i] = constant - ((nu + 1) / 2 * log);
            byEta[i] *= weight / (nu * scale * scale);
            bySigma[i] = ((weight * square[i]) - 1) / scale;
            byNu[i] = slope - (.5 * log) + (.5 * weight * square[i] / nu);
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = eta[0];

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random) =>
        eta[0] + (aux[0] * random.NextNormal() / Math.Sqrt(RandomDraws.Gamma(aux[1] / 2, random) * 2 / aux[1]));
}

using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Normal residuals, with known measurement errors or limits of quantification where there are; of logarithms for the lognormal family.</summary>
/// <remarks>log φ((y − η)/s)/s, s² = σ² + se²; where only y ≤ limit is known, log Φ((limit − η)/s), as in Tobin, Econometrica 26 (1958) 24.</remarks>
internal sealed class GaussianLikelihood : Likelihood
{
    private static readonly double HalfLogTwoPi = .5 * Math.Log(2 * Math.PI);
    private readonly double[] _y;
    private readonly double[]? _jacobian;
    private readonly double[]? _errors;
    private readonly int[]? _censoring;
    private readonly bool _isLog;

    public GaussianLikelihood(Response response, bool isLog, Prior sigma)
    {
        _isLog = isLog;
        _y = isLog ? Array.ConvertAll(response.Values, Math.Log) : response.Values;
        _jacobian = isLog ? [.. _y.Select((log, i) => response.Censoring is { } c && c[i] != 0 ? 0 : -log)] : null;
        (_errors, _censoring) = (response.Errors, response.Censoring);
        Auxiliaries = _errors is null || response.HasSigmaToo ? [new("sigma", 0, sigma)] : [];
    }

    public override IReadOnlyList<Auxiliary> Auxiliaries { get; }

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        if (_errors is null && _censoring is null) { Plain(eta, aux[0], logDensity, byEta, byAux); }
        else { Rowwise(eta, aux, logDensity, byEta, byAux); }

        if (_jacobian is { } jacobian) { TensorPrimitives.Add(logDensity, jacobian, logDensity); }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) =>
        mean[0] = _isLog ? Math.Exp(eta[0] + (.5 * aux[0] * aux[0])) : eta[0];

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random)
    {
        var sigma = aux.Length > 0 ? aux[0] : 0;
        var value = eta[0] + (Math.Sqrt((sigma * sigma) + (error * error)) * random.NextNormal());
        return _isLog ? Math.Exp(value) : value;
    }

    private void Plain(ReadOnlySpan<double> eta, double sigma, Span<double> logDensity, Span<double> byEta, Span<double> bySigma)
    {
        var precision = 1 / (sigma * sigma);
        TensorPrimitives.Subtract(_y, eta, byEta);                                        // residuals
        TensorPrimitives.Multiply(byEta, byEta, bySigma);
        TensorPrimitives.Multiply(bySigma, -.5 * precision, logDensity);
        TensorPrimitives.Add(logDensity, -Math.Log(sigma) - HalfLogTwoPi, logDensity);
        TensorPrimitives.Multiply(bySigma, precision / sigma, bySigma);
        TensorPrimitives.Add(bySigma, -1 / sigma, bySigma);
        TensorPrimitives.Multiply(byEta, precision, byEta);
    }

    private void Rowwise(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var sigma = aux.Length > 0 ? aux[0] : 0;
        for (var i = 0; i < _y.Length; i++)
        {
            var error = _errors?[i] ?? 0;
            var s = Math.Sqrt((sigma * sigma) + (error * error));
            var z = (_y[i] - eta[i]) / s;
            double byS;
            if (_censoring is { } censoring && censoring[i] != 0)
            {
                var side = -censoring[i];                                                 // left: Φ(z), right: Φ(−z)
                logDensity[i] = LogTails.NormalUpper(-side * z);
                var mills = side * Math.Exp((-.5 * z * z) - HalfLogTwoPi - logDensity[i]);
                (byEta[i], byS) = (-mills / s, -mills * z / s);
            }
            else
            {
                logDensity[i] = (-.5 * z * z) - Math.Log(s) - HalfLogTwoPi;
                (byEta[i], byS) = (z / s, ((z * z) - 1) / s);
            }

            if (aux.Length > 0) { byAux[i] = byS * sigma / s; }
        }
    }
}

using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Successes of a number of trials by logit; one trial is the Bernoulli family.</summary>
/// <remarks>y·η − n·log(1 + exp η) + log C(n, y), with log(1 + exp η) = max(η, 0) + log(1 + exp −|η|).</remarks>
internal sealed class BinomialLikelihood : Likelihood
{
    private readonly double[] _y;
    private readonly double[] _trials;
    private readonly double[]? _constant;
    private readonly double[] _exp;

    public BinomialLikelihood(Response response)
    {
        _y = response.Values;
        _trials = response.Trials ?? [.. Enumerable.Repeat(1.0, response.Count)];
        _constant = response.Trials is null ? null : [.. _y.Select((y, i) => Gammas.LogChoose(_trials[i], y))];
        _exp = new double[_y.Length];
    }

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var exp = new Span<double>(_exp);
        TensorPrimitives.Abs(eta, exp);
        TensorPrimitives.Negate<double>(exp, exp);
        TensorPrimitives.Exp<double>(exp, exp);
        TensorPrimitives.LogP1<double>(exp, logDensity);
        for (var i = 0; i < exp.Length; i++)
        {
            var positive = eta[i] > 0;
            logDensity[i] = (_y[i] * eta[i]) - (_trials[i] * (logDensity[i] + (positive ? eta[i] : 0)));
            byEta[i] = _y[i] - (_trials[i] * (positive ? 1 : exp[i]) / (1 + exp[i]));
        }

        if (_constant is { } constant) { TensorPrimitives.Add(logDensity, constant, logDensity); }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean) => mean[0] = trials / (1 + Math.Exp(-eta[0]));

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random) =>
        RandomDraws.Binomial(trials, 1 / (1 + Math.Exp(-eta[0])), random);
}

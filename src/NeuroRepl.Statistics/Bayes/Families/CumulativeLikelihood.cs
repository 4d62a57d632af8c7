using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Ordered categories cut from a logistic variable by thresholds (proportional odds).</summary>
/// <remarks>McCullagh, JRSS B 42 (1980) 109. With a = τ_y − η and b = τ_{y−1} − η: log(σ(a) − σ(b)) = a + log(1 − exp(b − a)) − log(1 + exp a) − log(1 + exp b).</remarks>
internal sealed class CumulativeLikelihood(Response response, Prior threshold) : Likelihood
{
    private readonly int _categories = response.Categories!.Count;

    public override IReadOnlyList<Auxiliary> Auxiliaries { get; } =
        [.. Enumerable.Range(1, response.Categories.Count - 1).Select(k => new Auxiliary($"Intercept[{k}]", double.NegativeInfinity, threshold))];

    public override int Means => _categories;

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var n = eta.Length;
        byAux.Clear();
        for (var i = 0; i < n; i++)
        {
            var y = (int)response.Values[i];
            var (log, byA, byB) = (0.0, 0.0, 0.0);
            if (y == 0) { (log, byA) = LogSigmoid(aux[0] - eta[i]); }
            else if (y == _categories - 1)
            {
                (log, byB) = LogSigmoid(eta[i] - aux[y - 1]);
                byB = -byB;
            }
            else
            {
                var (a, b) = (aux[y] - eta[i], aux[y - 1] - eta[i]);
                var gap = Math.Exp(b - a);
                var (logA, notA) = LogSigmoid(a);                           // a − log(1 + exp a), and 1 − σ(a)
                var (logB, sigmaB) = LogSigmoid(-b);                        // −log(1 + exp b), and σ(b)
                (log, byA, byB) = (logA + logB + Math.Log(1 - gap), notA + (gap / (1 - gap)), -sigmaB - (gap / (1 - gap)));
            }

            logDensity[i] = log;
            byEta[i] = -byA - byB;
            if (y < _categories - 1) { byAux[(y * n) + i] = byA; }
            if (y > 0) { byAux[((y - 1) * n) + i] = byB; }
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean)
    {
        var before = 0.0;
        for (var k = 0; k < mean.Length; k++)
        {
            var until = k == aux.Length ? 1 : 1 / (1 + Math.Exp(eta[0] - aux[k]));
            (mean[k], before) = (until - before, until);
        }
    }

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random)
    {
        Span<double> mean = stackalloc double[Math.Min(_categories, 512)];
        Mean(eta, aux, 1, mean);
        return RandomDraws.Category(mean, random);
    }

    private static (double Log, double Slope) LogSigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (Math.Min(x, 0) - Math.Log(1 + e), (x > 0 ? e : 1) / (1 + e));
    }
}

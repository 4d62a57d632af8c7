using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>One of several categories by softmax; the first is the reference, whose predictor is zero.</summary>
/// <remarks>log p = η_y − log(1 + Σ exp ηₖ); ∂/∂ηₖ = [y = k] − pₖ. Every step runs over all observations of a predictor at once.</remarks>
internal sealed class CategoricalLikelihood : Likelihood
{
    private readonly double[] _chosen;
    private readonly double[] _most;
    private readonly double[] _sum;
    private readonly int _categories;

    public CategoricalLikelihood(Response response)
    {
        _categories = response.Categories!.Count;
        Predictors = [.. response.Categories.Skip(1).Select(category => "mu" + Named(category))];
        var n = response.Count;
        _chosen = new double[(_categories - 1) * n];
        for (var i = 0; i < n; i++)
        {
            if (response.Values[i] > 0) { _chosen[((((int)response.Values[i]) - 1) * n) + i] = 1; }
        }

        (_most, _sum) = (new double[n], new double[n]);
    }

    public override IReadOnlyList<string> Predictors { get; }

    public override int Means => _categories;

    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var n = _sum.Length;
        Span<double> most = _most;
        Span<double> sum = _sum;
        TensorPrimitives.Max(eta[..n], 0.0, most);
        for (var k = 1; k < _categories - 1; k++) { TensorPrimitives.Max(eta.Slice(k * n, n), most, most); }

        TensorPrimitives.Negate<double>(most, sum);
        for (var k = 0; k < _categories - 1; k++) { TensorPrimitives.Subtract(eta.Slice(k * n, n), most, byEta.Slice(k * n, n)); }

        TensorPrimitives.Exp<double>(sum, sum);
        TensorPrimitives.Exp<double>(byEta, byEta);
        for (var k = 0; k < _categories - 1; k++) { TensorPrimitives.Add(sum, byEta.Slice(k * n, n), sum); }

        TensorPrimitives.Log<double>(sum, logDensity);
        TensorPrimitives.Add<double>(logDensity, most, logDensity);
        TensorPrimitives.Negate<double>(logDensity, logDensity);
        TensorPrimitives.Reciprocal<double>(sum, sum);
        for (var k = 0; k < _categories - 1; k++)
        {
            var own = byEta.Slice(k * n, n);
            var chosen = _chosen.AsSpan(k * n, n);
            TensorPrimitives.MultiplyAdd(chosen, eta.Slice(k * n, n), logDensity, logDensity);
            TensorPrimitives.Multiply(own, sum, own);
            TensorPrimitives.Subtract(chosen, own, own);
        }
    }

    public override void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean)
    {
        var most = Math.Max(0, TensorPrimitives.Max(eta));
        var sum = mean[0] = Math.Exp(-most);
        for (var k = 1; k < mean.Length; k++) { sum += mean[k] = Math.Exp(eta[k - 1] - most); }

        TensorPrimitives.Divide(mean, sum, mean);
    }

    public override double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random)
    {
        Span<double> mean = stackalloc double[Math.Min(_categories, 512)];
        Mean(eta, aux, 1, mean);
        return RandomDraws.Category(mean, random);
    }

    // brms drops what a Stan name cannot hold.
    private static string Named(string category) => new([.. category.Where(c => char.IsLetterOrDigit(c) || c == '_')]);
}

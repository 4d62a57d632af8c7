using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Sampling;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>One of several categories by softmax; the first is the reference, whose predictor is zero.</summary>
/// <remarks>log p = η_y − log(1 + Σ exp ηₖ); ∂/∂ηₖ = [y = k] − pₖ. Four observations at a time.</remarks>
internal sealed class CategoricalLikelihood : Likelihood
{
    private readonly double[] _chosen;
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

    }

    public override IReadOnlyList<string> Predictors { get; }

    public override int Means => _categories;

    [MethodImpl(Kernels.Hot)]
    public override void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux)
    {
        var n = logDensity.Length;
        for (var i = 0; i <= n - 4; i += 4) { Four(i, eta, logDensity, byEta); }

        if (n >= 4)
        {
            Four(n - 4, eta, logDensity, byEta);              // what is left over, with some once more
            return;
        }

        for (var i = 0; i < n; i++) { One(i, eta, logDensity, byEta); }
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

    [MethodImpl(Kernels.Hot)]
    private void Four(int i, ReadOnlySpan<double> eta, Span<double> logDensity, Span<double> byEta)
    {
        var (n, free) = (logDensity.Length, _categories - 1);
        ref var e = ref MemoryMarshal.GetReference(eta);
        ref var by = ref MemoryMarshal.GetReference(byEta);
        ref var chosen = ref MemoryMarshal.GetArrayDataReference(_chosen);
        var most = Vector256<double>.Zero;
        for (var k = 0; k < free; k++) { most = Vector256.Max(most, Vector256.LoadUnsafe(ref e, (nuint)((k * n) + i))); }

        var sum = Vector256.Exp(-most);
        for (var k = 0; k < free; k++)
        {
            var term = Vector256.Exp(Vector256.LoadUnsafe(ref e, (nuint)((k * n) + i)) - most);
            term.StoreUnsafe(ref by, (nuint)((k * n) + i));
            sum += term;
        }

        var log = -most - Vector256.Log(sum);
        var part = Vector256<double>.One / sum;
        for (var k = 0; k < free; k++)
        {
            var at = (nuint)((k * n) + i);
            var own = Vector256.LoadUnsafe(ref chosen, at);
            log += own * Vector256.LoadUnsafe(ref e, at);
            (own - (Vector256.LoadUnsafe(ref by, at) * part)).StoreUnsafe(ref by, at);
        }

        log.StoreUnsafe(ref MemoryMarshal.GetReference(logDensity), (nuint)i);
    }

    private void One(int i, ReadOnlySpan<double> eta, Span<double> logDensity, Span<double> byEta)
    {
        var (n, free, most) = (logDensity.Length, _categories - 1, 0.0);
        for (var k = 0; k < free; k++) { most = Math.Max(most, eta[(k * n) + i]); }

        var sum = Math.Exp(-most);
        for (var k = 0; k < free; k++) { sum += byEta[(k * n) + i] = Math.Exp(eta[(k * n) + i] - most); }

        logDensity[i] = -most - Math.Log(sum);
        for (var k = 0; k < free; k++)
        {
            var at = (k * n) + i;
            logDensity[i] += _chosen[at] * eta[at];
            byEta[at] = _chosen[at] - (byEta[at] / sum);
        }
    }

    // brms drops what a Stan name cannot hold.
    private static string Named(string category) => new([.. category.Where(c => char.IsLetterOrDigit(c) || c == '_')]);
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Fisher's linear discriminant with a pooled covariance and equal priors, on standardised features.</summary>
internal sealed class LinearDiscriminant : IConditionRule
{
    private readonly Standardisation _standardised;
    private readonly double[]?[] _weights;      // of each class; null where a class was not learnt
    private readonly double[] _offset;

    public LinearDiscriminant(double[][] x, int[] labels, int classes, double ridge)
    {
        var p = x[0].Length;
        _standardised = new(x);
        double[][] z = [.. x.Select(_standardised.Of)];
        var centres = Enumerable.Range(0, classes).Select(c => Centre([.. z.Where((_, i) => labels[i] == c)], p)).ToArray();
        var pooled = new RowMajor(p, p);
        for (var i = 0; i < z.Length; i++)
        {
            var centre = centres[labels[i]]!;
            for (var a = 0; a < p; a++)
            {
                for (var b = 0; b < p; b++) { pooled[a, b] += (z[i][a] - centre[a]) * (z[i][b] - centre[b]) / z.Length; }
            }
        }

        for (var a = 0; a < p; a++) { pooled[a, a] += ridge; }
        var qr = new QrFactorization(pooled);
        _weights = [.. centres.Select(c => c is null ? null : qr.Solve(c))];
        _offset = [.. centres.Zip(_weights, (c, w) => c is null ? 0 : c.Zip(w!, (u, v) => u * v).Sum() / 2)];
    }

    public int Predict(double[] x)
    {
        var z = _standardised.Of(x);
        var (best, at) = (double.NegativeInfinity, 0);
        for (var c = 0; c < _weights.Length; c++)
        {
            if (_weights[c] is not { } weights) { continue; }

            var score = z.Zip(weights, (u, v) => u * v).Sum() - _offset[c];
            if (score > best) { (best, at) = (score, c); }
        }

        return at;
    }

    private static double[]? Centre(double[][] rows, int p) => rows.Length == 0 ? null : [.. Enumerable.Range(0, p).Select(j => rows.Average(row => row[j]))];
}

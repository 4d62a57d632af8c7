using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Multinomial logistic regression on standardised features, by Newton's method.</summary>
/// <remarks>
/// P(c | x) ∝ exp(b_cᵀ(1, x)) with b = 0 for the first condition learnt; maximises Σ ln P − (ridge·n/2)·Σ slopes². Slope of b_c: Σ (y_c − P_c)·x, curvature of b_c and b_d:
/// Σ P_c·(δ_cd − P_d)·xxᵀ (McCullagh and Nelder, "Generalized Linear Models", 2nd ed., chapter 5). Without a ridge, conditions that can be told without error have no maximum:
/// the search ends where nothing is left to explain, and what it tells of new rows stays.
/// </remarks>
internal sealed class LogisticRule : IConditionRule
{
    private const int MostSteps = 60;
    private readonly Standardisation _standardised;
    private readonly int[] _known;          // conditions that were learnt
    private readonly double[] _b;           // (conditions − 1) × (1 + features)
    private readonly int _width;

    public LogisticRule(double[][] x, int[] labels, double ridge)
    {
        _standardised = new(x);
        _known = [.. labels.Distinct().Order()];
        _width = x[0].Length + 1;
        _b = new double[(_known.Length - 1) * _width];
        double[][] rows = [.. x.Select(row => (double[])[1, .. _standardised.Of(row)])];
        int[] truth = [.. labels.Select(label => Array.IndexOf(_known, label))];
        if (_b.Length > 0) { Learn(rows, truth, ridge * x.Length); }
    }

    public int Predict(double[] x)
    {
        double[] row = [1, .. _standardised.Of(x)];
        var best = Enumerable.Range(0, _known.Length).MaxBy(c => Score(_b, row, c));
        return _known[best];
    }

    private double Score(double[] b, double[] row, int condition) => condition == 0 ? 0 : TensorPrimitives.Dot<double>(b.AsSpan((condition - 1) * _width, _width), row);

    private void Learn(double[][] rows, int[] truth, double ridge)
    {
        var value = Value(_b, rows, truth, ridge);
        for (var n = 0; n < MostSteps && value < -1e-8 * rows.Length; n++)
        {
            var (slope, curvature) = Derivatives(rows, truth, ridge);
            if (TensorPrimitives.Norm<double>(slope) < 1e-10 * rows.Length || Cholesky.Factor(curvature.Values, _b.Length, _b.Length) >= 0) { return; }

            Cholesky.Solve(curvature.Values, _b.Length, _b.Length, slope);
            for (var step = 1.0; ; step /= 2)
            {
                double[] next = [.. _b.Zip(slope, (b, s) => b + (step * s))];
                var reached = Value(next, rows, truth, ridge);
                if (reached > value)
                {
                    next.CopyTo(_b, 0);
                    value = reached;
                    break;
                }

                if (step < 1e-6) { return; }
            }
        }
    }

    private double[] Probabilities(double[] b, double[] row)
    {
        double[] scores = [.. Enumerable.Range(0, _known.Length).Select(c => Score(b, row, c))];
        TensorPrimitives.SoftMax<double>(scores, scores);
        return scores;
    }

    private double Value(double[] b, double[][] rows, int[] truth, double ridge)
    {
        var penalty = Enumerable.Range(0, b.Length).Where(k => k % _width > 0).Sum(k => b[k] * b[k]);
        return rows.Zip(truth, (row, c) => Math.Log(Math.Max(Probabilities(b, row)[c], double.Epsilon))).Sum() - (ridge / 2 * penalty);
    }

    private (double[] Slope, RowMajor Curvature) Derivatives(double[][] rows, int[] truth, double ridge)
    {
        var (slope, curvature) = (new double[_b.Length], new RowMajor(_b.Length, _b.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            var p = Probabilities(_b, rows[i]);
            for (var c = 1; c < p.Length; c++)
            {
                var own = slope.AsSpan((c - 1) * _width, _width);
                TensorPrimitives.MultiplyAdd(rows[i], (truth[i] == c ? 1 : 0) - p[c], own, own);
                for (var d = 1; d <= c; d++)
                {
                    var weight = p[c] * ((c == d ? 1 : 0) - p[d]);
                    for (var j = 0; j < _width; j++)
                    {
                        var part = curvature.Row(((c - 1) * _width) + j).Slice((d - 1) * _width, _width);
                        TensorPrimitives.MultiplyAdd(rows[i], weight * rows[i][j], part, part);
                    }
                }
            }
        }

        for (var k = 0; k < _b.Length; k++)
        {
            if (k % _width == 0) { continue; }

            slope[k] -= ridge * _b[k];
            curvature[k, k] += ridge;
        }

        return (slope, curvature);
    }
}

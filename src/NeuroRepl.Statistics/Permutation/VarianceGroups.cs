using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Statistics that do not take the error variance to be the same in all groups of observations: Aspin and Welch's v, and G for several contrasts.</summary>
/// <remarks>
/// G = ψᵀC (Cᵀ(MᵀWM)⁻¹C)⁻¹ Cᵀψ / (Λ·s) with W of group g being Σ R_nn / Σ ε² over its observations, and
/// Λ = 1 + 2(s − 1)/(s(s + 2)) · Σ_g (1 − W_g n_g / trace W)² / Σ R_nn; v = ±√G for one contrast (Winkler and others, NeuroImage 2014, eqs. 4 to 7).
/// In orthonormal columns with what is tested first, the middle matrix is the Schur complement of the rest in QᵀWQ.
/// </remarks>
internal sealed class VarianceGroups
{
    private const double Perfect = 1e-12;
    private readonly int[] _group;
    private readonly int _count;
    private readonly int[] _sizes;

    public VarianceGroups(IReadOnlyList<int> labels)
    {
        var names = labels.Distinct().Order().ToArray();
        _group = [.. labels.Select(label => Array.IndexOf(names, label))];
        _count = names.Length;
        _sizes = [.. Enumerable.Range(0, _count).Select(g => _group.Count(other => other == g))];
        var alone = Array.FindIndex(_sizes, size => size < 2);
        if (alone >= 0) { throw new ArgumentMistake($"Variance group {names[alone]} has one observation, which says nothing of its variance.", "Give it the label of a group that it may share its variance with."); }
    }

    /// <summary>Statistics of many places under one model.</summary>
    /// <param name="tested">Orthonormal columns of what is tested.</param>
    /// <param name="nuisance">The other orthonormal columns.</param>
    /// <param name="data">Observations × places, row after row.</param>
    /// <param name="shuffle">How the data are moved first.</param>
    /// <param name="sumOfSquares">Of each place's data.</param>
    /// <param name="map">Filled.</param>
    public void Statistic(double[][] tested, double[][] nuisance, ReadOnlySpan<float> data, Shuffle shuffle, ReadOnlySpan<double> sumOfSquares, Span<float> map)
    {
        double[][] basis = [.. tested, .. nuisance];
        var (n, r, s) = (_group.Length, basis.Length, tested.Length);
        var leverage = Leverage(basis);
        var grams = Grams(basis);
        var (y, u, w, a) = (new double[n], new double[r], new double[_count], new double[r * r]);
        for (var place = 0; place < map.Length; place++)
        {
            for (var i = 0; i < n; i++) { y[i] = shuffle.Signs[i] * (double)data[(shuffle.Order[i] * map.Length) + place]; }

            for (var j = 0; j < r; j++) { u[j] = TensorPrimitives.Dot<double>(basis[j], y); }

            for (var j = 0; j < r; j++) { TensorPrimitives.MultiplyAdd(basis[j], -u[j], y, y); }

            Array.Clear(w);
            for (var i = 0; i < n; i++) { w[_group[i]] += y[i] * y[i]; }

            var trace = 0.0;
            for (var g = 0; g < _count; g++)
            {
                w[g] = leverage[g] / Math.Max(w[g], Perfect * sumOfSquares[place]);
                trace += w[g] * _sizes[g];
            }

            Array.Clear(a);
            for (var g = 0; g < _count; g++) { TensorPrimitives.MultiplyAdd(grams[g], w[g], a, a); }

            map[place] = sumOfSquares[place] > 0 ? (float)Ratio(a, u, s, r, Spread(w, leverage, trace)) : 0;
        }
    }

    // Eliminates what is not tested from the last column up; what is left above is the Schur complement.
    private static double Ratio(double[] a, double[] u, int s, int r, double spread)
    {
        for (var k = r - 1; k >= s; k--)
        {
            for (var i = 0; i < k; i++)
            {
                var factor = a[(i * r) + k] / a[(k * r) + k];
                for (var j = 0; j < k; j++) { a[(i * r) + j] -= factor * a[(k * r) + j]; }
            }
        }

        if (s == 1) { return u[0] * Math.Sqrt(a[0]); }

        var sum = 0.0;
        for (var i = 0; i < s; i++)
        {
            for (var j = 0; j < s; j++) { sum += u[i] * a[(i * r) + j] * u[j]; }
        }

        return sum / s / (1 + (2.0 * (s - 1) / s / (s + 2) * spread));
    }

    private double Spread(double[] w, double[] leverage, double trace)
    {
        var sum = 0.0;
        for (var g = 0; g < _count; g++)
        {
            var share = 1 - (w[g] * _sizes[g] / trace);
            sum += share * share / leverage[g];
        }

        return sum;
    }

    // The sum of the residual-forming matrix's diagonal over each group.
    private double[] Leverage(double[][] basis)
    {
        var sums = new double[_count];
        for (var i = 0; i < _group.Length; i++) { sums[_group[i]] += 1 - basis.Sum(column => column[i] * column[i]); }

        var none = Array.FindIndex(sums, sum => sum < 1e-9);
        return none < 0 ? sums : throw new ArgumentMistake(
            $"The design explains all {_sizes[none]} observations of a variance group, so nothing is left to take its variance from.", "Join variance groups, or drop regressors.");
    }

    private double[][] Grams(double[][] basis)
    {
        var (r, grams) = (basis.Length, Enumerable.Range(0, _count).Select(_ => new double[basis.Length * basis.Length]).ToArray());
        for (var j = 0; j < r; j++)
        {
            for (var k = 0; k < r; k++)
            {
                for (var i = 0; i < _group.Length; i++) { grams[_group[i]][(j * r) + k] += basis[j][i] * basis[k][i]; }
            }
        }

        return grams;
    }
}

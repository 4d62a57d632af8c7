using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>One random intercept: what the design says about every place is worked out once, so that a place costs a few products.</summary>
/// <remarks>
/// y = Qγ + Zb + e with QᵀQ = I, Z of indicators, V = σ²(I + λZZᵀ). With R = I − QQᵀ and RZZᵀR = Σ d_k u_k u_kᵀ the restricted likelihood needs of y only
/// (u_kᵀy)² and what is left of |Ry|² (Patterson and Thompson, Biometrika 58, 1971; the rotation as in Lippert and others, Nature Methods 8, 2011).
/// A level of m rows has V⁻¹ = I − λ/(1 + λm)·11ᵀ, so that QᵀV⁻¹Q and QᵀV⁻¹y are sums over the few different m: with q_j = Qᵀz_j,
/// QᵀV⁻¹Q = I − Σ_m λ/(1 + λm)·S_m, S_m = Σ q_j q_jᵀ, and QᵀV⁻¹y = Qᵀy − Σ_m λ/(1 + λm)·Σ q_j (z_jᵀy). All are linear in y.
/// </remarks>
internal sealed class SharedIntercept : IPlaceSolver
{
    private readonly RowMajor _functionals;         // Qᵀ, then Σ q_j z_jᵀ for each m, then u_kᵀ
    private readonly InterceptSpectrum _spectrum;
    private readonly InterceptDesign _design;
    private readonly int _p;

    public SharedIntercept(MixedFit template, SumsOfSquares type)
    {
        var (q, factor) = (template.Problem.X, template.Problem.Factors[0]);
        (_p, var n) = (q.Columns, q.Rows);
        var levels = factor.Levels.Count;
        var sums = new RowMajor(levels, _p);        // q_j
        var sizes = new int[levels];
        for (var i = 0; i < n; i++)
        {
            TensorPrimitives.Add(sums.Row(factor.Codes[i]), q.Row(i), sums.Row(factor.Codes[i]));
            sizes[factor.Codes[i]]++;
        }

        int[] distinct = [.. sizes.Distinct().Order()];
        var vectors = Vectors(q, factor.Codes, sums, sizes, out var eigenvalues);
        _functionals = new RowMajor((_p * (1 + distinct.Length)) + vectors.Count, n);
        for (var i = 0; i < n; i++)
        {
            var (level, size) = (factor.Codes[i], Array.IndexOf(distinct, sizes[factor.Codes[i]]));
            for (var a = 0; a < _p; a++)
            {
                _functionals[a, i] = q[i, a];
                _functionals[(_p * (1 + size)) + a, i] = sums[level, a];
            }
        }

        for (var k = 0; k < vectors.Count; k++) { vectors[k].CopyTo(_functionals.Row((_p * (1 + distinct.Length)) + k)); }

        _spectrum = new(eigenvalues, n - _p);
        var tests = Hypotheses.Of(template, type).Where(h => h.Functions.Rows > 0).ToArray();
        Terms = [.. tests.Select(h => (h.Term.Name, h.Functions.Rows))];
        var turn = template.Qr.InverseR();
        _design = new(distinct, [.. distinct.Select(size => Outer(sums, sizes, size))], turn, [.. tests.Select(h => VarianceAlgebra.Times(h.Functions, turn))], n - _p);
    }

    public IReadOnlyList<(string Name, int Df)> Terms { get; }

    public int Tile => 256;

    /// <summary>Whether a problem is one random intercept without weights.</summary>
    public static bool Fits(MixedProblem problem) => problem.Factors.Count == 1 && problem.Factors[0].Width == 1 && problem.IsReml && !problem.Z[0].Values.ContainsAnyExcept(1.0);

    /// <summary>Whether the fixed effects leave no more than the rounding of single precision.</summary>
    public static bool IsExplained(double residual, ReadOnlySpan<double> y) => !(residual > 1e-13 * TensorPrimitives.SumOfSquares(y));

    public void Solve(RowMajor y, PlaceResult[] places)
    {
        var width = y.Columns;
        var along = new RowMajor(_functionals.Rows, width);
        for (var f = 0; f < along.Rows; f++)
        {
            for (var i = 0; i < y.Rows; i++)
            {
                if (_functionals[f, i] != 0) { TensorPrimitives.MultiplyAdd(y.Row(i), _functionals[f, i], along.Row(f), along.Row(f)); }
            }
        }

        var (total, left) = (new double[width], new double[width]);
        for (var i = 0; i < y.Rows; i++)
        {
            TensorPrimitives.MultiplyAdd(y.Row(i), y.Row(i), total, total);
            for (var a = 0; a < _p; a++) { TensorPrimitives.MultiplyAdd(along.Row(a), -_functionals[a, i], y.Row(i), y.Row(i)); }

            TensorPrimitives.MultiplyAdd(y.Row(i), y.Row(i), left, left);           // |Ry|²
        }

        var ratios = _spectrum.Maximise(along, _p * (1 + _design.Sizes), left, out var sums);
        for (var k = 0; k < width; k++)
        {
            if (places[k].State == PlaceState.Missing) { continue; }

            if (!(left[k] > 1e-13 * total[k]) || !double.IsFinite(ratios[k])) { places[k].Nothing(PlaceState.Constant); }
            else { _design.Infer(along, k, ratios[k], sums, places[k]); }
        }
    }

    // RZ·v/√d for the eigenvectors v of ZᵀRZ = diag(m) − q qᵀ: as many as levels, not as rows.
    private static List<double[]> Vectors(RowMajor q, int[] codes, RowMajor sums, int[] sizes, out double[] eigenvalues)
    {
        var levels = sums.Rows;
        var matrix = new double[levels * levels];
        for (var a = 0; a < levels; a++)
        {
            for (var b = 0; b < levels; b++) { matrix[(a * levels) + b] = (a == b ? sizes[a] : 0) - TensorPrimitives.Dot<double>(sums.Row(a), sums.Row(b)); }
        }

        var eigen = new SymmetricEigen(matrix, levels);
        int[] kept = [.. Enumerable.Range(0, levels).Where(k => eigen.Values[k] > 1e-9 * sizes.Max()).OrderBy(k => eigen.Values[k])];
        eigenvalues = [.. kept.Select(k => eigen.Values[k])];
        return [.. kept.Select(k =>
        {
            var vector = new double[q.Rows];
            var along = new double[q.Columns];
            for (var j = 0; j < levels; j++) { TensorPrimitives.MultiplyAdd(sums.Row(j), eigen.Vector(j, k), along, along); }

            for (var i = 0; i < vector.Length; i++) { vector[i] = (eigen.Vector(codes[i], k) - TensorPrimitives.Dot<double>(q.Row(i), along)) / Math.Sqrt(eigen.Values[k]); }

            return vector;
        })];
    }

    private static RowMajor Outer(RowMajor sums, int[] sizes, int size)
    {
        var result = new RowMajor(sums.Columns, sums.Columns);
        for (var j = 0; j < sums.Rows; j++)
        {
            if (sizes[j] != size) { continue; }

            for (var a = 0; a < sums.Columns; a++) { TensorPrimitives.MultiplyAdd(sums.Row(j), sums[j, a], result.Row(a), result.Row(a)); }
        }

        return result;
    }
}

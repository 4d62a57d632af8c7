using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>What first and second derivatives of V in its covariance elements do to the fixed effects: everything that Satterthwaite and Kenward-Roger need, made once.</summary>
/// <remarks>
/// With Eₖ the symmetric unit matrices of the free elements of G = ΛΛᵀ (repeated over levels), K = ZᵀV⁻¹Z, U = ZᵀV⁻¹X and w = Zᵀ·residual:
/// t1 = tr(K Eₖ), t2 = tr(K Eₖ K Eₗ), P = Uᵀ Eₖ U, Q = Uᵀ Eₖ K Eₗ U, s1 = wᵀEₖw, s2 = wᵀEₖ K Eₗ w, v = Uᵀ Eₖ w. V is taken by σ² = 1 throughout.
/// </remarks>
internal sealed class VarianceAlgebra
{
    private readonly MixedProblem _problem;
    private readonly (int Factor, int Row, int Column)[] _free;

    public VarianceAlgebra(MixedProblem problem, MixedState state)
    {
        _problem = problem;
        State = state;
        _free = [.. problem.Factors.SelectMany((factor, f) => factor.Free.Select(free => (f, free.Row, free.Column)))];
        var (m, p) = (_free.Length, problem.Columns);
        (T1, T2, S1, S2) = (new double[m], new double[m, m], new double[m], new double[m, m]);
        P = [.. _free.Select(_ => new RowMajor(p, p))];
        V = [.. _free.Select(_ => new double[p])];
        Q = new RowMajor[m, m];
        for (var k = 0; k < m; k++)
        {
            for (var l = 0; l < m; l++) { Q[k, l] = new RowMajor(p, p); }
        }

        Phi = state.Phi();
        var w = state.Residual(state.Beta());
        foreach (var (c, component) in problem.Components.Index())
        {
            Interrupt.ThrowIfRequested();
            Add(component, component.Kernel(), state.Whitened[c], w[c]);
        }

        (Elements, Changes) = Linear();
    }

    public MixedState State { get; }

    public RowMajor Phi { get; }

    public double[] T1 { get; }

    public double[,] T2 { get; }

    public RowMajor[] P { get; }

    public RowMajor[,] Q { get; }

    public double[] S1 { get; }

    public double[,] S2 { get; }

    public double[][] V { get; }

    /// <summary>G as a combination of the units.</summary>
    public double[] Elements { get; }

    /// <summary>∂G/∂θₖ as combinations of the units.</summary>
    public double[,] Changes { get; }

    public int Count => _free.Length;

    /// <summary>The Hessian of the criterion (not profiled over σ) in (θ, σ), at the estimates.</summary>
    public double[,] Hessian(bool profiled = false)
    {
        var (m, nu, r2) = (Count, _problem.Freedom, State.PenalisedSum);
        var sigma2 = r2 / nu;
        var (logs, sums) = (new double[m], new double[m]);
        var hessian = new double[profiled ? m : m + 1, profiled ? m : m + 1];
        for (var k = 0; k < m; k++) { sums[k] = -Along(S1, k); }

        for (var k = 0; k < m; k++)
        {
            for (var l = 0; l <= k; l++)
            {
                var second = Second(k, l);                      // ∂²G as a combination
                double log = Of(second, T1) - Twice(T2, k, l), sum = (2 * Twice(S2, k, l)) - Of(second, S1);
                var (pk, pl) = (Along(P, k), Along(P, l));
                sum -= 2 * Inner(Along(V, k), Along(V, l));
                if (_problem.IsReml) { log += -TraceWith(Along(P, second)) + (2 * TraceWith(Along(Q, k, l))) - TraceTwo(pk, pl); }

                var value = profiled ? log + (nu * ((sum / r2) - (sums[k] * sums[l] / (r2 * r2)))) : log + (sum / sigma2);
                hessian[k, l] = hessian[l, k] = value;
            }
        }

        if (!profiled)
        {
            var sigma = Math.Sqrt(sigma2);
            for (var k = 0; k < m; k++) { hessian[k, m] = hessian[m, k] = -2 * sums[k] / (sigma2 * sigma); }

            hessian[m, m] = 4 * nu / sigma2;
        }

        return hessian;
    }

    /// <summary>∂(XᵀV⁻¹X)/∂θₖ with the sign turned: Uᵀ ∂G U.</summary>
    public RowMajor Along(RowMajor[] matrices, int k) => Along(matrices, [.. Enumerable.Range(0, Count).Select(j => Changes[k, j])]);

    public RowMajor Along(RowMajor[] matrices, double[] combination)
    {
        var result = new RowMajor(_problem.Columns, _problem.Columns);
        for (var j = 0; j < Count; j++)
        {
            if (combination[j] != 0) { TensorPrimitives.MultiplyAdd(matrices[j].Values, combination[j], result.Values, result.Values); }
        }

        return result;
    }

    private RowMajor Along(RowMajor[,] matrices, int k, int l)
    {
        var result = new RowMajor(_problem.Columns, _problem.Columns);
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                if (Changes[k, i] * Changes[l, j] != 0) { TensorPrimitives.MultiplyAdd(matrices[i, j].Values, Changes[k, i] * Changes[l, j], result.Values, result.Values); }
            }
        }

        return result;
    }

    private double[] Along(double[][] vectors, int k)
    {
        var result = new double[_problem.Columns];
        for (var j = 0; j < Count; j++) { TensorPrimitives.MultiplyAdd(vectors[j], Changes[k, j], result, result); }

        return result;
    }

    private double Along(double[] values, int k) => Enumerable.Range(0, Count).Sum(j => Changes[k, j] * values[j]);

    private static double Of(double[] combination, double[] values) => combination.Zip(values, (c, v) => c * v).Sum();

    private double Twice(double[,] values, int k, int l)
    {
        var sum = 0.0;
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++) { sum += Changes[k, i] * Changes[l, j] * values[i, j]; }
        }

        return sum;
    }

    private double Inner(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) { sum += a[i] * TensorPrimitives.Dot<double>(Phi.Row(i), b); }

        return sum;
    }

    public double TraceWith(RowMajor matrix) => TensorPrimitives.Dot<double>(Phi.Values, matrix.Values);      // Φ is symmetric, and traces see only symmetric parts

    private double TraceTwo(RowMajor a, RowMajor b)
    {
        var (left, right) = (Times(Phi, a), Times(Phi, b));
        var sum = 0.0;
        for (var i = 0; i < left.Rows; i++)
        {
            for (var j = 0; j < left.Rows; j++) { sum += left[i, j] * right[j, i]; }
        }

        return sum;
    }

    public static RowMajor Times(RowMajor a, RowMajor b)
    {
        var result = new RowMajor(a.Rows, b.Columns);
        for (var i = 0; i < a.Rows; i++)
        {
            for (var k = 0; k < a.Columns; k++)
            {
                if (a[i, k] != 0) { TensorPrimitives.MultiplyAdd(b.Row(k), a[i, k], result.Row(i), result.Row(i)); }
            }
        }

        return result;
    }

    private (double[], double[,]) Linear()
    {
        var (elements, changes) = (new double[Count], new double[Count, Count]);
        for (var j = 0; j < Count; j++)
        {
            var (f, r, s) = _free[j];
            var lambda = State.Lambda[f];
            for (var c = 0; c <= s; c++) { elements[j] += lambda[r, c] * lambda[s, c]; }

            for (var k = 0; k < Count; k++)
            {
                var (g, row, column) = _free[k];
                if (g != f) { continue; }

                // ∂(ΛΛᵀ)[r, s]/∂Λ[row, column]
                changes[k, j] = (r == row ? lambda[s, column] : 0) + (s == row ? lambda[r, column] : 0);
            }
        }

        return (elements, changes);
    }

    private double[] Second(int k, int l)
    {
        var result = new double[Count];
        var ((f, a, c), (g, b, d)) = (_free[k], _free[l]);
        if (f != g || c != d) { return result; }

        for (var j = 0; j < Count; j++)
        {
            var (h, r, s) = _free[j];
            if (h == f) { result[j] = ((r, s) == (a, b) ? 1 : 0) + ((r, s) == (b, a) ? 1 : 0); }
        }

        return result;
    }

    private void Add(Component component, RowMajor kernel, RowMajor white, double[] w)
    {
        var (m, p, size) = (Count, _problem.Columns, component.Size);
        var units = new RowMajor[m];                            // E·[U w], rows of the component
        for (var k = 0; k < m; k++)
        {
            var (f, r, s) = _free[k];
            units[k] = new RowMajor(size, p + 1);
            foreach (var (factor, _, start) in component.Members)
            {
                if (factor != f) { continue; }

                Copy(white, w, start + s, units[k].Row(start + r), p);
                if (r != s) { Copy(white, w, start + r, units[k].Row(start + s), p); }

                T1[k] += r == s ? kernel[start + r, start + r] : 2 * kernel[start + r, start + s];
                for (var a = 0; a < p; a++)
                {
                    TensorPrimitives.MultiplyAdd(white.Row(start + s)[..p], white[start + r, a], P[k].Row(a), P[k].Row(a));
                    if (r != s) { TensorPrimitives.MultiplyAdd(white.Row(start + r)[..p], white[start + s, a], P[k].Row(a), P[k].Row(a)); }
                }

                var both = r == s ? 1 : 2;
                S1[k] += both * w[start + r] * w[start + s];
                TensorPrimitives.MultiplyAdd(white.Row(start + r)[..p], w[start + s], V[k], V[k]);
                if (r != s) { TensorPrimitives.MultiplyAdd(white.Row(start + s)[..p], w[start + r], V[k], V[k]); }
            }
        }

        for (var l = 0; l < m; l++)
        {
            var turned = Times(kernel, units[l]);               // K·E·[U w]
            for (var k = 0; k < m; k++)
            {
                for (var i = 0; i < size; i++)
                {
                    var unit = units[k].Row(i);
                    for (var a = 0; a < p; a++)
                    {
                        if (unit[a] != 0) { TensorPrimitives.MultiplyAdd(turned.Row(i)[..p], unit[a], Q[k, l].Row(a), Q[k, l].Row(a)); }
                    }

                    S2[k, l] += unit[p] * turned[i, p];
                }
            }
        }

        AddPairs(component, kernel);
    }

    // tr(K Eₖ K Eₗ) over pairs of levels: blocks of K no larger than the effects of a level.
    private void AddPairs(Component component, RowMajor kernel)
    {
        foreach (var (f, _, at) in component.Members)
        {
            foreach (var (g, _, to) in component.Members)
            {
                for (var k = 0; k < Count; k++)
                {
                    var (fk, a, b) = _free[k];
                    if (fk != f) { continue; }

                    for (var l = 0; l < Count; l++)
                    {
                        var (fl, c, d) = _free[l];
                        if (fl != g) { continue; }

                        double bc = kernel[at + b, to + c], ad = kernel[at + a, to + d], ac = kernel[at + a, to + c], bd = kernel[at + b, to + d];
                        T2[k, l] += (a == b, c == d) switch
                        {
                            (true, true) => ac * ac,
                            (true, false) => 2 * ac * ad,
                            (false, true) => 2 * ac * bc,
                            _ => 2 * ((ac * bd) + (ad * bc)),
                        };
                    }
                }
            }
        }
    }

    private static void Copy(RowMajor white, double[] w, int from, Span<double> to, int p)
    {
        white.Row(from)[..p].CopyTo(to);
        to[p] = w[from];
    }
}

using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>Normal equations of an arrow's shape: parameters that all cells share, and a block of parameters that each cell has for itself.</summary>
/// <remarks>
/// [H_ss H_sc; H_cs H_cc]: the cells' blocks are eliminated one by one, S = H_ss − Σ_c H_sc·H_cc⁻¹·H_cs (Schur's complement), so that the cost grows
/// linearly with the number of cells. Parameters that are not free stay where they are.
/// </remarks>
internal sealed class ArrowSystem
{
    private readonly RowMajor _shared;          // H_ss
    private readonly double[] _cross;           // [c · private · shared]: row q of cell c is H_cs[q, ·]
    private readonly double[] _own;             // [c · private · private]
    private readonly double[] _gradient;
    private readonly RowMajor _schur;
    private readonly double[] _ownFactor;
    private readonly double[] _solved;          // H_cc⁻¹·H_cs, column after column: [shared · private]

    public ArrowSystem(int shared, int own, int cells)
    {
        (Shared, Own, Cells) = (shared, own, cells);
        (_shared, _schur) = (new RowMajor(shared, shared), new RowMajor(shared, shared));
        (_cross, _own, _ownFactor) = (new double[cells * own * shared], new double[cells * own * own], new double[own * own]);
        (_gradient, _solved) = (new double[shared + (cells * own)], new double[shared * own]);
    }

    public int Shared { get; }

    public int Own { get; }

    public int Cells { get; }

    /// <summary>The right side.</summary>
    public Span<double> Gradient => _gradient;

    public void Clear()
    {
        _shared.Values.Clear();
        Array.Clear(_cross);
        Array.Clear(_own);
        Array.Clear(_gradient);
    }

    /// <summary>Adds to the element of two shared parameters.</summary>
    public void AddShared(int i, int j, double value) => _shared[i, j] += value;

    public void AddCross(int cell, int own, int shared, double value) => _cross[(((cell * Own) + own) * Shared) + shared] += value;

    public void AddOwn(int cell, int i, int j, double value) => _own[(((cell * Own) + i) * Own) + j] += value;

    /// <summary>The diagonal element of a parameter.</summary>
    public double Diagonal(int parameter)
    {
        if (parameter < Shared) { return _shared[parameter, parameter]; }

        var (cell, own) = Math.DivRem(parameter - Shared, Own);
        return _own[(((cell * Own) + own) * Own) + own];
    }

    /// <summary>(H·x)_k for one parameter.</summary>
    public double Times(int parameter, ReadOnlySpan<double> x)
    {
        if (parameter >= Shared)
        {
            var (cell, own) = Math.DivRem(parameter - Shared, Own);
            var row = (cell * Own) + own;
            return TensorPrimitives.Dot(_own.AsSpan(row * Own, Own), x.Slice(Shared + (cell * Own), Own)) + TensorPrimitives.Dot(_cross.AsSpan(row * Shared, Shared), x[..Shared]);
        }

        var sum = TensorPrimitives.Dot(_shared.Row(parameter), x[..Shared]);
        for (var row = 0; row < Cells * Own; row++) { sum += _cross[(row * Shared) + parameter] * x[Shared + row]; }

        return sum;
    }

    /// <summary>Solves (H + diag(damping))·x = gradient over the free parameters; the others get zero.</summary>
    public void Solve(ReadOnlySpan<bool> isFree, ReadOnlySpan<double> damping, Span<double> x)
    {
        x.Clear();
        BuildSchur(isFree, damping, x);
        Decompose(_schur.Values, Shared);
        Cholesky.Solve(_schur.Values, Shared, Shared, x[..Shared]);
        for (var i = 0; i < Shared; i++) { x[i] = isFree[i] ? x[i] : 0; }

        for (var c = 0; c < Cells && Own > 0; c++)
        {
            var part = x.Slice(Shared + (c * Own), Own);
            FactorOwn(c, isFree, damping);
            for (var q = 0; q < Own; q++)
            {
                var at = Shared + (c * Own) + q;
                part[q] = isFree[at] ? _gradient[at] - TensorPrimitives.Dot(_cross.AsSpan(((c * Own) + q) * Shared, Shared), x[..Shared]) : 0;
            }

            Cholesky.Solve(_ownFactor, Own, Own, part);
        }
    }

    /// <summary>The inverse's part of the shared parameters and, for each cell, of its own ones; zero for parameters that are not free.</summary>
    /// <remarks>Of a cell: H_cc⁻¹ + G·S⁻¹·Gᵀ with G = H_cc⁻¹·H_cs; the rows G couple its own parameters to the shared ones: −G·S⁻¹.</remarks>
    public (RowMajor Shared, RowMajor[] Own, RowMajor[] Cross) Inverse(ReadOnlySpan<bool> isFree)
    {
        var none = new double[_gradient.Length];
        var scratch = new double[_gradient.Length];
        BuildSchur(isFree, none, scratch);
        var shared = Inverted(_schur, Shared);
        for (var i = 0; i < Shared; i++)
        {
            for (var j = 0; j < Shared; j++)
            {
                if (!isFree[i] || !isFree[j]) { shared[i, j] = 0; }
            }
        }

        var own = new RowMajor[Own == 0 ? 0 : Cells];
        var cross = new RowMajor[own.Length];
        for (var c = 0; c < own.Length; c++) { (own[c], cross[c]) = OwnInverse(c, isFree, none, shared); }

        return (shared, own, cross);
    }

    private (RowMajor Own, RowMajor Cross) OwnInverse(int cell, ReadOnlySpan<bool> isFree, double[] none, RowMajor shared)
    {
        FactorOwn(cell, isFree, none);
        var (inverse, g, cross) = (new RowMajor(Own, Own), new RowMajor(Own, Shared), new RowMajor(Own, Shared));
        SolveCross(cell, isFree);
        for (var j = 0; j < Shared; j++)
        {
            for (var q = 0; q < Own; q++) { g[q, j] = _solved[(j * Own) + q]; }
        }

        for (var q = 0; q < Own; q++)
        {
            for (var j = 0; j < Shared; j++) { Vectors.AddScaled(cross.Row(q), shared.Row(j), -g[q, j]); }

            var unit = inverse.Row(q);
            unit[q] = 1;
            Cholesky.Solve(_ownFactor, Own, Own, unit);
        }

        for (var q = 0; q < Own; q++)
        {
            for (var r = 0; r < Own; r++)
            {
                inverse[q, r] = isFree[Shared + (cell * Own) + q] && isFree[Shared + (cell * Own) + r] ? inverse[q, r] - Vectors.Dot(cross.Row(q), g.Row(r)) : 0;
            }
        }

        return (inverse, cross);
    }

    /// <summary>S and, in the first part of <paramref name="right"/>, the right side that is left for the shared parameters.</summary>
    private void BuildSchur(ReadOnlySpan<bool> isFree, ReadOnlySpan<double> damping, Span<double> right)
    {
        _shared.Values.CopyTo(_schur.Values);
        _gradient.AsSpan(0, Shared).CopyTo(right);
        for (var c = 0; c < Cells && Own > 0; c++)
        {
            FactorOwn(c, isFree, damping);
            SolveCross(c, isFree);
            for (var j = 0; j < Shared; j++)
            {
                var column = _solved.AsSpan(j * Own, Own);
                for (var q = 0; q < Own; q++)
                {
                    if (column[q] == 0) { continue; }

                    Vectors.AddScaled(_schur.Row(j), _cross.AsSpan(((c * Own) + q) * Shared, Shared), -column[q]);
                    right[j] -= column[q] * _gradient[Shared + (c * Own) + q];
                }
            }
        }

        for (var i = 0; i < Shared; i++)
        {
            if (isFree[i])
            {
                _schur[i, i] += damping[i];
                continue;
            }

            for (var j = 0; j < Shared; j++) { _schur[i, j] = _schur[j, i] = 0; }

            (_schur[i, i], right[i]) = (1, 0);
        }
    }

    private void FactorOwn(int cell, ReadOnlySpan<bool> isFree, ReadOnlySpan<double> damping)
    {
        _own.AsSpan(cell * Own * Own, Own * Own).CopyTo(_ownFactor);
        for (var q = 0; q < Own; q++)
        {
            var at = Shared + (cell * Own) + q;
            if (isFree[at])
            {
                _ownFactor[(q * Own) + q] += damping[at];
                continue;
            }

            for (var r = 0; r < Own; r++) { _ownFactor[(q * Own) + r] = _ownFactor[(r * Own) + q] = 0; }

            _ownFactor[(q * Own) + q] = 1;
        }

        Decompose(_ownFactor, Own);
    }

    private void SolveCross(int cell, ReadOnlySpan<bool> isFree)
    {
        for (var j = 0; j < Shared; j++)
        {
            var column = _solved.AsSpan(j * Own, Own);
            var any = false;
            for (var q = 0; q < Own; q++)
            {
                column[q] = isFree[j] && isFree[Shared + (cell * Own) + q] ? _cross[(((cell * Own) + q) * Shared) + j] : 0;
                any |= column[q] != 0;
            }

            if (any) { Cholesky.Solve(_ownFactor, Own, Own, column); }
        }
    }

    /// <summary>Factors in place. Parameters that cannot be told apart get a trace of knowledge about each, which keeps the others as they are and makes theirs uncertain.</summary>
    private static void Decompose(Span<double> a, int n)
    {
        var copy = a.ToArray();
        for (var ridge = 1e-12; Cholesky.Factor(a, n, n) >= 0; ridge *= 100)
        {
            if (ridge > 1) { throw new InvalidOperationException("The normal equations have no solution even with a ridge."); }

            copy.CopyTo(a);
            for (var i = 0; i < n; i++) { a[(i * n) + i] = copy[(i * n) + i] > 0 ? copy[(i * n) + i] * (1 + ridge) : 1; }
        }
    }

    private static RowMajor Inverted(RowMajor matrix, int n)
    {
        if (n == 0) { return new RowMajor(0, 0); }

        var ridged = matrix.Copy();
        for (var ridge = 1e-12; ; ridge *= 100)
        {
            if (Cholesky.Inverse(ridged) is { } inverse) { return inverse; }

            for (var i = 0; i < n; i++) { ridged[i, i] = matrix[i, i] > 0 ? matrix[i, i] * (1 + ridge) : 1; }
        }
    }
}

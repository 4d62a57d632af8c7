using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Eigenvalues, falling, and if asked eigenvectors of a symmetric matrix of some hundred rows: cheaper than Jacobi where only values are wanted.</summary>
/// <remarks>Householder's reduction to a tridiagonal matrix, then implicit QL with Wilkinson's shifts (Golub and Van Loan, Matrix Computations, 4th ed., § 8.3).</remarks>
internal sealed class TridiagonalEigen
{
    private readonly double[] _d;
    private readonly double[] _e;
    private readonly bool _hasVectors;
    private readonly RowMajor _rows;                       // row k is eigenvector k, so that a rotation mixes two contiguous rows

    /// <param name="matrix">Symmetric; used up.</param>
    public TridiagonalEigen(RowMajor matrix, bool withVectors)
    {
        var n = matrix.Rows;
        (_d, _e) = (new double[n], new double[n]);
        _hasVectors = withVectors;
        if (withVectors)
        {
            _rows = new RowMajor(n, n);
            for (var i = 0; i < n; i++) { _rows[i, i] = 1; }
        }

        Reduce(matrix);
        for (var l = 0; l < n; l++) { Iterate(l); }

        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(k => _d[k])];
        Values = [.. order.Select(k => _d[k])];
        if (!withVectors) { return; }

        Vectors = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) { Vectors[i, k] = _rows[order[k], i]; }
        }
    }

    public double[] Values { get; }

    /// <summary>Column k belongs to value k; empty if not asked for.</summary>
    public RowMajor Vectors { get; }

    // Column by column, a reflection P = I − 2uu' that clears what is below the subdiagonal: A ← PAP, and the basis ← basis P.
    private void Reduce(RowMajor a)
    {
        var n = a.Rows;
        var (u, p) = (new double[n], new double[n]);
        for (var k = 0; k < n - 1; k++)
        {
            Array.Clear(u);
            for (var i = k + 1; i < n; i++) { u[i] = a[i, k]; }

            var norm = TensorPrimitives.Norm<double>(u);
            var below = TensorPrimitives.Norm<double>(u.AsSpan(k + 2));
            if (k == n - 2 || below <= 1e-300 || below <= 1e-18 * norm)
            {
                _e[k] = u[k + 1];
                continue;
            }

            var alpha = u[k + 1] > 0 ? -norm : norm;
            u[k + 1] -= alpha;
            TensorPrimitives.Divide(u, TensorPrimitives.Norm<double>(u), u);
            _e[k] = alpha;
            var part = u.AsSpan(k + 1);
            for (var i = k + 1; i < n; i++) { p[i] = TensorPrimitives.Dot<double>(a.Row(i)[(k + 1)..], part); }

            var half = TensorPrimitives.Dot<double>(part, p.AsSpan(k + 1));
            for (var i = k + 1; i < n; i++) { p[i] -= half * u[i]; }
            for (var i = k + 1; i < n; i++)
            {
                var row = a.Row(i)[(k + 1)..];
                TensorPrimitives.MultiplyAdd(part, -2 * p[i], row, row);
                TensorPrimitives.MultiplyAdd(p.AsSpan(k + 1), -2 * u[i], row, row);
            }

            if (_hasVectors) { Reflect(_rows, part, k + 1); }
        }

        for (var i = 0; i < n; i++) { _d[i] = a[i, i]; }
    }

    // Rows hold the basis transposed: rows ← (I − 2uu') rows.
    private static void Reflect(RowMajor rows, ReadOnlySpan<double> u, int from)
    {
        var sum = new double[rows.Columns];
        for (var i = 0; i < u.Length; i++) { TensorPrimitives.MultiplyAdd(rows.Row(from + i), u[i], sum, sum); }
        for (var i = 0; i < u.Length; i++) { TensorPrimitives.MultiplyAdd(sum, -2 * u[i], rows.Row(from + i), rows.Row(from + i)); }
    }

    private void Iterate(int l)
    {
        var n = _d.Length;
        for (var step = 0; step < 100; step++)
        {
            var m = l;
            while (m < n - 1 && Math.Abs(_e[m]) > 1e-16 * (Math.Abs(_d[m]) + Math.Abs(_d[m + 1]))) { m++; }
            if (m == l) { return; }

            var g = (_d[l + 1] - _d[l]) / (2 * _e[l]);
            var r = Math.Sqrt((g * g) + 1);
            g = _d[m] - _d[l] + (_e[l] / (g + (g >= 0 ? r : -r)));
            var (s, c, p) = (1.0, 1.0, 0.0);
            var i = m - 1;
            for (; i >= l; i--)
            {
                var (f, b) = (s * _e[i], c * _e[i]);
                r = Math.Sqrt((f * f) + (g * g));
                _e[i + 1] = r;
                if (r == 0)
                {
                    (_d[i + 1], _e[m]) = (_d[i + 1] - p, 0);
                    break;
                }

                (s, c) = (f / r, g / r);
                g = _d[i + 1] - p;
                r = ((_d[i] - g) * s) + (2 * c * b);
                p = s * r;
                _d[i + 1] = g + p;
                g = (c * r) - b;
                if (_hasVectors) { Turn(_rows.Row(i), _rows.Row(i + 1), c, s); }
            }

            if (r == 0 && i >= l) { continue; }

            (_d[l], _e[l], _e[m]) = (_d[l] - p, g, 0);
        }
    }

    private static void Turn(Span<double> lower, Span<double> upper, double c, double s)
    {
        for (var k = 0; k < lower.Length; k++) { (upper[k], lower[k]) = ((s * lower[k]) + (c * upper[k]), (c * lower[k]) - (s * upper[k])); }
    }
}

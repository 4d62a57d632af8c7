using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NeuroRepl.Numerics;

/// <summary>A = L·Lᵀ and A⁻¹ for symmetric positive definite matrices of some hundred to some thousand rows, in tiles that stay in cache.</summary>
/// <remarks>Right-looking block factorization (Golub and Van Loan, 4th ed., § 4.2.9): nearly all the work is C −= A·Bᵀ on tiles of rows. Row-major, lower triangle.</remarks>
public static class BlockedCholesky
{
    private const int Tile = 64;

    /// <summary>Overwrites the lower triangle with its factor.</summary>
    /// <returns>False where the matrix is not positive definite.</returns>
    public static bool Factor(RowMajor a)
    {
        var n = a.Rows;
        var values = a.Values;
        for (var k = 0; k < n; k += Tile)
        {
            Interrupt.ThrowIfRequested();
            var end = Math.Min(k + Tile, n);
            if (Cholesky.Factor(values[((k * n) + k)..], end - k, n, tolerance: 0) >= 0) { return false; }

            for (var i = end; i < n; i++)
            {
                var row = a.Row(i)[k..end];
                for (var j = 0; j < row.Length; j++)
                {
                    var above = a.Row(k + j)[k..(k + j + 1)];
                    row[j] = (row[j] - TensorPrimitives.Dot<double>(row[..j], above[..j])) / above[j];
                }
            }

            for (var i = end; i < n; i += 2) { SubtractProducts(a, i, k, end); }
        }

        return true;
    }

    /// <summary>A⁻¹, both triangles, from the factor.</summary>
    public static RowMajor Inverse(RowMajor factor)
    {
        var n = factor.Rows;
        var inverse = new RowMajor(n, n);                   // L⁻¹, rows in order
        for (var i = 0; i < n; i++) { inverse[i, i] = 1; }

        for (var k = 0; k < n; k += Tile)
        {
            Interrupt.ThrowIfRequested();
            var end = Math.Min(k + Tile, n);
            for (var i = k; i < end; i++)
            {
                var row = inverse.Row(i)[..end];
                for (var j = k; j < i; j++) { TensorPrimitives.MultiplyAdd(inverse.Row(j)[..end], -factor[i, j], row, row); }

                TensorPrimitives.Divide(row, factor[i, i], row);
            }

            for (var i = end; i < n; i += 4) { SubtractCombination(factor, inverse, i, Math.Min(i + 4, n), k, end); }
        }

        var transposed = inverse.Transposed();              // row i: column i of L⁻¹, zero before i
        var result = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) { result[i, j] = result[j, i] = TensorPrimitives.Dot<double>(transposed.Row(i)[i..], transposed.Row(j)[i..]); }
        }

        return result;
    }

    // Rows i and i + 1 of the trailing matrix, minus their products with the rows up to them over the tile's columns; four columns at a time.
    private static void SubtractProducts(RowMajor a, int i, int k, int end)
    {
        var two = i + 1 < a.Rows;
        var first = a.Row(i)[k..end];
        var second = a.Row(two ? i + 1 : i)[k..end];
        var v0 = MemoryMarshal.Cast<double, Vector<double>>(first);
        var v1 = MemoryMarshal.Cast<double, Vector<double>>(second);
        var done = v0.Length * Vector<double>.Count;
        var last = two ? i + 1 : i;
        var j = end;
        for (; j + 3 <= i; j += 4)
        {
            var b0 = Row(a, j, k, end);
            var b1 = Row(a, j + 1, k, end);
            var b2 = Row(a, j + 2, k, end);
            var b3 = Row(a, j + 3, k, end);
            Vector<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
            for (var t = 0; t < v0.Length; t++)
            {
                var (x, y) = (v0[t], v1[t]);
                s00 += x * b0[t];
                s01 += x * b1[t];
                s02 += x * b2[t];
                s03 += x * b3[t];
                s10 += y * b0[t];
                s11 += y * b1[t];
                s12 += y * b2[t];
                s13 += y * b3[t];
            }

            Subtract(a, i, j, s00, s01, s02, s03);
            if (two) { Subtract(a, i + 1, j, s10, s11, s12, s13); }

            for (var c = 0; c < 4 && done < first.Length; c++)
            {
                var rest = a.Row(j + c)[(k + done)..end];
                a[i, j + c] -= TensorPrimitives.Dot<double>(first[done..], rest);
                if (two) { a[i + 1, j + c] -= TensorPrimitives.Dot<double>(second[done..], rest); }
            }
        }

        for (; j <= last; j++)
        {
            var other = a.Row(j)[k..end];
            if (j <= i) { a[i, j] -= TensorPrimitives.Dot<double>(first, other); }
            if (two) { a[i + 1, j] -= TensorPrimitives.Dot<double>(second, other); }
        }
    }

    private static ReadOnlySpan<Vector<double>> Row(RowMajor a, int row, int from, int to) => MemoryMarshal.Cast<double, Vector<double>>(a.Row(row)[from..to]);

    private static void Subtract(RowMajor a, int i, int j, Vector<double> s0, Vector<double> s1, Vector<double> s2, Vector<double> s3)
    {
        var row = a.Row(i);
        row[j] -= Vector.Sum(s0);
        row[j + 1] -= Vector.Sum(s1);
        row[j + 2] -= Vector.Sum(s2);
        row[j + 3] -= Vector.Sum(s3);
    }

    private static void SubtractCombination(RowMajor factor, RowMajor inverse, int from, int to, int k, int end)
    {
        for (var i = from; i < to; i++)
        {
            var row = inverse.Row(i)[..end];
            var j = k;
            for (; j + 1 < end; j += 2)
            {
                TensorPrimitives.MultiplyAdd(inverse.Row(j)[..end], -factor[i, j], row, row);
                TensorPrimitives.MultiplyAdd(inverse.Row(j + 1)[..end], -factor[i, j + 1], row, row);
            }

            for (; j < end; j++) { TensorPrimitives.MultiplyAdd(inverse.Row(j)[..end], -factor[i, j], row, row); }
        }
    }
}

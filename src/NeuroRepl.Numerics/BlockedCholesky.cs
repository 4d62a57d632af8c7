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

            for (var i = end; i < n; i += 2) { SubtractProducts(a, a, i, end, k, end); }
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

            for (var i = end; i < n; i++) { SubtractCombination(factor, inverse, i, k, end); }
        }

        var transposed = inverse.Transposed();              // row i: column i of L⁻¹, zero before i
        var result = new RowMajor(n, n);
        for (var k = 0; k < n; k += Tile)
        {
            Interrupt.ThrowIfRequested();
            var end = Math.Min(k + Tile, n);
            for (var i = 0; i < end; i += 2) { SubtractProducts(transposed, result, i, 0, k, end); }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) { result[i, j] = result[j, i] = -result[i, j]; }
        }

        return result;
    }

    // Rows i and i + 1 of what it goes into, from column `from`, minus the products of these rows of a with the rows up to them over the tile's columns; four at a time.
    private static void SubtractProducts(RowMajor a, RowMajor into, int i, int from, int k, int end)
    {
        var two = i + 1 < a.Rows;
        var first = a.Row(i)[k..end];
        var second = a.Row(two ? i + 1 : i)[k..end];
        var v0 = MemoryMarshal.Cast<double, Vector<double>>(first);
        var v1 = MemoryMarshal.Cast<double, Vector<double>>(second);
        var done = v0.Length * Vector<double>.Count;
        var last = two ? i + 1 : i;
        var j = from;
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

            Subtract(into, i, j, s00, s01, s02, s03);
            if (two) { Subtract(into, i + 1, j, s10, s11, s12, s13); }

            for (var c = 0; c < 4 && done < first.Length; c++)
            {
                var rest = a.Row(j + c)[(k + done)..end];
                into[i, j + c] -= TensorPrimitives.Dot<double>(first[done..], rest);
                if (two) { into[i + 1, j + c] -= TensorPrimitives.Dot<double>(second[done..], rest); }
            }
        }

        for (; j <= last; j++)
        {
            var other = a.Row(j)[k..end];
            if (j <= i) { into[i, j] -= TensorPrimitives.Dot<double>(first, other); }
            if (two) { into[i + 1, j] -= TensorPrimitives.Dot<double>(second, other); }
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

    // Row i minus its combination of the tile's rows, four of them in one pass.
    private static void SubtractCombination(RowMajor factor, RowMajor inverse, int i, int k, int end)
    {
        var row = inverse.Row(i)[..end];
        var target = MemoryMarshal.Cast<double, Vector<double>>(row);
        var done = target.Length * Vector<double>.Count;
        var j = k;
        for (; j + 3 < end; j += 4)
        {
            var (c0, c1, c2, c3) = (factor[i, j], factor[i, j + 1], factor[i, j + 2], factor[i, j + 3]);
            var b0 = Row(inverse, j, 0, end);
            var b1 = Row(inverse, j + 1, 0, end);
            var b2 = Row(inverse, j + 2, 0, end);
            var b3 = Row(inverse, j + 3, 0, end);
            for (var t = 0; t < target.Length; t++) { target[t] -= (c0 * b0[t]) + (c1 * b1[t]) + (c2 * b2[t]) + (c3 * b3[t]); }
            for (var t = done; t < end; t++) { row[t] -= (c0 * inverse[j, t]) + (c1 * inverse[j + 1, t]) + (c2 * inverse[j + 2, t]) + (c3 * inverse[j + 3, t]); }
        }

        for (; j < end; j++) { TensorPrimitives.MultiplyAdd(inverse.Row(j)[..end], -factor[i, j], row, row); }
    }
}

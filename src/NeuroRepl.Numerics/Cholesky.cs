using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>The factorization A = L·Lᵀ of a symmetric positive definite matrix, and what it gives: solutions and inverses.</summary>
/// <remarks>Golub and Van Loan, "Matrix Computations", 4th ed., section 4.2. Only the lower triangle is read and written.</remarks>
public static class Cholesky
{
    /// <summary>Overwrites the lower triangle of an n × n matrix with its factor.</summary>
    /// <param name="a">Row-major with rows <paramref name="stride"/> apart.</param>
    /// <param name="n">Order of the matrix.</param>
    /// <param name="stride">Numbers from one row to the next, at least <paramref name="n"/>.</param>
    /// <param name="tolerance">A pivot below this part of its diagonal element counts as zero.</param>
    /// <returns>The first row whose pivot vanished, so that the rows before it are factored; −1 where all is well.</returns>
    public static int Factor(Span<double> a, int n, int stride, double tolerance = 1e-14)
    {
        for (var i = 0; i < n; i++)
        {
            if (!AppendRow(a, i, stride, tolerance)) { return i; }
        }

        return -1;
    }

    /// <summary>Factors row i when the rows above it already are; the row holds A's elements up to the diagonal.</summary>
    /// <returns>False where the row depends on those above.</returns>
    public static bool AppendRow(Span<double> a, int i, int stride, double tolerance = 1e-14)
    {
        var row = a.Slice(i * stride, i + 1);
        for (var j = 0; j < i; j++)
        {
            var above = a.Slice(j * stride, j + 1);
            row[j] = (row[j] - TensorPrimitives.Dot(row[..j], above[..j])) / above[j];
        }

        var pivot = row[i] - TensorPrimitives.Dot(row[..i], row[..i]);
        if (!(pivot > tolerance * row[i])) { return false; }

        row[i] = Math.Sqrt(pivot);
        return true;
    }

    /// <summary>Solves A·x = b in place, given the factor.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, int stride, Span<double> b)
    {
        for (var i = 0; i < n; i++)
        {
            var row = factor.Slice(i * stride, i + 1);
            b[i] = (b[i] - TensorPrimitives.Dot(row[..i], b[..i])) / row[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * stride) + i];
            for (var j = 0; j < i; j++) { b[j] -= b[i] * factor[(i * stride) + j]; }
        }
    }

    /// <summary>The inverse of a symmetric positive definite matrix; null where it is singular to working precision.</summary>
    /// <remarks>Rows and columns are scaled to a unit diagonal first, so that parameters of very different size lose nothing.</remarks>
    public static RowMajor? Inverse(RowMajor a)
    {
        var n = a.Rows;
        var factor = new RowMajor(n, n);
        var scale = new double[n];
        for (var i = 0; i < n; i++) { scale[i] = a[i, i] > 0 ? 1 / Math.Sqrt(a[i, i]) : 0; }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) { factor[i, j] = a[i, j] * scale[i] * scale[j]; }
        }

        if (Factor(factor.Values, n, n) >= 0) { return null; }

        var inverse = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            var row = inverse.Row(i);
            row[i] = scale[i];
            Solve(factor.Values, n, n, row);
            TensorPrimitives.Multiply(row, scale, row);
        }

        return inverse;
    }
}

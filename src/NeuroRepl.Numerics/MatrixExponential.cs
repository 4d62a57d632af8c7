namespace NeuroRepl.Numerics;

/// <summary>exp(A) of a small square matrix: the exact step of a linear system of differential equations.</summary>
/// <remarks>Scaling and squaring with a Taylor sum (Moler and Van Loan, SIAM Review 45, 2003, method 3): A is halved until its norm is below ½, where 18 terms leave less than a rounding error.</remarks>
public static class MatrixExponential
{
    private const int Terms = 18;

    /// <summary>exp(A).</summary>
    /// <param name="a">Square; left as it is.</param>
    public static RowMajor Of(RowMajor a)
    {
        Guard.SameLength(a.Rows, a.Columns, "the number of rows", "the number of columns");
        var norm = Enumerable.Range(0, a.Rows).Max(row => a.Row(row).ToArray().Sum(Math.Abs));
        Guard.InRange(norm, 0, 1e12, "the norm of the matrix");
        var halvings = norm > .5 ? (int)Math.Ceiling(Math.Log2(norm / .5)) : 0;
        var scaled = new RowMajor([.. a.Values.ToArray().Select(value => Math.ScaleB(value, -halvings))], a.Rows, a.Columns);
        var result = new RowMajor(a.Rows, a.Rows);
        for (var term = Terms; term >= 1; term--)
        {
            for (var k = 0; k < a.Rows; k++) { result[k, k] += 1; }                 // Horner: I + A/1·(I + A/2·(…))

            result = Multiply(scaled, result);
            for (var k = 0; k < result.Values.Length; k++) { result.Values[k] /= term; }
        }

        for (var k = 0; k < a.Rows; k++) { result[k, k] += 1; }
        for (var k = 0; k < halvings; k++) { result = Multiply(result, result); }

        return result;
    }

    private static RowMajor Multiply(RowMajor left, RowMajor right)
    {
        var product = new RowMajor(left.Rows, right.Columns);
        for (var i = 0; i < left.Rows; i++)
        {
            for (var k = 0; k < left.Columns; k++)
            {
                if (left[i, k] != 0) { System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(right.Row(k), left[i, k], product.Row(i), product.Row(i)); }
            }
        }

        return product;
    }
}

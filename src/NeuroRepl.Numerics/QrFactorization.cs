using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>A·P = Q·R by Householder reflections with column pivoting: least squares that says which columns depend on others.</summary>
/// <remarks>
/// Businger and Golub, "Linear least squares solutions by Householder transformations", Numer. Math. 7 (1965). The factors are kept
/// transposed (a column of A is a row here), so that every reflection runs over contiguous numbers. Columns are scaled to unit length
/// before pivoting, so that the rank does not depend on their units.
/// </remarks>
public sealed class QrFactorization
{
    private readonly RowMajor _columns;         // row k: column Pivots[k] of A after the reflections; R above, reflector below
    private readonly double[] _diagonal;
    private readonly double[] _scale;

    /// <param name="a">Rows are observations (at least one), columns unknowns; left as it is.</param>
    /// <param name="rankTolerance">A column of which less than this part is left after projecting out the others counts as dependent.</param>
    public QrFactorization(RowMajor a, double rankTolerance = 1e-14)
    {
        (Rows, Columns) = (a.Rows, a.Columns);
        _columns = a.Transposed();
        _diagonal = new double[Math.Min(Rows, Columns)];
        _scale = new double[Columns];
        Pivots = [.. Enumerable.Range(0, Columns)];
        for (var k = 0; k < Columns; k++)
        {
            var norm = TensorPrimitives.Norm<double>(_columns.Row(k));
            _scale[k] = norm > 0 ? 1 / norm : 1;
            TensorPrimitives.Multiply(_columns.Row(k), _scale[k], _columns.Row(k));
        }

        Rank = Factor(rankTolerance);
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>How many columns do not depend on others.</summary>
    public int Rank { get; }

    /// <summary>The columns in the order they were taken; from <see cref="Rank"/> on they depend on those before.</summary>
    public int[] Pivots { get; }

    /// <summary>Turns y into Qᵀ·y, in place: the first <see cref="Rank"/> numbers are the fitted part, the rest is residual.</summary>
    public void MultiplyByQTransposed(Span<double> y)
    {
        for (var k = 0; k < Rank; k++) { Reflect(_columns.Row(k)[k..], y[k..]); }
    }

    /// <summary>Turns y into Q·y, in place: takes back <see cref="MultiplyByQTransposed"/>.</summary>
    public void MultiplyByQ(Span<double> y)
    {
        for (var k = Rank - 1; k >= 0; k--) { Reflect(_columns.Row(k)[k..], y[k..]); }
    }

    /// <summary>The x that makes ‖A·x − y‖ least; dependent columns get zero.</summary>
    public double[] Solve(ReadOnlySpan<double> y)
    {
        var turned = y.ToArray();
        MultiplyByQTransposed(turned);
        BackSubstitute(turned);
        var x = new double[Columns];
        for (var k = 0; k < Rank; k++) { x[Pivots[k]] = turned[k] * _scale[Pivots[k]]; }

        return x;
    }

    /// <summary>(AᵀA)⁻¹, Columns × Columns: zero in the rows and columns of dependent ones.</summary>
    public RowMajor InverseGram()
    {
        var inverseR = new RowMajor(Rank, Rank);            // row j: R⁻¹·e_j
        for (var j = 0; j < Rank; j++)
        {
            inverseR[j, j] = 1;
            BackSubstitute(inverseR.Row(j));
        }

        var result = new RowMajor(Columns, Columns);
        for (var j = 0; j < Rank; j++)
        {
            for (var a = 0; a < Rank; a++)
            {
                for (var b = 0; b < Rank; b++)
                {
                    result[Pivots[a], Pivots[b]] += inverseR[j, a] * inverseR[j, b] * _scale[Pivots[a]] * _scale[Pivots[b]];
                }
            }
        }

        return result;
    }

    private int Factor(double tolerance)
    {
        var left = new double[Columns];
        for (var k = 0; k < _diagonal.Length; k++)
        {
            for (var j = k; j < Columns; j++) { left[j] = TensorPrimitives.Norm<double>(_columns.Row(j)[k..]); }

            var best = k + TensorPrimitives.IndexOfMax<double>(left.AsSpan(k));
            if (left[best] <= tolerance) { return k; }

            Exchange(k, best);
            var column = _columns.Row(k)[k..];
            _diagonal[k] = column[0] > 0 ? -left[best] : left[best];
            column[0] -= _diagonal[k];
            for (var j = k + 1; j < Columns; j++) { Reflect(column, _columns.Row(j)[k..]); }
        }

        return _diagonal.Length;
    }

    private void Exchange(int a, int b)
    {
        if (a == b) { return; }

        var (first, second) = (_columns.Row(a).ToArray(), _columns.Row(b).ToArray());
        second.CopyTo(_columns.Row(a));
        first.CopyTo(_columns.Row(b));
        (Pivots[a], Pivots[b]) = (Pivots[b], Pivots[a]);
    }

    private void BackSubstitute(Span<double> y)
    {
        for (var k = Rank - 1; k >= 0; k--)
        {
            y[k] /= _diagonal[k];
            for (var i = 0; i < k; i++) { y[i] -= y[k] * _columns[k, i]; }
        }
    }

    private static void Reflect(ReadOnlySpan<double> v, Span<double> y)
    {
        var square = TensorPrimitives.SumOfSquares(v);
        if (square > 0) { TensorPrimitives.MultiplyAdd(v, -2 * TensorPrimitives.Dot(v, y) / square, y, y); }
    }
}

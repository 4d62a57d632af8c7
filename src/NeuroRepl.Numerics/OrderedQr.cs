using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>X = Q·R with the columns in their own order; a column that depends on those before it is set aside and its combination kept.</summary>
/// <remarks>
/// Modified Gram and Schmidt, twice over (Björck, BIT 7, 1967; Giraud et al., Numer. Math. 101, 2005), in double precision; where the columns are
/// far from orthogonal the whole factorization is done again in double-double, so that polynomials of degree ten keep their digits.
/// </remarks>
public sealed class OrderedQr
{
    private const double Dependence = 1e-11;    // part of a column's length that has to be left; rounding leaves 1e-16, the worst certified set 1e-10
    private const double Nearness = 1e-2;       // below this part double precision loses digits that scientists compare
    private const long MostPreciseSteps = 2_000_000_000;

    private readonly double[][] _q;             // _q[k]: the k-th orthonormal vector, n numbers
    private readonly DoubleDouble[][]? _preciseQ;
    private readonly DoubleDouble[][] _r;       // _r[k][j]: length of kept column j along q_k, j ≥ k
    private readonly Dictionary<int, double[]> _combinations = [];

    /// <param name="x">Observations × columns; left as it is.</param>
    /// <param name="low">What rounding X to doubles left over, where it is known.</param>
    public OrderedQr(RowMajor x, RowMajor? low = null)
    {
        (Rows, Columns) = (x.Rows, x.Columns);
        var columns = Enumerable.Range(0, Columns).Select(x.Column).ToArray();
        var (q, r, kept, least) = InDouble(columns);
        if (least < Nearness && (long)Rows * Columns * Columns < MostPreciseSteps)
        {
            (_preciseQ, r, kept) = InDoubleDouble(columns, low);
            q = [.. _preciseQ.Select(vector => Array.ConvertAll(vector, v => v.High))];
        }

        (_q, _r, Kept) = (q, r, kept);
        foreach (var column in Enumerable.Range(0, Columns).Except(kept)) { _combinations[column] = CombinationOf(columns[column]); }
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>The columns that do not depend on those before them, in order.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>How many columns were kept.</summary>
    public int Rank => Kept.Count;

    /// <summary>The columns that depend on others, each with its coefficients on the kept ones.</summary>
    public IReadOnlyDictionary<int, double[]> Dependent => _combinations;

    /// <summary>The k-th orthonormal vector.</summary>
    public ReadOnlySpan<double> Direction(int k) => _q[k];

    /// <summary>Lengths of y along the orthonormal vectors.</summary>
    public double[] Along(double[] y) => Array.ConvertAll(PreciseAlong(y, out _), z => z.High);

    /// <summary>Least squares: coefficients of the kept columns, and residuals.</summary>
    public (double[] Coefficients, double[] Residuals) Solve(double[] y)
    {
        var along = PreciseAlong(y, out var residuals);
        BackSubstitute(along);
        return (Array.ConvertAll(along, b => b.High), residuals);
    }

    /// <summary>R of the kept columns, upper triangular, Rank × Rank.</summary>
    public RowMajor R()
    {
        var r = new RowMajor(Rank, Rank);
        for (var k = 0; k < Rank; k++)
        {
            for (var j = k; j < Rank; j++) { r[k, j] = _r[k][j].High; }
        }

        return r;
    }

    /// <summary>R⁻¹ of the kept columns, upper triangular, Rank × Rank.</summary>
    public RowMajor InverseR()
    {
        var inverse = new RowMajor(Rank, Rank);
        for (var j = 0; j < Rank; j++)
        {
            var unit = new DoubleDouble[Rank];
            unit[j] = 1;
            BackSubstitute(unit);
            for (var i = 0; i < Rank; i++) { inverse[i, j] = unit[i].High; }
        }

        return inverse;
    }

    /// <summary>(XᵀX)⁻¹ of the kept columns.</summary>
    public RowMajor InverseGram()
    {
        var inverse = InverseR();
        var gram = new RowMajor(Rank, Rank);
        for (var i = 0; i < Rank; i++)
        {
            for (var j = 0; j <= i; j++) { gram[i, j] = gram[j, i] = TensorPrimitives.Dot<double>(inverse.Row(i), inverse.Row(j)); }
        }

        return gram;
    }

    private static (double[][] Q, DoubleDouble[][] R, int[] Kept, double Least) InDouble(double[][] columns)
    {
        var (q, r, kept, least) = (new List<double[]>(), new List<DoubleDouble[]>(), new List<int>(), 1.0);
        for (var j = 0; j < columns.Length; j++)
        {
            var v = (double[])columns[j].Clone();
            var length = TensorPrimitives.Norm<double>(v);
            var row = new double[columns.Length];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < q.Count; k++)
                {
                    var along = TensorPrimitives.Dot<double>(q[k], v);
                    row[k] += along;
                    TensorPrimitives.MultiplyAdd(q[k], -along, v, v);
                }
            }

            var left = TensorPrimitives.Norm<double>(v);
            least = Math.Min(least, length > 0 ? left / length : 0);
            if (!(left > Dependence * length)) { continue; }

            TensorPrimitives.Divide(v, left, v);
            for (var k = 0; k < q.Count; k++) { r[k][kept.Count] = row[k]; }

            var own = new DoubleDouble[columns.Length];
            own[kept.Count] = left;
            q.Add(v);
            r.Add(own);
            kept.Add(j);
        }

        return ([.. q], [.. r], [.. kept], least);
    }

    private static (DoubleDouble[][] Q, DoubleDouble[][] R, int[] Kept) InDoubleDouble(double[][] columns, RowMajor? low)
    {
        var (q, r, kept) = (new List<DoubleDouble[]>(), new List<DoubleDouble[]>(), new List<int>());
        for (var j = 0; j < columns.Length; j++)
        {
            var v = columns[j].Select((value, i) => new DoubleDouble(value, low is { } rest ? rest[i, j] : 0)).ToArray();
            var length = DoubleDouble.Sqrt(Dot(v, v)).High;
            var row = new DoubleDouble[columns.Length];
            for (var k = 0; k < q.Count; k++)
            {
                row[k] = Dot(q[k], v);
                for (var i = 0; i < v.Length; i++) { v[i] -= row[k] * q[k][i]; }
            }

            var left = DoubleDouble.Sqrt(Dot(v, v));
            if (!(left.High > Dependence * length)) { continue; }

            for (var i = 0; i < v.Length; i++) { v[i] /= left; }
            for (var k = 0; k < q.Count; k++) { r[k][kept.Count] = row[k]; }

            var own = new DoubleDouble[columns.Length];
            own[kept.Count] = left;
            q.Add(v);
            r.Add(own);
            kept.Add(j);
        }

        return ([.. q], [.. r], [.. kept]);
    }

    private static DoubleDouble Dot(DoubleDouble[] a, DoubleDouble[] b)
    {
        DoubleDouble sum = 0;
        for (var i = 0; i < a.Length; i++) { sum += a[i] * b[i]; }

        return sum;
    }

    private double[] CombinationOf(double[] column)
    {
        var along = PreciseAlong(column, out _);
        BackSubstitute(along);
        var combination = Array.ConvertAll(along, b => b.High);
        var largest = combination.Length == 0 ? 0 : combination.Max(Math.Abs);
        return Array.ConvertAll(combination, b => Math.Abs(b) < 1e-8 * largest ? 0 : Math.Abs(b - Math.Round(b)) < 1e-8 ? Math.Round(b) : b);
    }

    private DoubleDouble[] PreciseAlong(double[] y, out double[] residuals)
    {
        var along = new DoubleDouble[Rank];
        if (_preciseQ is { } precise)
        {
            var left = Array.ConvertAll(y, v => (DoubleDouble)v);
            for (var k = 0; k < Rank; k++)
            {
                along[k] = Dot(precise[k], left);
                for (var i = 0; i < left.Length; i++) { left[i] -= along[k] * precise[k][i]; }
            }

            residuals = Array.ConvertAll(left, v => v.High);
            return along;
        }

        residuals = (double[])y.Clone();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < Rank; k++)
            {
                var part = TensorPrimitives.Dot<double>(_q[k], residuals);
                along[k] += part;
                TensorPrimitives.MultiplyAdd(_q[k], -part, residuals, residuals);
            }
        }

        return along;
    }

    private void BackSubstitute(DoubleDouble[] z)
    {
        for (var k = Rank - 1; k >= 0; k--)
        {
            z[k] /= _r[k][k];
            for (var i = 0; i < k; i++) { z[i] -= z[k] * _r[i][k]; }
        }
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Linear;

/// <summary>How certain linear functions of the coefficients are: their covariance and their degrees of freedom by one method.</summary>
internal abstract class Inference
{
    /// <summary>The covariance of the kept coefficients.</summary>
    public abstract RowMajor Covariance { get; }

    /// <summary>The degrees of freedom of one linear function.</summary>
    public abstract double Df(double[] function);

    /// <summary>F and its denominator's degrees of freedom for functions that are all zero under the hypothesis; the rank of the functions is their number of independent rows.</summary>
    public abstract (double F, double Rank, double DenominatorDf) Test(RowMajor functions, double[] beta);

    public double Variance(double[] function) => Quadratic(Covariance, function);

    public static double Quadratic(RowMajor matrix, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < matrix.Rows; i++)
        {
            if (x[i] != 0) { sum += x[i] * System.Numerics.Tensors.TensorPrimitives.Dot<double>(matrix.Row(i), x); }
        }

        return sum;
    }

    /// <summary>L·M·Lᵀ.</summary>
    protected static RowMajor Sandwich(RowMajor l, RowMajor m)
    {
        var result = new RowMajor(l.Rows, l.Rows);
        var half = new double[m.Rows];
        for (var i = 0; i < l.Rows; i++)
        {
            for (var k = 0; k < m.Rows; k++) { half[k] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(m.Row(k), l.Row(i)); }
            for (var j = 0; j < l.Rows; j++) { result[i, j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(half, l.Row(j)); }
        }

        return result;
    }

    /// <summary>The independent directions of the hypothesis: each a function with its variance, uncorrelated with the others.</summary>
    protected static IReadOnlyList<(double[] Function, double Variance)> Directions(RowMajor l, RowMajor covariance)
    {
        var eigen = new SymmetricEigen([.. Sandwich(l, covariance).Values], l.Rows);
        var largest = eigen.Values.Max();
        return [.. Enumerable.Range(0, l.Rows).Where(k => eigen.Values[k] > Math.Max(1e-8 * largest, 0)).Select(k =>
        {
            var function = new double[l.Columns];
            for (var i = 0; i < l.Rows; i++)
            {
                for (var j = 0; j < l.Columns; j++) { function[j] += eigen.Vector(i, k) * l[i, j]; }
            }

            return (function, eigen.Values[k]);
        })];
    }
}

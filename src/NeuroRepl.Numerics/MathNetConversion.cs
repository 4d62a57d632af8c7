using MathNet.Numerics.LinearAlgebra;

namespace NeuroRepl.Numerics;

/// <summary>From our numbers to Math.NET's and back, for scripts that want its linear algebra. Every conversion copies: theirs is column-major and can change.</summary>
public static class MathNetConversion
{
    /// <summary>Numbers as a vector; <c>ToArray()</c> leads back.</summary>
    /// <example><code>study.Participants.Numbers("age").ToMathNet().L2Norm()</code></example>
    public static Vector<double> ToMathNet(this IReadOnlyList<double> values) => Vector<double>.Build.DenseOfEnumerable(values);

    /// <summary>A matrix; rows stay rows.</summary>
    public static Matrix<double> ToMathNet(this RowMajor matrix) => Matrix<double>.Build.Dense(matrix.Rows, matrix.Columns, (row, column) => matrix[row, column]);

    /// <summary>A matrix of Math.NET's as one of ours; rows stay rows.</summary>
    public static RowMajor ToRowMajor(this Matrix<double> matrix) => new(matrix.ToRowMajorArray(), matrix.RowCount, matrix.ColumnCount);
}

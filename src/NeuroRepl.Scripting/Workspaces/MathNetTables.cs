using MathNet.Numerics.LinearAlgebra;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>Tables as Math.NET's matrices and back. It stands here, not beside <see cref="MathNetConversion"/>, because Numerics knows no tables; scripts are
/// the one place above Numerics where Math.NET's types may appear.</summary>
public static class MathNetTables
{
    /// <summary>Numeric columns as a matrix: a row a row, a column a column, NaN where a value is missing.</summary>
    /// <param name="columns">Which columns, in which order; all numeric ones where none is named.</param>
    /// <exception cref="ArgumentMistake">A column is not there, or holds texts.</exception>
    /// <example><code>study.Participants.ToMathNet("age", "weight").ColumnSums()</code></example>
    public static Matrix<double> ToMathNet(this Table table, params string[] columns)
    {
        var names = columns.Length > 0 ? columns : [.. table.Columns.OfType<NumberColumn>().Select(column => column.Name)];
        if (names.Length == 0) { throw new ArgumentMistake($"The table {table.Name} has no numeric column.", "A matrix needs numbers: look at table.Columns."); }

        return Matrix<double>.Build.DenseOfColumns(names.Select(name => table.Numbers(name)));
    }

    /// <summary>A matrix as a table.</summary>
    /// <param name="columns">The columns' names, one a column.</param>
    /// <exception cref="ArgumentMistake">Not as many names as columns.</exception>
    public static Table ToTable(this Matrix<double> matrix, params string[] columns)
    {
        Guard.SameLength(columns.Length, matrix.ColumnCount, "the number of names", "that of the matrix's columns");
        return new Table("matrix", [.. columns.Select((name, i) => new NumberColumn(name, matrix.Column(i).ToArray()))]);
    }

    /// <summary>A vector as a column of a table.</summary>
    public static NumberColumn ToColumn(this Vector<double> vector, string name) => new(name, vector.ToArray());
}

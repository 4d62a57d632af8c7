using System.Collections;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>How large a value is, in the words of its kind: rows and columns, points, items. Nothing lazy is walked.</summary>
public static class VariableSize
{
    /// <summary>A variable's declared type as C# writes it.</summary>
    public static string TypeOf(Variable variable) => TypeName.Of(variable.Type);

    /// <summary>The size in words, and a number to sort by.</summary>
    public static (string Text, long Number) Of(object? value) => value switch
    {
        null => ("", 0),
        string text => ($"{text.Length} characters", text.Length),
        Table table => ($"{table.Count} × {table.Columns.Count}", (long)table.Count * table.Columns.Count),
        Spectrum spectrum => ($"{spectrum.Points} points", spectrum.Points),
        Array { Rank: > 1 } array => (string.Join(" × ", Enumerable.Range(0, array.Rank).Select(array.GetLength)), array.LongLength),
        ICollection items => ($"{items.Count} {(items.Count == 1 ? "item" : "items")}", items.Count),
        MathNet.Numerics.LinearAlgebra.Matrix<double> matrix => ($"{matrix.RowCount} × {matrix.ColumnCount}", (long)matrix.RowCount * matrix.ColumnCount),
        _ => ("", 0),
    };
}

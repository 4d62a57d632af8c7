using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Views.Tables;

/// <summary>Values of a table's columns as a grid takes them.</summary>
internal static class TableCells
{
    public static object? Of(Column column, int row) => column switch
    {
        _ when column.IsMissing(row) => null,
        NumberColumn numbers => numbers.Values[row],
        _ => column.Text(row),
    };
}

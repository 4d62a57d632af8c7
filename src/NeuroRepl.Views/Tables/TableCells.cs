using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;

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

    /// <summary>A whole table as a grid, however long.</summary>
    public static Grid GridOf(Table table) => new(
        [.. table.Columns.Select(c => c.Name)],
        [.. Enumerable.Range(0, table.Count).Select(row => (IReadOnlyList<object?>)[.. table.Columns.Select(column => Of(column, row))])]);
}

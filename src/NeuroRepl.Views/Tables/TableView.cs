using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Tables;

/// <summary>A table: its first rows as a grid, and below how many there are and what is missing.</summary>
internal static class TableView
{
    private const int MostRows = 20;

    public static Look Of(Table table) => new Look.AsGrid(Describe(table));

    internal static Grid Describe(Table table)
    {
        var rows = Math.Min(table.Count, MostRows);
        return new(
            [.. table.Columns.Select(c => c.Name)],
            [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<object?>)[.. table.Columns.Select(column => TableCells.Of(column, row))])])
        {
            Footer = Footer(table, rows),
        };
    }

    private static string Footer(Table table, int shown)
    {
        var missing = table.Columns.Where(c => c.Missing > 0).Select(c => $"{c.Name} {c.Missing}").ToArray();
        var count = shown < table.Count ? $"{shown} of {NumberText.Count(table.Count, "row")}" : NumberText.Count(table.Count, "row");
        return $"{table.Name}: {count}{(missing.Length == 0 ? "" : $"; missing: {string.Join(", ", missing)}")}";
    }
}

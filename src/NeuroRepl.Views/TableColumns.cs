using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>What the charts of tables ask of a table: complete rows, the values of a column in order, axes, and who was left out.</summary>
internal static class TableColumns
{
    private const int MostLevels = 24;

    /// <summary>The rows that have a value in every one of these columns.</summary>
    public static Table Complete(this Table table, params IEnumerable<string?> columns)
    {
        Column[] used = [.. columns.OfType<string>().Select(name => table[name])];
        return table.At([.. Enumerable.Range(0, table.Count).Where(row => !used.Any(column => column.IsMissing(row)))]);
    }

    /// <summary>The different values of a column: numbers in their order, texts in that of their first appearance.</summary>
    public static IReadOnlyList<string> Levels(this Table table, string column)
    {
        var levels = table.Texts(column).OfType<string>().Distinct().ToArray();
        if (levels.Length > MostLevels)
        {
            throw new ArgumentMistake(
                $"The column {column} of {table.Name} has {levels.Length} different values; a chart of groups takes at most {MostLevels}.", $"Draw it as numbers: Plot(x: \"{column}\", y: …), or choose rows first with Where.");
        }

        return table[column] is NumberColumn ? [.. levels.OrderBy(double.Parse)] : levels;
    }

    /// <summary>The rows where a column has this value.</summary>
    public static Table Of(this Table table, string column, string level) => table.Where(row => row[column] == level);

    /// <summary>The numbers of a column, group by group.</summary>
    public static IEnumerable<(string? Group, Table Rows)> Groups(this Table table, string? column) =>
        column is null ? [(null, table)] : table.Levels(column).Select(level => ((string?)level, table.Of(column, level)));

    public static Axis Axis(string column, string? unit) => new() { Title = column, Unit = unit };

    /// <summary>Whose value each row is, for the pointer.</summary>
    public static IReadOnlyList<string> People(this Table table) => table.Has("participant_id") ? [.. table.Texts("participant_id").Select(id => id ?? "n/a")] : [];

    /// <summary>The column that says whose a row is: the one named, or participant_id.</summary>
    public static string Subject(this Table table, string? named) => table[named ?? "participant_id"].Name;

    /// <summary>The table's name above; below it what was left out.</summary>
    public static Figure Titled(this Figure figure, Table all, Table complete) => figure.WithTitle(
        all.Name, string.Join(" · ", new[] { figure.Layout.Subtitle, complete.Count == all.Count ? null : $"{complete.Count} of {all.Count} rows; the others lack a value" }.OfType<string>()) is { Length: > 0 } words ? words : null);
}

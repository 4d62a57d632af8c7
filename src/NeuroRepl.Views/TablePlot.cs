using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>Tables as figures.</summary>
public static class TablePlot
{
    private const int MostLevels = 8;

    /// <summary>One column against another: points where both are numbers, boxes with points where x is text, counts where only x is given.</summary>
    /// <param name="x">The column along the x axis.</param>
    /// <param name="y">The numeric column along the y axis; null counts the rows of each x.</param>
    /// <param name="color">A column of a few groups, each in a colour of its own, with its n in the legend.</param>
    /// <exception cref="ArgumentMistake">A column is missing, y holds texts, or color has more than eight different values.</exception>
    public static Figure Plot(this Table table, string x, string? y = null, string? color = null)
    {
        Column[] used = [.. new[] { x, y, color }.OfType<string>().Select(name => table[name])];
        var complete = table.At([.. Enumerable.Range(0, table.Count).Where(row => !used.Any(column => column.IsMissing(row)))]);
        var groups = GroupsOf(complete, color);
        IEnumerable<Trace> traces = (y, table[x]) switch
        {
            (null, _) => groups.Select(group => Counts(complete, group.Rows, x)),
            (_, NumberColumn) => groups.Select(group => Points(group.Rows, x, y)),
            _ => groups.Select(group => Boxes(group.Rows, x, y)),
        };
        return new Figure(
            [.. traces.Zip(groups, (trace, group) => trace with { Name = group.Name is null ? null : $"{group.Name} (n {group.Rows.Count})" })],
            new Layout
            {
                Title = table.Name,
                Subtitle = Left(table, complete, used),
                X = AxisOf(table, x),
                Panels = [new Panel { Y = y is null ? new Axis { Title = "rows", IncludesZero = true } : AxisOf(table, y) }],
                ShowLegend = color is not null,
            });
    }

    private static (string? Name, Table Rows)[] GroupsOf(Table table, string? color)
    {
        if (color is null) { return [(null, table)]; }

        var levels = table.Texts(color).OfType<string>().Distinct().ToArray();
        return levels.Length <= MostLevels
            ? [.. (table[color] is NumberColumn ? levels.OrderBy(double.Parse) : levels.Order(StringComparer.Ordinal)).Select(level => ((string?)level, table.Where(row => row[color] == level)))]
            : throw new ArgumentMistake(
                $"The column {color} of {table.Name} has {levels.Length} different values; colours tell at most {MostLevels} apart.",
                "Colour by a column of a few groups, or put that column on an axis.");
    }

    private static Scatter Points(Table rows, string x, string y) => new Scatter(AxisValues.Of(rows.Numbers(x)), AxisValues.Of(rows.Numbers(y)))
    {
        Mode = ScatterMode.Markers,
        Labels = Labels(rows),
    };

    private static Box Boxes(Table rows, string x, string y) => new Box(AxisValues.Of(rows.Texts(x)), AxisValues.Of(rows.Numbers(y))) { Labels = Labels(rows) };

    // The categories are those of the whole table, so that groups without one of them still line up.
    private static Bar Counts(Table all, Table rows, string x)
    {
        var bins = Bins.Of(all[x]);
        return new Bar(AxisValues.Of(bins.Select(bin => bin.Label)), AxisValues.Of(bins.Select(bin => Enumerable.Range(0, rows.Count).Count(row => bin.Contains(rows[x], row)))));
    }

    private static IReadOnlyList<string> Labels(Table rows) => rows.Has("participant_id") ? [.. rows.Texts("participant_id").Select(id => id ?? "n/a")] : [];

    private static Axis AxisOf(Table table, string column) => new() { Title = column, Unit = column == "age" && table.Name == "participants" ? "years" : null };

    private static string? Left(Table table, Table complete, Column[] used) => complete.Count == table.Count ? null
        : $"{complete.Count} of {table.Count} rows; the others lack {string.Join(" or ", used.Where(c => c.Missing > 0).Select(c => c.Name))}";
}

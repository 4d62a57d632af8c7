using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>A column of a table compared between groups.</summary>
public static class TableSamplesPlot
{
    /// <summary>Rainclouds of a column: every row as a point, box and density for each value of x, side by side for each value of color.</summary>
    /// <param name="y">The numeric column.</param>
    /// <param name="x">The column of groups along the axis.</param>
    /// <param name="color">A second column of groups; null for one alone.</param>
    /// <param name="unit">The unit of y, for its axis.</param>
    /// <param name="comparisons">Brackets between two groups, by name.</param>
    /// <exception cref="ArgumentMistake">A column is missing, y holds texts, or a column of groups has more than 24 different values.</exception>
    public static Figure PlotRaincloud(this Table table, string y, string x, string? color = null, string? unit = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var rows = table.Complete(y, x, color);
        return Chart.Raincloud(Samples(rows, y, x, color), comparisons, TableColumns.Axis(y, unit)).WithXTitle(x).Titled(table, rows);
    }

    /// <summary>Boxes with points of a column for each value of x, side by side for each value of color.</summary>
    /// <param name="y">The numeric column.</param>
    /// <param name="x">The column of groups along the axis.</param>
    /// <param name="color">A second column of groups; null for one alone.</param>
    /// <param name="unit">The unit of y, for its axis.</param>
    /// <param name="comparisons">Brackets between two groups, by name.</param>
    /// <exception cref="ArgumentMistake">A column is missing, y holds texts, or a column of groups has more than 24 different values.</exception>
    public static Figure PlotBoxes(this Table table, string y, string x, string? color = null, string? unit = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var rows = table.Complete(y, x, color);
        return Chart.BoxPoints(Samples(rows, y, x, color), comparisons, TableColumns.Axis(y, unit)).WithXTitle(x).Titled(table, rows);
    }

    /// <summary>Ridgelines of a column: a density for each value of by, below each other.</summary>
    /// <param name="x">The numeric column.</param>
    /// <param name="by">The column of groups down the axis.</param>
    /// <param name="color">A second column of groups, drawn over each other; null for none.</param>
    /// <param name="unit">The unit of x, for its axis.</param>
    /// <exception cref="ArgumentMistake">A column is missing, x holds texts, or a column of groups has more than 24 different values.</exception>
    public static Figure PlotRidgeline(this Table table, string x, string by, string? color = null, string? unit = null)
    {
        var rows = table.Complete(x, by, color);
        return Chart.Ridgeline(Samples(rows, x, by, color), TableColumns.Axis(x, unit)).Titled(table, rows);
    }

    /// <summary>Bars of means ± SEM of a column for each value of x, side by side for each value of color.</summary>
    /// <param name="y">The numeric column.</param>
    /// <param name="x">The column of groups along the axis.</param>
    /// <param name="color">A second column of groups; null for one alone.</param>
    /// <param name="unit">The unit of y, for its axis.</param>
    /// <param name="comparisons">Brackets between two bars, by name.</param>
    /// <exception cref="ArgumentMistake">A column is missing, y holds texts, or a column of groups has more than 24 different values.</exception>
    public static Figure PlotBars(this Table table, string y, string x, string? color = null, string? unit = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var rows = table.Complete(y, x, color);
        var levels = rows.Levels(x);
        var bars = rows.Groups(color).Select(group =>
        {
            var columns = levels.Select(level => MeanCourse.Mean("", [0], [.. group.Rows.Of(x, level).Numbers(y).Select(v => (IReadOnlyList<double>)[v])], sem: true)).ToArray();
            return new Sample(group.Group is null ? "" : $"{group.Group} (n {group.Rows.Count})", [.. columns.Select(c => c.Y[0])]) { Errors = [.. columns.Select(c => c.Spread[0])] };
        });
        return Chart.ErrorBars(levels, [.. bars], comparisons, TableColumns.Axis(y, unit), errors: "SEM").WithXTitle(x).Titled(table, rows);
    }

    private static IReadOnlyList<Sample> Samples(Table rows, string y, string x, string? color) =>
    [
        .. from level in rows.Levels(x)
           from @group in rows.Of(x, level).GroupsIn(rows, color)
           select new Sample(level, @group.Rows.Numbers(y)) { Group = @group.Group, Labels = @group.Rows.People() },
    ];

    // The groups in the order of the whole table, also where this part of it lacks one.
    private static IEnumerable<(string? Group, Table Rows)> GroupsIn(this Table part, Table whole, string? color) =>
        color is null ? [(null, part)] : whole.Levels(color).Select(level => ((string?)level, part.Of(color, level)));
}

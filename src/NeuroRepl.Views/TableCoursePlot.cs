using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>A column of a table over blocks, visits or conditions.</summary>
public static class TableCoursePlot
{
    /// <summary>Mean ± SD of a column over the numbers of another (blocks, minutes, days), a line and ribbon for each value of color.</summary>
    /// <param name="y">The numeric column.</param>
    /// <param name="x">The numeric column along the axis.</param>
    /// <param name="color">The column of groups; null for one alone.</param>
    /// <param name="unit">The unit of y, for its axis.</param>
    /// <param name="sem">Whether the ribbons are the standard error of the mean instead of the standard deviation.</param>
    /// <param name="marks">Where two groups differ.</param>
    /// <exception cref="ArgumentMistake">A column is missing or holds texts, or color has more than 24 different values.</exception>
    public static Figure PlotCourse(this Table table, string y, string x, string? color = null, string? unit = null, bool sem = false, IReadOnlyList<Significance>? marks = null)
    {
        var rows = table.Complete(y, x, color);
        var courses = rows.Groups(color).Select(group =>
        {
            var (at, values) = (group.Rows.Numbers(x), group.Rows.Numbers(y));
            double[] places = [.. at.Distinct().Order()];
            var means = places.Select(place => MeanCourse.Mean("", [place], [.. values.Where((_, i) => at[i] == place).Select(v => (IReadOnlyList<double>)[v])], sem)).ToArray();
            var people = group.Rows.Has("participant_id") ? group.Rows.Texts("participant_id").Distinct().Count() : means.Max(m => m.Count ?? 0);
            return new MeanCourse(group.Group ?? "all", places, [.. means.Select(m => m.Y[0])]) { Spread = [.. means.Select(m => m.Spread[0])], Count = people };
        });
        return Chart.BlockCourse([.. courses], marks, sem ? "SEM" : "SD").WithXTitle(x).WithYTitle(y, unit).Titled(table, rows);
    }

    /// <summary>A column under several conditions, a thin line a subject and the mean ± SEM on top.</summary>
    /// <param name="y">The numeric column.</param>
    /// <param name="x">The column of conditions.</param>
    /// <param name="subject">The column that says whose a row is; null for participant_id.</param>
    /// <param name="unit">The unit of y, for its axis.</param>
    /// <param name="comparisons">Brackets between two conditions, by name.</param>
    /// <exception cref="ArgumentMistake">A column is missing, y holds texts, or a subject has two rows in one condition.</exception>
    public static Figure PlotRepeated(this Table table, string y, string x, string? subject = null, string? unit = null, IReadOnlyList<Comparison>? comparisons = null)
    {
        var who = table.Subject(subject);
        var rows = table.Complete(y, x, who);
        var conditions = rows.Levels(x);
        var (people, values, under) = (rows.Texts(who), rows.Numbers(y), rows.Texts(x));
        if (people.Zip(under).GroupBy(p => p).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"{twice.Key.First} has {twice.Count()} rows with {x} {twice.Key.Second} in {table.Name}; a line needs one a condition.", "Choose rows first with Where, or take their mean.");
        }

        string[] names = [.. people.OfType<string>().Distinct()];
        var lines = names.Select(name => (IReadOnlyList<double>)[.. conditions.Select(c => Enumerable.Range(0, rows.Count).Where(i => people[i] == name && under[i] == c).Select(i => values[i]).DefaultIfEmpty(double.NaN).First())]);
        return Chart.RepeatedMeasures(conditions, [.. lines], comparisons, TableColumns.Axis(y, unit), names).WithXTitle(x).Titled(table, rows);
    }
}

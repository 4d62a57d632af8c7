using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>Two columns of a table against each other, with a line.</summary>
public static class TableFitPlot
{
    /// <summary>Points with the least-squares line and the band of its mean, one for each value of color.</summary>
    /// <param name="x">The numeric column along the x axis.</param>
    /// <param name="y">The numeric column along the y axis.</param>
    /// <param name="color">The column of groups; null for one alone.</param>
    /// <param name="level">How sure the band is, between 0 and 1.</param>
    /// <exception cref="ArgumentMistake">A column is missing or holds texts, or the level is not between 0 and 1.</exception>
    public static Figure PlotFit(this Table table, string x, string y, string? color = null, double level = 0.95)
    {
        if (level is not (> 0 and < 1)) { throw new ArgumentMistake($"A band of level {level} cannot be drawn; a level lies between 0 and 1.", "PlotFit(x, y, level: 0.95)"); }

        var rows = table.Complete(x, y, color);
        var clouds = rows.Groups(color).Select(group => new Cloud(group.Group ?? table.Name, group.Rows.Numbers(x), group.Rows.Numbers(y))
        {
            Line = group.Rows.Count < 3 ? null : FitLine.LeastSquares(group.Rows.Numbers(x), group.Rows.Numbers(y), Quantiles.StudentUpper((1 - level) / 2, group.Rows.Count - 2)),
            Labels = group.Rows.People(),
        });
        return Chart.ScatterFit([.. clouds], TableColumns.Axis(x, null), TableColumns.Axis(y, null), $"least squares, {NumberText.Short(100 * level)} % band of the mean").Titled(table, rows);
    }

    /// <summary>Points and a line a subject, all with the common slope within subjects: the picture of a repeated-measures correlation.</summary>
    /// <param name="x">The numeric column along the x axis.</param>
    /// <param name="y">The numeric column along the y axis.</param>
    /// <param name="subject">The column that says whose a row is; null for participant_id.</param>
    /// <exception cref="ArgumentMistake">A column is missing, or x or y holds texts.</exception>
    public static Figure PlotRepeatedCorrelation(this Table table, string x, string y, string? subject = null)
    {
        var who = table.Subject(subject);
        var rows = table.Complete(x, y, who);
        return Chart.RepeatedCorrelation(rows.Numbers(x), rows.Numbers(y), [.. rows.Texts(who).OfType<string>()], TableColumns.Axis(x, null), TableColumns.Axis(y, null)).Titled(table, rows);
    }

    /// <summary>A column against the quantiles of a normal distribution.</summary>
    /// <exception cref="ArgumentMistake">There is no such column, or it holds texts.</exception>
    public static Figure PlotQuantiles(this Table table, string column) => Chart.QuantileQuantile(table.Numbers(column), Quantiles.Normal).WithYTitle(column).Titled(table, table.Complete(column));
}

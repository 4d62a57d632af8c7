using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;

namespace NeuroRepl.Views;

/// <summary>What a count plot counts: the different values of a column, or stretches of round width where there are many numbers.</summary>
internal static class Bins
{
    private const int MostValues = 12;

    public static IReadOnlyList<Bin> Of(Column column)
    {
        var texts = Enumerable.Range(0, column.Count).Where(row => !column.IsMissing(row)).Select(column.Text).Distinct().ToArray();
        if (column is not NumberColumn numbers) { return [.. texts.Select(text => new Bin(text, (c, row) => c.Text(row) == text))]; }
        if (texts.Length <= MostValues) { return [.. texts.OrderBy(double.Parse).Select(text => new Bin(text, (c, row) => c.Text(row) == text))]; }

        var values = numbers.Values.Where(double.IsFinite).ToArray();
        var step = RoundStep((values.Max() - values.Min()) / 10);
        var (first, last) = (Math.Floor(values.Min() / step), Math.Floor(values.Max() / step));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Stretch((first + i) * step, (first + i + 1) * step))];
    }

    private static Bin Stretch(double low, double high) => new(
        $"{NumberText.Short(low)} to {NumberText.Short(high)}",
        (column, row) => ((NumberColumn)column).Values[row] >= low && ((NumberColumn)column).Values[row] < high);

    private static double RoundStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
    }

    /// <summary>One bar's rows.</summary>
    /// <param name="Label">What stands below it.</param>
    /// <param name="Contains">Whether a row of a column belongs to it.</param>
    internal sealed record Bin(string Label, Func<Column, int, bool> Contains);
}

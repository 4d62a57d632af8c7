namespace NeuroRepl.Figures;

/// <summary>A grid's cells as written: numbers of a column with as many decimals each, missing ones as n/a.</summary>
/// <param name="Headers">The column headers.</param>
/// <param name="IsNumeric">Which columns hold numbers only, and stand on the right.</param>
/// <param name="Rows">The cells, row after row.</param>
internal sealed record GridText(IReadOnlyList<string> Headers, IReadOnlyList<bool> IsNumeric, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static GridText Of(Grid grid)
    {
        var columns = grid.Headers.Select((_, column) => Written([.. grid.Rows.Select(row => row[column])])).ToArray();
        return new(grid.Headers, [.. columns.Select(c => c.IsNumeric)], [.. grid.Rows.Select((_, row) => (IReadOnlyList<string>)[.. columns.Select(c => c.Texts[row])])]);
    }

    private static (bool IsNumeric, IReadOnlyList<string> Texts) Written(object?[] cells)
    {
        var isNumeric = cells.Any(IsNumber) && cells.All(cell => cell is null || IsNumber(cell));
        return isNumeric
            ? (true, NumberText.Column([.. cells.Select(cell => cell is null ? double.NaN : Convert.ToDouble(cell))]))
            : (false, [.. cells.Select(cell => cell switch { null => NumberText.Missing, _ when IsNumber(cell) => NumberText.Short(Convert.ToDouble(cell)), _ => cell.ToString() ?? "" })]);
    }

    private static bool IsNumber(object? cell) => cell is double or float or int or long or short or byte or uint or ulong or ushort or sbyte or decimal;
}

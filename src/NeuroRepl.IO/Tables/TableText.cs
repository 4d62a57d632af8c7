using System.Globalization;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Tables;

/// <summary>Columns of cells: numbers where every value is one, texts otherwise; "n/a", "NA", "NaN" and nothing are missing.</summary>
internal static class TableText
{
    public static Table Read(string path)
    {
        var separator = FileKind.Is(path, ".csv", ".csv.gz") ? ',' : '\t';
        var rows = DelimitedText.Parse(path, TextFile.Read(path), separator);
        if (rows.Count == 0) { throw new FileProblem(path, "it is empty; a table has at least its column names.", "Write the column names into its first line."); }

        var names = rows[0].Cells;
        for (var c = 0; c < names.Length; c++)
        {
            if (names[c].Trim().Length == 0) { throw FileProblem.InText(path, "a column's name", "blank", rows[0].Line, c + 1, "every column has a name", "Name it in the first line."); }

            if (Array.IndexOf(names, names[c]) != c) { throw FileProblem.InText(path, "a column's name", $"\"{names[c]}\"", rows[0].Line, c + 1, "another column has that name already", "Rename one of them."); }
        }

        return new Table(FileKind.Stem(path), [.. names.Select((name, c) => Column(name.Trim(), [.. rows.Skip(1).Select(row => row.Cells[c])]))]);
    }

    public static string Write(Table table, char separator)
    {
        var lines = table.Columns.Count == 0 ? [] : Enumerable.Range(0, table.Count).Select(row => Line(table.Columns.Select(column => column.Text(row)), separator));
        return string.Concat(lines.Prepend(Line(table.Columns.Select(column => column.Name), separator)));
    }

    /// <summary>The column of these cells, null or a word for "missing" where there is no value.</summary>
    public static Column Column(string name, string?[] cells)
    {
        var numbers = new double[cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            if (IsMissing(cells[row])) { numbers[row] = double.NaN; }
            else if (!TryNumber(cells[row]!, out numbers[row])) { return new TextColumn(name, [.. cells.Select(cell => IsMissing(cell) ? null : cell)]); }
        }

        return new NumberColumn(name, numbers);
    }

    private static bool IsMissing(string? cell) => cell?.Trim() is null or "" or "n/a" or "N/A" or "NA" or "NaN" or "nan";

    /// <summary>"007" is a label, not a number.</summary>
    private static bool TryNumber(string cell, out double number)
    {
        var text = cell.AsSpan().Trim();
        var digits = text.TrimStart("+-");
        number = double.NaN;
        if (digits.Equals("inf", StringComparison.OrdinalIgnoreCase))               // as R and pandas write it
        {
            number = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        return !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Line(IEnumerable<string> cells, char separator) => $"{string.Join(separator, cells.Select(cell => DelimitedText.Written(cell, separator)))}\n";
}

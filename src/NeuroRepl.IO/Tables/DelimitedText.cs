using System.Text;

namespace NeuroRepl.IO.Tables;

/// <summary>Text with one row a line and a separator between cells: TSV as BIDS has it, CSV with quotes. Lines may end in LF, CR LF or CR.</summary>
internal static class DelimitedText
{
    /// <summary>The rows with their line numbers; blank lines are left out, every row has as many cells as the first.</summary>
    public static List<(int Line, string[] Cells)> Parse(string path, string text, char separator)
    {
        List<(int Line, string[] Cells)> rows = [];
        List<string> cells = [];
        var (at, line, start) = (0, 1, 1);
        while (at < text.Length)
        {
            cells.Add(Cell(path, text, separator, ref at, ref line));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at < text.Length) { continue; }

                cells.Add("");                                    // the file ends in an empty cell
            }

            Take(path, rows, cells, start);
            if (at < text.Length) { at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1; }

            start = ++line;
        }

        return rows;
    }

    /// <summary>A cell as it is written: in quotes only where it needs them.</summary>
    public static string Written(string cell, char separator) =>
        cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('\n', '\r') || cell.StartsWith('"') || (separator == ',' && cell.Contains('"', StringComparison.Ordinal))
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    private static void Take(string path, List<(int Line, string[] Cells)> rows, List<string> cells, int line)
    {
        if (cells.Count > 1 || cells[0].Trim().Length > 0)
        {
            if (rows.Count > 0 && cells.Count != rows[0].Cells.Length)
            {
                throw FileProblem.InText(path, "the row", $"{cells.Count} cells long", line, Math.Min(cells.Count, rows[0].Cells.Length) + 1, $"the header has {rows[0].Cells.Length}", "Give the row a cell for every column, n/a where there is no value (columns are counted in cells).");
            }

            rows.Add((line, [.. cells]));
        }

        cells.Clear();
    }

    private static string Cell(string path, string text, char separator, ref int at, ref int line)
    {
        if (text[at] == '"' && Quoted(text, separator, at) is { } quoted)
        {
            line += text.AsSpan(at, quoted.End - at).Count('\n');
            at = quoted.End;
            return quoted.Cell;
        }

        if (text[at] == '"' && separator == ',')
        {
            throw FileProblem.InText(path, "a quoted cell", "not closed", line, at - (at == 0 ? -1 : text.LastIndexOf('\n', at - 1)), "its closing quote is followed by a comma or the line's end", "Double the quotes inside a cell: \"\".");
        }

        var end = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        end = end < 0 ? text.Length : at + end;
        var cell = text[at..end];
        at = end;
        return cell;
    }

    private static (string Cell, int End)? Quoted(string text, char separator, int start)
    {
        var cell = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '"') { cell.Append(text[at]); }
            else if (at + 1 < text.Length && text[at + 1] == '"') { cell.Append('"'); at++; }
            else { return at + 1 == text.Length || text[at + 1] == separator || text[at + 1] is '\r' or '\n' ? (cell.ToString(), at + 1) : null; }
        }

        return null;
    }
}

using System.Text;

namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>Lines with escape codes for colours as rows, so that they can stand beside others.</summary>
internal static class AnsiRow
{
    /// <summary>Appends a line to a row, as much of it as there are columns for.</summary>
    public static Row Add(Row row, string line, int width)
    {
        var style = "";
        for (var at = 0; at < line.Length;)
        {
            if (line[at] == '\e' && at + 1 < line.Length && line[at + 1] == '[')
            {
                var end = at + 2;
                while (end < line.Length && line[end] is (>= '0' and <= '9') or ';' or ':') { end++; }

                if (end < line.Length && line[end] == 'm') { style = Next(style, line[(at + 2)..end]); }

                at = end + 1;
                continue;
            }

            var cell = Row.CellAt(line, at, style, out var length);
            if (row.Width + cell.Width > width) { break; }

            row.Add(cell);
            at += length;
        }

        return row;
    }

    // Codes add up until the next zero.
    private static string Next(string style, string codes) => codes is "" or "0" ? ""
        : codes.StartsWith("0;", StringComparison.Ordinal) ? codes[2..]
        : style.Length == 0 ? codes
        : new StringBuilder(style).Append(';').Append(codes).ToString();
}

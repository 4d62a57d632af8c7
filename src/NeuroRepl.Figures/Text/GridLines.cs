namespace NeuroRepl.Figures.Text;

/// <summary>A grid as aligned columns: headers over a rule, numbers on the right, columns cut or left out where the width ends.</summary>
internal static class GridLines
{
    private const int Between = 2;
    private const int NarrowestText = 6;

    public static void Draw(Grid grid, Page page)
    {
        var cells = GridText.Of(grid);
        var headers = cells.Headers.Select(page.Clean).ToArray();
        var rows = cells.Rows.Select(row => row.Select(page.Clean).ToArray()).ToArray();
        var wanted = headers.Select((header, c) => rows.Select(row => TextWidth.Of(row[c])).Append(TextWidth.Of(header)).Max()).ToArray();
        var (widths, shown) = Fitted(wanted, cells.IsNumeric, page.Width);

        page.Line(Row(headers, widths, cells.IsNumeric, shown, page.Unicode), CellStyle.Strong);
        page.Line(new string(page.Unicode ? '─' : '-', widths.Take(shown).Sum() + (Between * (shown - 1))), CellStyle.Quiet);
        foreach (var row in rows) { page.Line(Row(row, widths, cells.IsNumeric, shown, page.Unicode)); }

        if (shown < headers.Length)
        {
            page.Paragraph($"… {NumberText.Count(headers.Length - shown, "more column")}: {string.Join(", ", headers.Skip(shown))}", CellStyle.Quiet);
        }

        if (grid.Footer is { } footer) { page.Paragraph(footer, CellStyle.Quiet); }
    }

    // The widest text columns give way first; when even narrow ones do not fit, the last columns are left out and named below.
    private static (int[] Widths, int Shown) Fitted(int[] wanted, IReadOnlyList<bool> isNumeric, int room)
    {
        var widths = (int[])wanted.Clone();
        var shown = widths.Length;
        while (shown > 0)
        {
            var excess = widths.Take(shown).Sum() + (Between * (shown - 1)) - room;
            if (excess <= 0) { break; }

            var widest = Enumerable.Range(0, shown).Where(c => !isNumeric[c] && widths[c] > NarrowestText).OrderByDescending(c => widths[c]).FirstOrDefault(-1);
            if (widest >= 0) { widths[widest]--; }
            else if (shown == 1) { (widths[0], excess) = (room, 0); }
            else
            {
                shown--;
                Array.Copy(wanted, widths, wanted.Length);
            }
        }

        return (widths, shown);
    }

    private static string Row(string[] cells, int[] widths, IReadOnlyList<bool> isNumeric, int shown, bool unicode) => string.Join(
        new string(' ', Between),
        Enumerable.Range(0, shown).Select(c => TextWidth.Pad(TextWidth.Cut(cells[c], widths[c], unicode), widths[c], right: isNumeric[c])));
}

namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>Breaks a text into rows behind a prompt and keeps the cursor's row among those that there is room for.</summary>
internal sealed class CodeLayout
{
    private int _top;                                       // the first line of the text that is shown

    /// <summary>Starts at the top again.</summary>
    public void Reset() => _top = 0;

    /// <summary>The rows around the cursor.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cursor">The place in it to be seen.</param>
    /// <param name="styleOf">How the character at a place looks.</param>
    /// <param name="first">The prompt.</param>
    /// <param name="next">What stands before each further line.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="height">Rows that there is room for.</param>
    public Frame Lay(string text, int cursor, Func<int, string> styleOf, (string Text, string Style) first, (string Text, string Style) next, int width, int height)
    {
        var cursorLine = text.AsSpan(0, cursor).Count('\n');
        _top = Math.Clamp(_top, Math.Max(0, cursorLine - height + 1), cursorLine);
        var starts = LineStarts(text, _top, height);
        var rows = new List<Row>();
        var (cursorRow, cursorColumn) = (0, 0);
        for (var i = 0; i < starts.Count && (rows.Count < height || _top + i <= cursorLine); i++)
        {
            var start = starts[i];
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            var (prompt, style) = _top + i == 0 ? first : next;
            var isHere = _top + i == cursorLine;
            var place = Break(rows, text, start, end, isHere ? cursor : -1, styleOf, new Row().Add(Fitted(prompt, width), style), width, height);
            if (isHere) { (cursorRow, cursorColumn) = place; }
        }

        var skipped = Math.Max(0, cursorRow - height + 1);
        return new Frame([.. rows.Skip(skipped).Take(height)], cursorRow - skipped, cursorColumn);
    }

    // A line far longer than the screen is shown around the cursor only.
    private static (int Row, int Column) Break(List<Row> rows, string text, int start, int end, int cursor, Func<int, string> styleOf, Row row, int width, int height)
    {
        var room = 2 * width * height;
        if (end - start > 2 * room)
        {
            var from = cursor < 0 ? start : Math.Max(start, cursor - (room / 2));
            if (from > start) { row.Add("…"); }

            (start, end) = (from, Math.Min(end, from + room));
        }

        var place = (rows.Count, row.Width);
        for (var at = start; at < end;)
        {
            var cell = Row.CellAt(text, at, styleOf(at), out var length);
            if (row.Width + cell.Width > width)
            {
                rows.Add(row);
                row = new Row();
            }

            if (at <= cursor) { place = (rows.Count, row.Width); }

            row.Add(cell);
            at += length;
        }

        if (cursor >= end) { place = (rows.Count, row.Width); }

        rows.Add(row);
        if (place.Item2 < width) { return place; }

        // Behind a full row the cursor stands at the beginning of the next.
        if (place.Item1 == rows.Count - 1) { rows.Add(new Row()); }

        return (place.Item1 + 1, 0);
    }

    private static List<int> LineStarts(string text, int first, int count)
    {
        var start = 0;
        for (var line = 0; line < first; line++) { start = text.IndexOf('\n', start) + 1; }

        List<int> starts = [start];
        while (starts.Count < count && text.IndexOf('\n', starts[^1]) is >= 0 and var end) { starts.Add(end + 1); }

        return starts;
    }

    private static string Fitted(string prompt, int width) => prompt.Length <= width / 2 ? prompt : "> ";
}

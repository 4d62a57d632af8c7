using System.Text;

namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>Brings the screen from the last frame to the next by writing what differs.</summary>
/// <remarks>
/// Places are relative to the first row, wherever on the screen that is: what stands above belongs to the terminal and scrolls as it likes. Rows are ended by us and never by the
/// terminal's own wrapping, so a row of the frame is a row of the screen as long as the window keeps its width.
/// </remarks>
/// <param name="write">Writes to the terminal.</param>
internal sealed class Painter(Action<string> write)
{
    private readonly StringBuilder _out = new();
    private IReadOnlyList<Row> _shown = [];
    private int _row;
    private string _style = "";

    /// <summary>Shows a frame in the place of the last one.</summary>
    public void Show(Frame frame)
    {
        _out.Clear();
        for (var row = 0; row < frame.Rows.Count; row++) { Update(row, frame.Rows[row]); }

        if (frame.Rows.Count < _shown.Count)
        {
            MoveTo(frame.Rows.Count, 0);
            _out.Append("\e[J");
        }

        var body = _out.Length > 0;
        MoveTo(frame.CursorRow, frame.CursorColumn);
        if (body) { _out.Insert(0, "\e[?25l").Append("\e[?25h"); }          // a cursor that jumps about is seen

        write(_out.ToString());
        _shown = frame.Rows;
    }

    /// <summary>Ends with a last frame: what is written next starts below it.</summary>
    public void Leave(Frame frame)
    {
        Show(frame with { CursorRow = Math.Max(0, frame.Rows.Count - 1), CursorColumn = 0 });
        write("\r\n");
        Forget();
    }

    /// <summary>Takes everything away; the next frame starts where this one did.</summary>
    public void Clear()
    {
        write($"{(_row > 0 ? $"\e[{_row}A" : "")}\r\e[J");
        Forget();
    }

    /// <summary>The window has another width: rows that were longer have been broken by the terminal.</summary>
    public void Resized(int width)
    {
        var above = 0;
        for (var row = 0; row < Math.Min(_row, _shown.Count); row++) { above += Math.Max(1, (_shown[row].Width + width - 1) / width); }

        write($"{(above > 0 ? $"\e[{above}A" : "")}\r\e[J");
        Forget();
    }

    /// <summary>The next frame starts where the cursor is now, at the beginning of a line.</summary>
    public void Forget() => (_shown, _row) = ([], 0);

    private void Update(int at, Row row)
    {
        if (at >= _shown.Count)
        {
            if (at > 0)
            {
                MoveTo(at - 1, 0);
                _out.Append("\r\n");
                _row = at;
            }

            Put(row, 0);
            if (at == 0) { _out.Append("\e[K"); }

            return;
        }

        var old = _shown[at];
        var (same, column) = (0, 0);
        while (same < row.Cells.Count && same < old.Cells.Count && row.Cells[same] == old.Cells[same]) { column += row.Cells[same++].Width; }

        if (same == row.Cells.Count && same == old.Cells.Count) { return; }

        MoveTo(at, column);
        Put(row, same);
        if (row.Width < old.Width) { _out.Append("\e[K"); }
    }

    private void Put(Row row, int from)
    {
        for (var i = from; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.Style != _style)
            {
                _out.Append(_style.Length > 0 ? "\e[0m" : "");
                if (cell.Style.Length > 0) { _out.Append("\e[").Append(cell.Style).Append('m'); }

                _style = cell.Style;
            }

            _out.Append(cell.Text);
        }

        if (_style.Length > 0) { _out.Append("\e[0m"); }

        _style = "";
    }

    private void MoveTo(int row, int column)
    {
        if (row < _row) { _out.Append($"\e[{_row - row}A"); }
        if (row > _row) { _out.Append($"\e[{row - _row}B"); }

        _row = row;
        _out.Append('\r');
        if (column > 0) { _out.Append($"\e[{column}C"); }
    }
}

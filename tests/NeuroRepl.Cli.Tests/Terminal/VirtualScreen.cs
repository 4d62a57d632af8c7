using System.Globalization;
using System.Text;
using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Tests.Terminal;

/// <summary>A small terminal in memory: understands what the editor writes, breaks lines and scrolls as terminals do, and refuses what it does not know.</summary>
internal sealed class VirtualScreen(int width, int height) : IWindow
{
    private readonly List<string[]> _rows = [.. Enumerable.Range(0, height).Select(_ => Blank(width))];
    private int _row;
    private int _column;                                    // equal to the width after a full row: the next character goes below

    public (int Width, int Height) Size { get; private set; } = (width, height);

    /// <summary>Everything that was written.</summary>
    public StringBuilder Written { get; } = new();

    public (int Row, int Column) Cursor => (_row, _column);

    /// <summary>What is seen, blanks at line ends left out.</summary>
    public IReadOnlyList<string> Lines => [.. _rows.Select(static row => string.Concat(row).TrimEnd())];

    public string Text => string.Join("\n", Lines).TrimEnd('\n');

    /// <summary>Another size: rows that have become too long are broken, as terminals do.</summary>
    public void Resize(int columns)
    {
        var rows = new List<string[]>();
        var row = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (i == _row) { row = rows.Count + (_column / columns); }

            var used = Array.FindLastIndex(_rows[i], static cell => cell != " ") + 1;
            for (var start = 0; start == 0 || start < used; start += columns)
            {
                var part = Blank(columns);
                for (var c = 0; c < columns && start + c < used; c++) { part[c] = _rows[i][start + c]; }

                rows.Add(part);
            }
        }

        (_row, _column) = (row, Math.Min(_column % columns, columns - 1));
        var excess = Math.Max(0, Math.Max(_row + 1, rows.FindLastIndex(static r => r.Any(static cell => cell != " ")) + 1) - Size.Height);
        _rows.Clear();
        _rows.AddRange(rows.Skip(excess).Take(Size.Height));
        while (_rows.Count < Size.Height) { _rows.Add(Blank(columns)); }

        _row -= excess;
        Size = (columns, Size.Height);
    }

    public void Write(string text)
    {
        Written.Append(text);
        for (var at = 0; at < text.Length;)
        {
            switch (text[at])
            {
                case '\e': at = Sequence(text, at); break;
                case '\r': _column = 0; at++; break;
                case '\n': Down(); at++; break;
                default:
                    var length = StringInfo.GetNextTextElementLength(text, at);
                    Put(text.Substring(at, length));
                    at += length;
                    break;
            }
        }
    }

    private int Sequence(string text, int at)
    {
        Assert.Equal('[', text[at + 1]);
        var end = at + 2;
        while (text[end] < '@') { end++; }

        var argument = text[(at + 2)..end];
        var number = int.TryParse(argument, out var n) ? n : 1;
        switch (text[end])
        {
            case 'm' or 'h' or 'l': break;
            case 'A': _row = Math.Max(0, _row - number); break;
            case 'B': _row = Math.Min(Size.Height - 1, _row + number); break;
            case 'C': _column = Math.Min(Size.Width - 1, _column + number); break;
            case 'H': (_row, _column) = (0, 0); break;
            case 'K': Array.Fill(_rows[_row], " ", Math.Min(_column, Size.Width), Math.Max(0, Size.Width - _column)); break;
            case 'J':
                if (argument == "2") { for (var i = 0; i < Size.Height; i++) { _rows[i] = Blank(Size.Width); } }
                else
                {
                    Array.Fill(_rows[_row], " ", Math.Min(_column, Size.Width), Math.Max(0, Size.Width - _column));
                    for (var i = _row + 1; i < Size.Height; i++) { _rows[i] = Blank(Size.Width); }
                }

                break;
            default: Assert.Fail($"ESC [ {argument}{text[end]} is not known here"); break;
        }

        return end + 1;
    }

    private void Put(string cluster)
    {
        var columns = TextWidth.Of(cluster);
        if (_column + columns > Size.Width)
        {
            _column = 0;
            Down();
        }

        _rows[_row][_column] = cluster;
        if (columns == 2) { _rows[_row][_column + 1] = ""; }

        _column += columns;
    }

    private void Down()
    {
        if (_row < Size.Height - 1)
        {
            _row++;
            return;
        }

        _rows.RemoveAt(0);
        _rows.Add(Blank(Size.Width));
    }

    private static string[] Blank(int width) => [.. Enumerable.Repeat(" ", width)];
}

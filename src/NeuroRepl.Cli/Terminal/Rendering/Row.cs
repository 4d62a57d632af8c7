using System.Globalization;
using System.Text;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>One row of the screen.</summary>
internal sealed class Row
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private readonly List<Cell> _cells = [];

    /// <summary>Its cells from the left.</summary>
    public IReadOnlyList<Cell> Cells => _cells;

    /// <summary>The columns it takes.</summary>
    public int Width { get; private set; }

    /// <summary>Appends a text, a character a cell; what has no look of its own gets one.</summary>
    public Row Add(string text, string style = "")
    {
        for (var at = 0; at < text.Length;)
        {
            var cell = CellAt(text, at, style, out var length);
            Add(cell);
            at += length;
        }

        return this;
    }

    /// <summary>Appends a cell; what takes no column joins the one before.</summary>
    public void Add(Cell cell)
    {
        if (cell.Width == 0 && _cells.Count > 0)
        {
            _cells[^1] = _cells[^1] with { Text = _cells[^1].Text + cell.Text };
            return;
        }

        _cells.Add(cell);
        Width += cell.Width;
    }

    /// <summary>Appends blanks up to a column.</summary>
    public Row PadTo(int column, string style = "")
    {
        while (Width < column) { Add(new Cell(" ", 1, style)); }

        return this;
    }

    /// <summary>The character at a place of a text, as a cell.</summary>
    /// <param name="length">How many chars it takes of the text.</param>
    public static Cell CellAt(string text, int at, string style, out int length)
    {
        var c = text[at];
        if (c < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x80))
        {
            length = 1;
            return c switch
            {
                '\t' => new Cell("    ", 4, style),
                < ' ' => new Cell($"^{(char)(c + 0x40)}", 2, style),
                '\u007F' => new Cell("^?", 2, style),
                _ => new Cell(Ascii[c], 1, style),
            };
        }

        length = StringInfo.GetNextTextElementLength(text, at);
        var cluster = text.Substring(at, length);
        if (Rune.GetRuneAt(cluster is [var lone] && char.IsSurrogate(lone) ? "\uFFFD" : cluster, 0) is var rune && Rune.IsControl(rune)) { return new Cell("·", 1, style); }

        return char.IsSurrogate(cluster[0]) && cluster.Length == 1 ? new Cell("\uFFFD", 1, style) : new Cell(cluster, TextWidth.Of(cluster), style);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_cells.Select(cell => cell.Text));
}

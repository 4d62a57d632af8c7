namespace NeuroRepl.Figures.Text;

/// <summary>A field of terminal cells to draw in: fine dots for lines, whole characters for marks and letters on top.</summary>
/// <remarks>A cell holds 2 × 4 dots as a braille character, or 1 × 2 as one of . ' : where there is only ASCII. Dots count from the upper left.</remarks>
internal sealed class DotCanvas
{
    private static readonly int[,] Braille = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly int[] _dots;
    private readonly CellStyle[] _dotStyles;
    private readonly string?[] _marks;
    private readonly CellStyle[] _markStyles;
    private readonly bool _unicode;

    public DotCanvas(int columns, int rows, bool unicode)
    {
        (Columns, Rows, _unicode) = (columns, rows, unicode);
        (DotsPerColumn, DotsPerRow) = unicode ? (2, 4) : (1, 2);
        (_dots, _dotStyles) = (new int[columns * rows], new CellStyle[columns * rows]);
        (_marks, _markStyles) = (new string?[columns * rows], new CellStyle[columns * rows]);
    }

    public int Columns { get; }

    public int Rows { get; }

    public int DotsPerColumn { get; }

    public int DotsPerRow { get; }

    public int DotColumns => Columns * DotsPerColumn;

    public int DotRows => Rows * DotsPerRow;

    public void Dot(int x, int y, CellStyle style)
    {
        if (x < 0 || y < 0 || x >= DotColumns || y >= DotRows) { return; }

        var cell = (y / DotsPerRow * Columns) + (x / DotsPerColumn);
        _dots[cell] |= _unicode ? Braille[y % 4, x % 2] : 1 << (y % 2);
        _dotStyles[cell] = style;
    }

    public void Mark(int column, int row, string mark, CellStyle style)
    {
        if (column < 0 || row < 0 || column >= Columns || row >= Rows) { return; }

        (_marks[(row * Columns) + column], _markStyles[(row * Columns) + column]) = (mark, style);
    }

    public void Text(int column, int row, string text, CellStyle style)
    {
        foreach (var (i, c) in text.Index()) { Mark(column + i, row, c.ToString(), style); }
    }

    public bool IsEmpty(int column, int row) =>
        column < 0 || row < 0 || column >= Columns || row >= Rows || (_dots[(row * Columns) + column] == 0 && _marks[(row * Columns) + column] is null);

    public bool HasMark(int column, int row) => column >= 0 && row >= 0 && column < Columns && row < Rows && _marks[(row * Columns) + column] is not null;

    /// <summary>One row as pieces of one style each.</summary>
    public IEnumerable<Run> Row(int row)
    {
        var (start, text) = (0, new System.Text.StringBuilder());
        for (var column = 0; column < Columns; column++)
        {
            if (column > start && StyleAt(column, row) != StyleAt(start, row))
            {
                yield return new Run(text.ToString(), StyleAt(start, row));
                text.Clear();
                start = column;
            }

            text.Append(CharacterAt((row * Columns) + column));
        }

        yield return new Run(text.ToString(), StyleAt(start, row));
    }

    private CellStyle StyleAt(int column, int row)
    {
        var cell = (row * Columns) + column;
        return _marks[cell] is not null ? _markStyles[cell] : _dots[cell] != 0 ? _dotStyles[cell] : CellStyle.Plain;
    }

    private string CharacterAt(int cell) => _marks[cell] ?? (_dots[cell], _unicode) switch
    {
        (0, _) => " ",
        (var dots, true) => ((char)(0x2800 + dots)).ToString(),
        (1, false) => "'",
        (2, false) => ".",
        _ => ":",
    };
}

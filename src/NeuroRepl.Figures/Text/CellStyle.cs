namespace NeuroRepl.Figures.Text;

/// <summary>How a piece of terminal text looks; a colour that is null is the terminal's own.</summary>
internal readonly record struct CellStyle((byte R, byte G, byte B)? Fore = null, (byte R, byte G, byte B)? Back = null, bool Bold = false, bool Dim = false)
{
    public static CellStyle Plain => default;

    public static CellStyle Strong => new(Bold: true);

    public static CellStyle Quiet => new(Dim: true);

    /// <summary>In a CSS colour; the ink of a page is the terminal's own.</summary>
    public static CellStyle In(string color) => new(color == Palette.Ink ? null : Css.Rgb(color));
}

using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures;

/// <summary>Figures, cards and grids as terminal text: braille lines, aligned tables, colour where there is some.</summary>
/// <remarks>Lines end in \n, the last one too; no line is wider than the settings say; without colours there is no escape code.</remarks>
public static class Terminal
{
    /// <summary>A figure as text.</summary>
    public static string Render(Figure figure, TerminalSettings? settings = null) => Draw(settings, screen => FigureText.Draw(figure, screen));

    /// <summary>A card as text.</summary>
    public static string Render(Card card, TerminalSettings? settings = null) => Draw(settings, screen => CardText.Draw(card, screen));

    /// <summary>A grid as text.</summary>
    public static string Render(Grid grid, TerminalSettings? settings = null) => Draw(settings, screen => GridLines.Draw(grid, screen));

    private static string Draw(TerminalSettings? settings, Action<Page> draw)
    {
        var page = new Page(settings ?? TerminalSettings.Plain);
        draw(page);
        return page.ToString();
    }
}

namespace NeuroRepl.Figures.Text;

/// <summary>A card in a frame: title in its upper edge, then facts, grid, figure and notes.</summary>
internal static class CardText
{
    public static void Draw(Card card, Page page)
    {
        var inner = page.Within(margin: 4);
        DrawFacts(card.Facts, inner);
        if (card.Grid is { } grid)
        {
            Gap(inner);
            GridLines.Draw(grid, inner);
        }

        if (card.Figure is { } figure)
        {
            Gap(inner);
            FigureText.Draw(figure, inner);
        }

        if (card.Notes.Count > 0) { Gap(inner); }
        foreach (var note in card.Notes) { DrawNote(note, inner); }

        Frame(page, page.Clean(card.Title), inner.Lines);
    }

    private static void Gap(Page page)
    {
        if (page.Lines.Count > 0) { page.Line(""); }
    }

    private static void DrawFacts(IReadOnlyList<(string Name, string Value)> facts, Page page)
    {
        if (facts.Count == 0) { return; }

        var indent = Math.Min(facts.Max(fact => TextWidth.Of(page.Clean(fact.Name))), page.Width / 3) + 2;
        foreach (var (name, value) in facts)
        {
            var label = TextWidth.Pad(TextWidth.Cut(page.Clean(name), indent - 2, page.Unicode), indent);
            foreach (var (index, line) in TextWidth.Wrap(page.Clean(value), page.Width - indent).Index())
            {
                page.Line(new Run(index == 0 ? label : new string(' ', indent), CellStyle.Quiet), new Run(line, CellStyle.Plain));
            }
        }
    }

    private static void DrawNote(string note, Page page)
    {
        var mark = page.Unicode ? "▲ " : "! ";
        foreach (var (index, line) in TextWidth.Wrap(page.Clean(note), page.Width - 2).Index())
        {
            page.Line(new Run(index == 0 ? mark : "  ", CellStyle.In(Palette.Orange)), new Run(line, CellStyle.Plain));
        }
    }

    private static void Frame(Page page, string title, IReadOnlyList<IReadOnlyList<Run>> lines)
    {
        var (across, down, corners) = page.Unicode ? ('─', "│", "╭╮╰╯") : ('-', "|", "++++");
        title = TextWidth.Cut(title, page.Width - 6, page.Unicode);
        var used = lines.Select(Width).Append(TextWidth.Of(title) + 2).Max();

        page.Line(
            new Run($"{corners[0]}{across} ", CellStyle.Quiet),
            new Run(title, CellStyle.Strong),
            new Run($" {new string(across, used - TextWidth.Of(title) - 1)}{corners[1]}", CellStyle.Quiet));
        foreach (var line in lines)
        {
            page.Line([new Run(down + " ", CellStyle.Quiet), .. line, new Run(new string(' ', used - Width(line) + 1) + down, CellStyle.Quiet)]);
        }

        page.Line($"{corners[2]}{new string(across, used + 2)}{corners[3]}", CellStyle.Quiet);
    }

    private static int Width(IReadOnlyList<Run> line) => line.Sum(run => TextWidth.Of(run.Text));
}

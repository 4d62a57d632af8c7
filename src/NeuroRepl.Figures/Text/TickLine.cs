using System.Text;

namespace NeuroRepl.Figures.Text;

/// <summary>The numbers or categories below an x axis: each centred under its tick, none touching the next.</summary>
internal static class TickLine
{
    /// <summary>For every tick that has room: its column, the column where its text starts, and the text.</summary>
    public static IReadOnlyList<(int Column, int Start, string Text)> Of(Scale scale, int columns, Page page)
    {
        var slot = scale.HasCategories ? Math.Max(4, (columns / scale.Categories.Count) - 1) : scale.Own.Count > 0 ? Math.Max(4, (columns / scale.Own.Count) - 1) : columns;
        for (var most = Math.Max(2, columns / 6); ; most--)
        {
            var ticks = Ticks.Of(scale, most);
            var (placed, fits) = Place(ticks, scale, columns, slot, page);
            if (fits || most <= 2 || scale.HasCategories || scale.Own.Count > 0) { return placed; }
        }
    }

    /// <summary>The axis below lines of text: a rule with its ticks, and their numbers.</summary>
    public static void Draw(Scale scale, int gutter, int columns, Page page)
    {
        var ticks = Of(scale, columns, page);
        var line = new string(page.Unicode ? '─' : '-', columns).ToCharArray();
        foreach (var (column, _, _) in ticks) { line[column] = page.Unicode ? '┬' : '+'; }
        page.Line(new string(' ', gutter) + (page.Unicode ? "└" : "+") + new string(line), CellStyle.Quiet);
        page.Line(new string(' ', gutter + 1) + Text(ticks), CellStyle.Quiet);
    }

    public static string Text(IReadOnlyList<(int Column, int Start, string Text)> ticks)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var (_, start, text) in ticks.OrderBy(t => t.Start))
        {
            line.Append(' ', Math.Max(0, start - used)).Append(text);
            used = Math.Max(used, start) + TextWidth.Of(text);
        }

        return line.ToString();
    }

    private static (IReadOnlyList<(int Column, int Start, string Text)> Placed, bool Fits) Place(
        IReadOnlyList<(double Value, string Text)> ticks, Scale scale, int columns, int slot, Page page)
    {
        var placed = new List<(int Column, int Start, string Text)>();
        var (used, fits) = (-1, true);
        foreach (var (value, text) in ticks.OrderBy(t => scale.Place(t.Value)))
        {
            var column = (int)Math.Round(scale.Place(value) * (columns - 1));
            var shown = TextWidth.Cut(page.Clean(text), slot, page.Unicode);
            var width = TextWidth.Of(shown);
            var start = Math.Clamp(column - (width / 2), 0, Math.Max(0, columns - width));
            if (column < 0 || column >= columns || start < used + 1)
            {
                fits = false;
                continue;
            }

            placed.Add((column, start, shown));
            used = start + width;
        }

        return (placed, fits);
    }
}

namespace NeuroRepl.Figures.Text;

/// <summary>The legend: samples and names in as few lines as they fit in.</summary>
internal static class LegendText
{
    public static void Draw(Figure figure, IReadOnlyList<TraceLook> looks, Page page, int indent)
    {
        var named = looks.Where(look => look.Trace is { Name: not null, InLegend: true } and not (Heatmap or Picture)).ToArray();
        if (!(figure.Layout.ShowLegend ?? (named.Length > 1)) || named.Length == 0) { return; }

        var line = new List<Run> { new(new string(' ', indent), CellStyle.Plain) };
        var used = indent;
        foreach (var look in named)
        {
            var sample = look.Sample(page.Unicode) + (look.Letter is { } letter ? $" {letter}:" : "");
            var name = TextWidth.Cut(page.Clean(look.Trace.Name!), page.Width - indent - TextWidth.Of(sample) - 1, page.Unicode);
            var size = TextWidth.Of(sample) + 1 + TextWidth.Of(name);
            if (used > indent && used + 3 + size > page.Width)
            {
                page.Line([.. line]);
                line.RemoveRange(1, line.Count - 1);
                used = indent;
            }

            if (used > indent)
            {
                line.Add(new("   ", CellStyle.Plain));
                used += 3;
            }

            line.Add(new(sample, look.Style));
            line.Add(new(" " + name, CellStyle.Plain));
            used += size;
        }

        page.Line([.. line]);
    }
}

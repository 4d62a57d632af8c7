namespace NeuroRepl.Figures.Text;

/// <summary>Bars of categories, lying: label, bar in eighths of a column, value.</summary>
internal static class BarPanel
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    public static void Draw(Layout layout, Panel panel, IReadOnlyList<TraceLook> looks, int rows, Page page)
    {
        var bars = looks.Where(l => l.Trace is Bar).ToArray();
        var axis = ((Bar)bars[0].Trace).IsHorizontal ? panel.Y : layout.X;
        var categories = axis.Categories.Concat(bars.SelectMany(b => ((Bar)b.Trace).X.Texts).OfType<string>()).Distinct().ToArray();
        var shown = page.Settings.Height is null ? Math.Min(categories.Length, Math.Max(40 / bars.Length, 8)) : Math.Min(categories.Length, Math.Max(3, rows / bars.Length));
        if (Caption(layout, panel, (Bar)bars[0].Trace) is { } caption) { page.Line(TextWidth.Cut(page.Clean(caption), page.Width, page.Unicode), CellStyle.Quiet); }

        var values = bars.SelectMany(b => ((Bar)b.Trace).Y.Numbers).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var labelWidth = Math.Min(categories.Take(shown).Select(c => TextWidth.Of(page.Clean(c))).DefaultIfEmpty(0).Max(), page.Width / 3);
        var texts = TextsOf([.. bars.Select(b => (Bar)b.Trace)], page);
        var valueWidth = texts.SelectMany(t => t.Values).Select(TextWidth.Of).DefaultIfEmpty(0).Max();
        if (page.Width - labelWidth - valueWidth - 4 < 6) { valueWidth = 0; }
        var room = Math.Max(4, page.Width - labelWidth - valueWidth - 4);
        var eighthsPerUnit = high == low ? 0 : room * 8 / (high - low);

        foreach (var category in categories.Take(shown))
        {
            foreach (var (index, look) in bars.Index())
            {
                var label = index == 0 ? TextWidth.Cut(page.Clean(category), labelWidth, page.Unicode) : "";
                var value = ValueOf((Bar)look.Trace, category);
                var (blank, bar) = Block(value, low, eighthsPerUnit, look.Fill);
                page.Line(
                    new Run(TextWidth.Pad(label, labelWidth, right: true) + " ", CellStyle.Plain),
                    new Run((page.Unicode ? "│" : "|") + blank, CellStyle.Quiet),
                    new Run(bar, StyleOf(look, category, page)),
                    new Run(valueWidth == 0 ? "" : " " + texts[index].GetValueOrDefault(category, ""), CellStyle.Plain));
            }
        }

        if (shown < categories.Length) { page.Line(page.Clean($"… {categories.Length - shown} more of {categories.Length} categories"), CellStyle.Quiet); }
    }

    private static string? Caption(Layout layout, Panel panel, Bar bar)
    {
        var (values, categories) = bar.IsHorizontal ? (layout.X.Caption, panel.Y.Caption) : (panel.Y.Caption, layout.X.Caption);
        return panel.Title is null && values is not null && categories is not null ? PanelText.Head(panel, $"{values} by {categories}") : PanelText.Head(panel, values, categories);
    }

    private static double ValueOf(Bar bar, string category)
    {
        var texts = bar.X.Texts;
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] == category) { return bar.Y.Numbers[i]; }
        }

        return double.NaN;
    }

    private static CellStyle StyleOf(TraceLook look, string category, Page page)
    {
        var bar = (Bar)look.Trace;
        var at = bar.Colors.Count == 0 || !page.HasColors ? -1 : bar.X.Texts.Index().FirstOrDefault(t => t.Item == category, (-1, null)).Index;
        return at < 0 || at >= bar.Colors.Count ? look.Style : CellStyle.In(bar.Colors[at]);
    }

    // All numbers of the panel with as many decimals each, errors too.
    private static Dictionary<string, string>[] TextsOf(IReadOnlyList<Bar> bars, Page page)
    {
        var written = new Queue<string>(NumberText.Column([.. bars.SelectMany(bar => bar.Y.Numbers.Concat(bar.Error?.Numbers ?? []))]));
        return [.. bars.Select(bar =>
        {
            var values = bar.Y.Numbers.Select(_ => written.Dequeue()).ToArray();
            var errors = bar.Error?.Numbers.Select(_ => written.Dequeue()).ToArray();
            var texts = new Dictionary<string, string>();
            for (var i = 0; i < values.Length; i++)
            {
                if (bar.X.Texts[i] is { } category) { texts.TryAdd(category, page.Clean(errors is null ? values[i] : $"{values[i]} ± {errors[i]}")); }
            }

            return texts;
        })];
    }

    // Blanks up to where the bar starts, then the bar; a bar below zero ends at the zero column.
    private static (string Blank, string Bar) Block(double value, double low, double eighthsPerUnit, string fill)
    {
        if (!double.IsFinite(value)) { return ("", ""); }

        var zero = (int)Math.Round(-low * eighthsPerUnit / 8);
        var eighths = (int)Math.Round(Math.Abs(value) * eighthsPerUnit);
        if (value != 0 && eighths == 0) { eighths = 1; }

        // Only the full block has parts; other fills go by whole columns.
        var (whole, rest) = fill == "█" ? (eighths / 8, eighths % 8) : ((eighths + 4) / 8, 0);
        if (fill != "█" && value != 0 && whole == 0) { whole = 1; }

        var full = new string(fill[0], whole);
        if (value >= 0) { return (new string(' ', zero), rest == 0 ? full : full + Eighths[rest]); }

        // There are no blocks that fill from the right; half a column is as fine as it gets.
        var half = rest >= 4 ? "▐" : "";
        return (new string(' ', Math.Max(0, zero - whole - half.Length)), half + full);
    }
}

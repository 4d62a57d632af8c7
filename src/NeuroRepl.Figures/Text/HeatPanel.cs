namespace NeuroRepl.Figures.Text;

/// <summary>A matrix as cells: colours where there are many, shades where there are none, and the scale below.</summary>
internal static class HeatPanel
{
    private const int LabelWidth = 12;

    public static void Draw(Layout layout, Panel panel, Heatmap heatmap, int rows, Page page)
    {
        if (PanelText.Head(panel, panel.Y.Caption) is { } caption) { page.Line(TextWidth.Cut(page.Clean(caption), page.Width, page.Unicode), CellStyle.Quiet); }

        var labels = Labels(heatmap.Y, panel.Y).Select(t => TextWidth.Cut(page.Clean(t ?? ""), Math.Min(LabelWidth, page.Width / 3), page.Unicode)).ToArray();
        var gutter = labels.Select(TextWidth.Of).DefaultIfEmpty(0).Max();
        var room = page.Width - gutter - 1;
        var cell = Math.Max(1, Math.Min(room / Math.Max(1, heatmap.X.Count), 8));
        var (across, down) = ((int)Math.Ceiling((double)heatmap.X.Count * cell / room), (int)Math.Ceiling(heatmap.Z.Count / (double)Math.Max(rows, 12)));
        var limits = heatmap.Limits;
        var columns = (heatmap.X.Count + across - 1) / across;

        var order = Enumerable.Range(0, (heatmap.Z.Count + down - 1) / down).Select(i => i * down);
        foreach (var row in panel.Y.IsReversed ? order : order.Reverse())
        {
            var label = panel.Y.Ticks.Count == 0 ? labels[row] : labels.Skip(row).Take(down).FirstOrDefault(l => l.Length > 0, "");
            var line = new List<Run> { new(TextWidth.Pad(label, gutter, right: true) + " ", CellStyle.Quiet) };
            for (var column = 0; column < columns; column++) { line.Add(Cell(Mean(heatmap, row, down, column * across, across), limits, heatmap, cell, page)); }
            page.Line([.. line]);
        }

        DrawLabels(Labels(heatmap.X, layout.X), layout.X.Ticks.Count > 0, gutter, cell, across, columns, page);
        if (layout.X.Caption is { } below) { page.Line(new string(' ', gutter + 1) + TextWidth.Cut(page.Clean(below), room, page.Unicode), CellStyle.Quiet); }
        DrawScale(heatmap, limits, gutter, page);
        if (across > 1 || down > 1) { page.Paragraph($"(each cell the mean of {down} × {across} values)", CellStyle.Quiet); }
    }

    private static double Mean(Heatmap heatmap, int row, int down, int column, int across)
    {
        var values = heatmap.Z.Skip(row).Take(down).SelectMany(r => r.Skip(column).Take(across)).Where(double.IsFinite).ToArray();
        return values.Length == 0 ? double.NaN : values.Average();
    }

    private static Run Cell(double value, (double Low, double High) limits, Heatmap heatmap, int width, Page page)
    {
        if (!double.IsFinite(value)) { return new(new string(' ', width), CellStyle.Plain); }

        var place = Math.Clamp((value - limits.Low) / (limits.High - limits.Low), 0, 1);
        if (page.HasColors) { return new(new string(' ', width), new CellStyle(Back: ColorScale.At(heatmap, place))); }

        var shades = page.Unicode ? "·░▒▓█" : ".:-=+*#%@";
        return new(new string(shades[(int)Math.Round(place * (shades.Length - 1))], width), CellStyle.Plain);
    }

    // Ticks of the axis's own stand at the cell they are nearest to; all other cells have no label then.
    private static IReadOnlyList<string?> Labels(AxisValues values, Axis axis)
    {
        if (axis.Ticks.Count == 0) { return values.Texts; }

        var labels = new string?[values.Count];
        foreach (var (at, text) in axis.Ticks.Where(_ => labels.Length > 0)) { labels[Math.Clamp((int)Math.Round(at), 0, labels.Length - 1)] = text; }
        return labels;
    }

    private static void DrawLabels(IReadOnlyList<string?> texts, bool areOwn, int gutter, int cell, int across, int columns, Page page)
    {
        var ticks = new List<(int Column, int Start, string Text)>();
        var used = -1;
        for (var column = 0; column < columns; column++)
        {
            var label = areOwn ? texts.Skip(column * across).Take(across).FirstOrDefault(t => t is { Length: > 0 }) : texts[column * across];
            var text = TextWidth.Cut(page.Clean(label ?? ""), areOwn ? 12 : Math.Max(cell - 1, 4), page.Unicode);
            if (text.Length == 0) { continue; }

            var start = Math.Max(0, (column * cell) + ((cell - TextWidth.Of(text)) / 2));
            if (start <= used || start + TextWidth.Of(text) > columns * cell) { continue; }

            ticks.Add((column * cell, start, text));
            used = start + TextWidth.Of(text);
        }

        if (ticks.Count > 0) { page.Line(new string(' ', gutter + 1) + TickLine.Text(ticks), CellStyle.Quiet); }
    }

    private static void DrawScale(Heatmap heatmap, (double Low, double High) limits, int gutter, Page page)
    {
        var (low, high) = (NumberText.Short(limits.Low, digits: 3), NumberText.Short(limits.High, digits: 3) + (heatmap.Unit is { } unit ? " " + page.Clean(unit) : ""));
        if (gutter + 5 + TextWidth.Of(low) + TextWidth.Of(high) > page.Width) { gutter = 0; }

        var steps = Math.Clamp(page.Width - gutter - 3 - TextWidth.Of(low) - TextWidth.Of(high), 2, 16);
        var line = new List<Run> { new($"{new string(' ', gutter + 1)}{low} ", CellStyle.Quiet) };
        for (var step = 0; step < steps; step++)
        {
            line.Add(Cell(limits.Low + ((limits.High - limits.Low) * step / (steps - 1)), limits, heatmap, 1, page));
        }

        line.Add(new(" " + TextWidth.Cut(high, page.Width - gutter - 3 - TextWidth.Of(low) - steps, page.Unicode), CellStyle.Quiet));
        page.Line([.. line]);
    }
}

namespace NeuroRepl.Figures.Text;

/// <summary>Box plots, lying: whiskers, box, median and the points beyond, one line a group, over one axis.</summary>
internal static class BoxPanel
{
    public static void Draw(Layout layout, Panel panel, IReadOnlyList<TraceLook> looks, Page page)
    {
        var groups = Groups(layout.X, looks);
        var measured = (panel.Y.Caption, layout.X.Caption) is ({ } what, { } by) ? $"{what} by {by}" : panel.Y.Caption;
        if (PanelText.Head(panel, measured) is { } caption) { page.Line(TextWidth.Cut(page.Clean(caption), page.Width, page.Unicode), CellStyle.Quiet); }

        var labels = groups.Select(g => TextWidth.Cut(page.Clean(g.Label), page.Width / 3, page.Unicode)).ToArray();
        var gutter = labels.Max(TextWidth.Of);
        var counts = groups.Select(g => $"n {g.Values.Length}").ToArray();
        var columns = page.Width - gutter - 2 - counts.Max(c => c.Length) - 1;
        var scale = Scale.Of(panel.Y, groups.SelectMany(g => g.Values), [], margin: 0.04);
        foreach (var (index, group) in groups.Index())
        {
            var cells = new DotCanvas(columns, 1, page.Unicode);
            DrawBox(cells, group.Values, scale, group.Look.Style, page.Unicode);
            page.Line(
            [
                new Run(TextWidth.Pad(labels[index], gutter, right: true), CellStyle.Plain), new Run(page.Unicode ? "│" : "|", CellStyle.Quiet), .. cells.Row(0),
                new Run(" " + counts[index], CellStyle.Quiet),
            ]);
        }

        TickLine.Draw(scale, gutter, columns, page);
    }

    private static (string Label, double[] Values, TraceLook Look)[] Groups(Axis axis, IReadOnlyList<TraceLook> looks)
    {
        var boxes = looks.Where(l => l.Trace is Box).ToArray();
        var names = axis.Categories.Concat(boxes.SelectMany(l => ((Box)l.Trace).Groups.Texts).OfType<string>()).Distinct();
        return
        [
            .. from name in names
               from look in boxes
               let box = (Box)look.Trace
               let values = box.Groups.Texts.Zip(box.Values.Numbers).Where(p => p.First == name && double.IsFinite(p.Second)).Select(p => p.Second).ToArray()
               where values.Length > 0 || boxes.Length == 1
               select (boxes.Length == 1 || look.Trace.Name is null ? name : $"{name} {look.Trace.Name}", values, look),
        ];
    }

    public static void DrawBox(DotCanvas cells, double[] values, Scale scale, CellStyle style, bool unicode)
    {
        if (values.Length == 0) { return; }

        values = [.. values.Order()];
        var (q1, median, q3) = (Quartiles.At(values, 0.25), Quartiles.At(values, 0.5), Quartiles.At(values, 0.75));
        var reach = 1.5 * (q3 - q1);
        var (low, high) = (values.First(v => v >= q1 - reach), values.Last(v => v <= q3 + reach));
        var (box, whisker, left, right) = unicode ? ("█", "─", "├", "┤") : ("=", "-", "|", "|");

        Fill(low, high, whisker, style);
        Fill(q1, q3, box, style with { Dim = true });
        if (Column(low) < Column(q1)) { cells.Mark(Column(low), 0, left, style); }
        if (Column(high) > Column(q3)) { cells.Mark(Column(high), 0, right, style); }
        foreach (var beyond in values.Where(v => v < low || v > high)) { cells.Mark(Column(beyond), 0, unicode ? "•" : "o", style); }
        cells.Mark(Column(median), 0, unicode ? "┃" : "#", style with { Bold = true });

        int Column(double value) => (int)Math.Round(scale.Place(value) * (cells.Columns - 1));

        void Fill(double from, double to, string mark, CellStyle look)
        {
            for (var c = Math.Min(Column(from), Column(to)); c <= Math.Max(Column(from), Column(to)); c++) { cells.Mark(c, 0, mark, look); }
        }
    }
}

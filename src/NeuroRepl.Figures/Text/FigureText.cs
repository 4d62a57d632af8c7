namespace NeuroRepl.Figures.Text;

/// <summary>A figure as text: titles, legend, then panel under panel, each in the way its traces ask for.</summary>
internal static class FigureText
{
    private const double UsualHeight = 420;

    public static void Draw(Figure figure, Page page)
    {
        var looks = TraceLook.Of(figure, page);
        var above = page.Lines.Count;
        if (figure.Layout.Title is { } title) { page.Paragraph(title, CellStyle.Strong); }
        if (figure.Layout.Subtitle is { } subtitle) { page.Paragraph(subtitle, CellStyle.Quiet); }
        LegendText.Draw(figure, looks, page, indent: 0);

        if (!figure.Traces.Any(t => t.HasMarks))
        {
            page.Line("(nothing to draw: no finite values)", CellStyle.Quiet);
            return;
        }

        var panels = figure.Layout.Panels.Select((panel, i) => (Panel: panel, Looks: looks.Where(look => look.Trace.Panel == i).ToArray())).ToArray();
        var rows = RowsOf(figure.Layout, page, page.Lines.Count - above);
        var plain = panels.Where(p => KindOf(p.Looks) == Kind.Curves).Select(p => p.Looks).ToArray();
        var x = plain.Length == 0 ? null : CurvePanel.SharedX(figure.Layout.X, [.. plain.SelectMany(p => p)]);
        var drawn = new CurvePanel?[panels.Length];
        for (var i = 0; i < panels.Length; i++)
        {
            if (KindOf(panels[i].Looks) == Kind.Curves) { drawn[i] = new CurvePanel(panels[i].Panel, panels[i].Looks, x!, rows[i], page); }
        }

        var gutter = drawn.Max(p => p?.GutterWanted) ?? 0;
        var lastCurves = Array.FindLastIndex(drawn, p => p is not null);
        for (var i = 0; i < panels.Length; i++)
        {
            switch (KindOf(panels[i].Looks))
            {
                case Kind.Bars: BarPanel.Draw(figure.Layout, panels[i].Panel, panels[i].Looks, rows[i], page); break;
                case Kind.Boxes: BoxPanel.Draw(figure.Layout, panels[i].Panel, panels[i].Looks, page); break;
                case Kind.Heat: HeatPanel.Draw(figure.Layout, panels[i].Panel, (Heatmap)panels[i].Looks.First(l => l.Trace is Heatmap).Trace, rows[i], page); break;
                default: drawn[i]!.Draw(figure.Layout.X, gutter, isLast: i == lastCurves); break;
            }
        }
    }

    private enum Kind
    {
        Curves,
        Bars,
        Boxes,
        Heat,
    }

    private static Kind KindOf(IReadOnlyList<TraceLook> looks) =>
        looks.Any(l => l.Trace is Heatmap) ? Kind.Heat
        : looks.Any(l => l.Trace is Box) ? Kind.Boxes
        : looks.Any(l => l.Trace is Bar { X.AreTexts: true } or Bar { IsHorizontal: true }) ? Kind.Bars
        : Kind.Curves;

    private static int[] RowsOf(Layout layout, Page page, int header)
    {
        var panels = layout.Panels;
        var frame = panels.Count(p => p.Y.Caption is not null || p.Title is not null) + panels.Count + 1 + (layout.X.Caption is null ? 0 : 1);
        var rows = page.Settings.Height is { } height ? height - header - frame : (int)(Math.Clamp(page.Width / 5, 9, 26) * Math.Clamp((layout.Height ?? UsualHeight) / UsualHeight, 0.5, 2)) + (4 * (panels.Count - 1));
        var total = panels.Sum(p => p.Weight);
        int[] shares = [.. panels.Select(p => Math.Max(3, (int)Math.Round(rows * p.Weight / total)))];
        var largest = Array.IndexOf(shares, shares.Max());
        shares[largest] = Math.Max(3, shares[largest] + rows - shares.Sum());
        return shares;
    }
}

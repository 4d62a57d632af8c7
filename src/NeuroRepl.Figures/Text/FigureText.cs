using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures.Text;

/// <summary>A figure as text: titles, legend, then its panels, below each other or side by side as they stand in the figure.</summary>
internal static class FigureText
{
    private const double UsualHeight = 420;
    private const int Narrowest = 34, Between = 2, Fewest = 3;

    public static void Draw(Figure given, Page page)
    {
        var figure = TerminalForm.Of(given);
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

        var told = figure.Traces.OfType<PlotlyTrace>().ToArray();
        PlotlyTraceText.Draw(told, page);
        if (told.Length == figure.Traces.Count) { return; }

        looks = [.. looks.Where(look => look.Trace is not PlotlyTrace)];
        PanelText[] panels = [.. figure.Layout.Panels.Select((panel, i) => new PanelText(panel, figure.Layout, [.. looks.Where(look => look.Trace.Panel == i)]))];
        var stacked = panels.Where(p => p.Panel.Place is null).ToArray();
        if (stacked.Length > 0) { DrawStack(stacked, figure.Layout, RowsOf(stacked, figure.Layout, page, page.Lines.Count - above), page); }

        var placed = panels.Where(p => p.Panel.Place is not null).ToArray();
        if (placed.Length > 0) { DrawPlaced(placed, page, page.Settings.Height - (page.Lines.Count - above), isInset: stacked.Length > 0); }
    }

    /// <summary>Panels over one x axis: their left edges are aligned, and only the last one writes the axis.</summary>
    private static void DrawStack(IReadOnlyList<PanelText> panels, Layout layout, int[] rows, Page page)
    {
        var plain = panels.Where(p => p.IsCurves && p.Panel.X is null).ToArray();
        var x = plain.Length == 0 ? null : CurvePanel.SharedX(layout.X, [.. plain.SelectMany(p => p.Looks)]);
        var curves = panels.Select((p, i) => p.IsCurves ? p.Curves(rows[i], page, p.Panel.X is null ? x : null) : null).ToArray();
        var gutter = curves.Max(c => c?.GutterWanted) ?? 0;
        var last = panels.Select((p, i) => p.IsCurves && p.Panel.X is null ? i : -1).Max();
        foreach (var (i, panel) in panels.Index())
        {
            if (curves[i] is { } curve) { curve.Draw(panel.X, gutter, isLast: i == last || panel.Panel.X is not null); }
            else { panel.Draw(rows[i], page); }
        }
    }

    // With a height to keep, the panels give up row after row until they fit or nothing is left to give.
    private static void DrawPlaced(IReadOnlyList<PanelText> panels, Page page, int? height, bool isInset)
    {
        for (var most = isInset ? Math.Clamp(page.Width / 10, 5, 10) : Math.Clamp(page.Width / 5, 9, 26); ; most--)
        {
            var lines = Arranged(panels, page.Width, page, most);
            if (lines.Count > height && most > Fewest) { continue; }

            foreach (var line in lines) { page.Line([.. line]); }
            return;
        }
    }

    private static IReadOnlyList<IReadOnlyList<Run>> Arranged(IReadOnlyList<PanelText> panels, int width, Page page, int most)
    {
        var rows = Parted(panels, p => (-p.Place.Top, -p.Place.Bottom));
        if (rows.Count > 1)
        {
            // Panels of one column share its rows by their heights; whole rows of a grid have as many each.
            var isColumn = Parted(panels, p => (p.Place.Left, p.Place.Right)).Count == 1 && rows.All(r => r.Count == 1);
            var tallest = panels.Max(p => p.Place.Top - p.Place.Bottom);
            return [.. rows.SelectMany(row => Arranged(row, width, page, isColumn ? Math.Max(Fewest, (int)Math.Round(most * (row[0].Place.Top - row[0].Place.Bottom) / tallest)) : most))];
        }

        var columns = Parted(panels, p => (p.Place.Left, p.Place.Right));
        if (columns.Count > 1)
        {
            var abreast = Math.Min(columns.Count, Math.Max(1, (width + Between) / (Narrowest + Between)));
            var share = (width - (Between * (abreast - 1))) / abreast;
            return [.. columns.Chunk(abreast).SelectMany(chunk => SideBySide([.. chunk.Select(column => Arranged(column, share, page, Math.Min(most, Math.Max(6, share / 4))))], share))];
        }

        var own = new Page(page.Settings with { Width = width, Height = null });
        foreach (var panel in panels.OrderByDescending(p => p.Place.Top - p.Place.Bottom)) { panel.Draw(most, own); }
        return own.Lines;
    }

    /// <summary>Panels in groups that overlap each other in one direction and no other group, in the order of where they start.</summary>
    private static List<List<PanelText>> Parted(IReadOnlyList<PanelText> panels, Func<PanelText, (double From, double To)> span)
    {
        const double Touching = 1e-6;
        var (groups, end) = (new List<List<PanelText>>(), double.NegativeInfinity);
        foreach (var panel in panels.OrderBy(p => span(p).From))
        {
            if (span(panel).From >= end - Touching) { groups.Add([]); }
            groups[^1].Add(panel);
            end = Math.Max(end, span(panel).To);
        }

        return groups;
    }

    private static IEnumerable<IReadOnlyList<Run>> SideBySide(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> columns, int width)
    {
        for (var line = 0; line < columns.Max(c => c.Count); line++)
        {
            var runs = new List<Run>();
            foreach (var (index, column) in columns.Index())
            {
                var own = line < column.Count ? column[line] : [];
                runs.AddRange(own);
                if (index < columns.Count - 1) { runs.Add(new(new string(' ', Math.Max(0, width + Between - own.Sum(run => TextWidth.Of(run.Text)))), CellStyle.Plain)); }
            }

            yield return runs;
        }
    }

    private static int[] RowsOf(PanelText[] panels, Layout layout, Page page, int header)
    {
        var frame = panels.Count(p => p.HasCaption) + panels.Length + 1 + (layout.X.Caption is null ? 0 : 1);
        var rows = page.Settings.Height is { } height ? height - header - frame : (int)(Math.Clamp(page.Width / 5, 9, 26) * Math.Clamp((layout.Height ?? UsualHeight) / UsualHeight, 0.5, 2)) + (4 * (panels.Length - 1));
        var total = panels.Sum(p => p.Panel.Weight);
        int[] shares = [.. panels.Select(p => Math.Max(Fewest, (int)Math.Round(rows * p.Panel.Weight / total)))];
        var largest = Array.IndexOf(shares, shares.Max());
        shares[largest] = Math.Max(Fewest, shares[largest] + rows - shares.Sum());
        return shares;
    }
}

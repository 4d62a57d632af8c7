namespace NeuroRepl.Figures.Text;

/// <summary>One panel with its traces, drawn in the way that these ask for.</summary>
internal sealed record PanelText(Panel Panel, Layout Layout, IReadOnlyList<TraceLook> Looks)
{
    public Axis X => Panel.X ?? Layout.X;

    public PanelPlace Place => Panel.Place ?? PanelPlace.Whole;

    public bool HasCaption => Panel.Title is not null || Panel.Letter is not null || Panel.Y.Caption is not null;

    /// <summary>Whether it is a field of lines and points, which can share its x axis with others.</summary>
    public bool IsCurves => Panel.InText is null && Panel.Numbers is null && Has.All(has => !has);

    // In this order: a panel with a heat map and lines over it is a heat map.
    private bool[] Has =>
    [
        Looks.Any(l => l.Trace is Heatmap),
        Looks.Any(l => l.Trace is Picture),
        Looks.Any(l => l.Trace is Box),
        Looks.Any(l => l.Trace is Bar { X.AreTexts: true } or Bar { IsHorizontal: true }),
    ];

    public CurvePanel Curves(int rows, Page page, Scale? sharedX) => new(Panel, Looks, sharedX ?? CurvePanel.SharedX(X, Looks), AtLeastItsTicks(rows, page), page);

    public void Draw(int rows, Page page)
    {
        if (IsCurves)
        {
            var curves = Curves(rows, page, sharedX: null);
            curves.Draw(X, curves.GutterWanted, isLast: true);
            return;
        }

        var layout = Layout with { X = X };
        if (Panel.InText is { } form)
        {
            DrawHead(page);
            form.Draw(page, rows);
        }
        else if (Panel.Numbers is { } numbers)
        {
            DrawHead(page);
            GridLines.Draw(numbers, page);
        }
        else if (Has[0]) { HeatPanel.Draw(layout, Panel, (Heatmap)Looks.First(l => l.Trace is Heatmap).Trace, rows, page); }
        else if (Has[1]) { PicturePanel.Draw(Panel, (Picture)Looks.First(l => l.Trace is Picture).Trace, rows, page); }
        else if (Has[2]) { BoxPanel.Draw(layout, Panel, Looks, page); }
        else { BarPanel.Draw(layout, Panel, Looks, rows, page); }
    }

    /// <summary>The letter and the words above a panel.</summary>
    public static string? Head(Panel panel, params IEnumerable<string?> words)
    {
        var said = string.Join(" · ", new[] { panel.Title }.Concat(words).OfType<string>());
        return (panel.Letter, said.Length) switch { (null, 0) => null, (null, _) => said, (var letter, 0) => letter, var (letter, _) => $"{letter}  {said}" };
    }

    private void DrawHead(Page page)
    {
        if (Head(Panel) is { } head) { page.Line(TextWidth.Cut(page.Clean(head), page.Width, page.Unicode), CellStyle.Quiet); }
    }

    // Where each row has a name of its own it needs a line, and a block of a timeline its edges too.
    private int AtLeastItsTicks(int rows, Page page) => page.Settings.Height is null && Panel.Y.ShowTicks ? Math.Max(rows, Math.Min(Panel.Y.Ticks.Count * (Looks.Any(l => l.Trace is Outline) ? 3 : 1), 60)) : rows;
}

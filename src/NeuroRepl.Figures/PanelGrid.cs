using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures;

/// <summary>Several figures as the panels of one: where each stands, what they share, and their letters.</summary>
internal static class PanelGrid
{
    private const double UsualWidth = 840, UsualHeight = 360;

    // Room in pixels for what stands between panels: an axis with numbers and title; a letter and a title above.
    private const double Across = 86, Down = 92, Narrow = 22, Flat = 40, Line = 24;

    public static Figure Of(IReadOnlyList<Figure> figures, int columns, bool shareX, bool shareY, bool letters)
    {
        if (figures.Count == 0) { throw new FigureException("There is no figure for the grid.", "Give at least one: Figure.Grid([left, right])."); }
        if (columns < 1) { throw new FigureException($"A grid needs one column or more, not {columns}.", "Figure.Grid(figures, columns: 2)"); }

        // What all say below their titles is said once.
        var said = figures.Count > 1 && figures.All(f => f.Layout.Subtitle == figures[0].Layout.Subtitle) ? figures[0].Layout.Subtitle : null;
        if (said is not null) { figures = [.. figures.Select(f => f.WithLayout(f.Layout with { Subtitle = null }))]; }

        columns = Math.Min(columns, figures.Count);
        var rows = (figures.Count + columns - 1) / columns;
        var heights = Enumerable.Range(0, rows).Select(row => figures.Skip(row * columns).Take(columns).Max(HeightOf)).ToArray();
        var height = heights.Sum();
        var (gapX, gapY) = ((shareY ? Narrow : Across) / UsualWidth, (shareX ? Flat : Down + (Line * (LinesBelow(figures.Take((rows - 1) * columns)) - 1))) / height);
        var (width, share) = ((1 - (gapX * (columns - 1))) / columns, 1 - (gapY * (rows - 1)));
        var ends = (X: shareX ? Ends(figures, f => f.Layout.X, XsOf) : null, Y: shareY ? Ends(figures, f => f.Layout.Panels[0].Y, YsOf) : null);

        var (traces, panels, named, top) = (new List<Trace>(), new List<Panel>(), new HashSet<(string, string)>(), 1.0);
        foreach (var (index, figure) in figures.Index())
        {
            var (row, column) = (index / columns, index % columns);
            if (column == 0 && row > 0) { top -= (share * heights[row - 1] / height) + gapY; }

            var place = new PanelPlace(column * (width + gapX), Math.Max(0, top - (share * heights[row] / height)), (column * (width + gapX)) + width, top);
            var (lowest, first) = (index + columns >= figures.Count, column == 0);
            var shown = figure.WithLayout(figure.Layout with { X = SharedAxis(figure.Layout.X, ends.X, lowest), Panels = [.. figure.Layout.Panels.Select(p => p with { Y = SharedAxis(p.Y, ends.Y, first) })] });
            traces.AddRange(TracesOf(shown, panels.Count, named));
            panels.AddRange(PanelsOf(shown, place, letters ? LetterOf(index) : null));
        }

        var singles = figures.Max(f => f.Layout.FontSize);
        return new(traces, new Layout { Subtitle = said, Panels = panels, Height = (int)height + (figures.Any(f => f.Layout.Title is not null) ? 60 : 40), FontSize = singles });
    }

    public static Figure WithInset(Figure figure, Figure inset, PanelPlace place, int panel)
    {
        if (panel < 0 || panel >= figure.Layout.Panels.Count)
        {
            throw new FigureException($"There is no panel {panel}; the figure has {NumberText.Count(figure.Layout.Panels.Count, "panel")}, counted from 0.", "figure.WithInset(small, panel: 0)");
        }

        var host = figure.Layout.Panels[panel].Place ?? PanelPlace.Whole;
        var own = inset.Layout.Panels[0] with { Place = host.Within(place), X = inset.Layout.Panels[0].X ?? inset.Layout.X, Title = inset.Layout.Title };
        var traces = inset.Traces.Zip(TraceColors.Of(inset)).Where(t => t.First.Panel == 0).Select(t => t.First with { Panel = figure.Layout.Panels.Count, Color = t.Second, InLegend = false });
        return new([.. figure.Traces, .. traces], figure.Layout with { Panels = [.. figure.Layout.Panels, own] });
    }

    /// <summary>The height that keeps the proportions of what is drawn in another width: titles and axes take what they take, in any size.</summary>
    public static int HeightFor(Layout layout, Journal journal)
    {
        const double Head = 24, Title = 30, Subtitle = 20, Foot = 56, Sides = 88, SmallFoot = 38, SmallSides = 54, UsualFont = 13;
        var head = Head + (layout.Title is null ? 0 : Title) + (layout.Subtitle is null ? 0 : Subtitle);
        var inside = layout.Height is { } height ? height - head - Foot : 400 + (110 * (layout.Panels.Count - 1)) - Head - Foot;
        var width = (layout.Width ?? (layout.Panels.Any(p => p.Place is not null) ? 900 : 620)) - Sides;
        var (foot, sides) = journal.FontPixels < UsualFont ? (SmallFoot, SmallSides) : (Foot, Sides);
        return (int)Math.Round(head + foot + Math.Max(inside / width * (journal.WidthPixels - sides), 6 * journal.FontPixels));
    }

    // Ticks that say n below a group's name take two lines.
    private static int LinesBelow(IEnumerable<Figure> figures) =>
        figures.SelectMany(f => f.Layout.X.Ticks).Select(tick => tick.Text.Count(letter => letter == '\n') + 1).DefaultIfEmpty(1).Max();

    private static double HeightOf(Figure figure) => figure.Layout.Height ?? (UsualHeight + (90 * (figure.Layout.Panels.Count - 1)));

    private static IEnumerable<Trace> TracesOf(Figure figure, int before, HashSet<(string Name, string Color)> named)
    {
        foreach (var (trace, color) in figure.Traces.Zip(TraceColors.Of(figure)))
        {
            // One legend for all panels: what has the same name and colour is named once.
            var isFirst = trace.Name is null || !trace.InLegend || figure.Layout.ShowLegend == false || named.Add((trace.Name, color));
            yield return trace with { Panel = trace.Panel + before, Color = color, InLegend = trace.InLegend && isFirst && figure.Layout.ShowLegend != false };
        }
    }

    private static IEnumerable<Panel> PanelsOf(Figure figure, PanelPlace cell, string? letter)
    {
        const double Gap = 0.06;
        var panels = figure.Layout.Panels;
        var stacked = panels.Where(p => p.Place is null).ToArray();
        var (total, free, top) = (stacked.Sum(p => p.Weight), 1 - (Gap * Math.Max(0, stacked.Length - 1)), 1.0);
        foreach (var (index, panel) in panels.Index())
        {
            var place = panel.Place ?? new PanelPlace(0, Math.Max(0, top - (free * panel.Weight / total)), 1, top);
            if (panel.Place is null) { top = place.Bottom - Gap; }

            var isLowest = panel.Place is not null || panel == stacked[^1];
            var x = panel.X ?? (isLowest ? figure.Layout.X : figure.Layout.X with { Title = null, Unit = null, ShowTicks = false });
            var title = index == 0 ? string.Join(" · ", new[] { figure.Layout.Title, figure.Layout.Subtitle, panel.Title }.OfType<string>()) : panel.Title;
            yield return panel with { Place = cell.Within(place), X = x, Letter = index == 0 ? letter ?? panel.Letter : panel.Letter, Title = title is { Length: > 0 } ? title : null };
        }
    }

    private static string LetterOf(int index) => index < 26 ? ((char)('A' + index)).ToString() : LetterOf((index / 26) - 1) + LetterOf(index % 26);

    private static Axis SharedAxis(Axis axis, (double Low, double High)? ends, bool isWritten) => ends is null ? axis
        : isWritten ? axis with { Range = ends } : axis with { Range = ends, ShowTicks = false, Title = null, Unit = null };

    private static (double Low, double High)? Ends(IReadOnlyList<Figure> figures, Func<Figure, Axis> axis, Func<Trace, IEnumerable<double>> values)
    {
        if (figures.Select(axis).FirstOrDefault(a => a.Range is not null) is { } given) { return given.Range; }

        var scale = Scale.Of(axis(figures[0]), figures.SelectMany(f => f.Traces.Where(t => t.Panel == 0).SelectMany(values)), [], margin: 0.05);
        return (scale.Low, scale.High);
    }

    private static IEnumerable<double> XsOf(Trace trace) => trace switch
    {
        Scatter s => s.X.Numbers,
        Bar { IsHorizontal: true } b => b.Y.Numbers.Append(0),
        Bar b => b.X.Numbers,
        Band b => b.X.Numbers,
        Outline o => o.X.Numbers,
        Heatmap h => h.X.Numbers,
        _ => [],
    };

    private static IEnumerable<double> YsOf(Trace trace) => trace switch
    {
        Scatter { ErrorY: { } error } s => s.Y.Zip(error, (y, e) => y - e).Concat(s.Y.Zip(error, (y, e) => y + e)),
        Scatter s => s.Y.Numbers,
        Bar { IsHorizontal: true } b => b.X.Numbers,
        Bar { Error: { } error } b => b.Y.Zip(error, (y, e) => y + e).Concat(b.Y.Numbers).Append(0),
        Bar b => b.Y.Numbers.Append(0),
        Band b => b.Lower.Concat(b.Upper),
        Box b => b.Values.Numbers,
        Outline o => o.Y.Numbers,
        Heatmap h => h.Y.Numbers,
        _ => [],
    };
}

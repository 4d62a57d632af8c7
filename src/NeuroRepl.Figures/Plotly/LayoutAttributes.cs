using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Plotly;

/// <summary>A layout in plotly's words: titles, axes, the panels' shares of the height, the theme as a template.</summary>
internal static class LayoutAttributes
{
    private const double UsualFont = 13;

    // What the letters and titles of the uppermost panels take, in pixels.
    private const double HeadHeight = 22;

    public static Attributes Of(Figure figure, IReadOnlyList<Reduction> reductions)
    {
        var layout = figure.Layout;
        var made = new Attributes();
        var hasTitle = layout.Title is not null || layout.Subtitle is not null;
        var hasLegend = layout.ShowLegend ?? (figure.Traces.Count(t => t.Name is not null && t.InLegend) > 1 || figure.Traces.Any(t => t is Pie or FunnelArea));
        if (hasTitle) { AddTitle(made, layout); }

        made["showlegend"] = hasLegend;
        var legendHeight = hasLegend ? 8 + (20 * LegendRows(figure)) : 0;
        made["height"] = layout.Height ?? (400 + Math.Max(20, legendHeight - 8) + (110 * (layout.Panels.Count - 1)));
        if (layout.Width is { } width) { made["width"] = width; }
        var heads = layout.Panels.Any(p => (p.Letter ?? p.Title) is not null && p.Place is not { Top: < 1 }) ? HeadHeight / (layout.Height ?? 400.0) : 0;
        made["margin"] = new Attributes { ["l"] = 64, ["r"] = 24, ["t"] = 24 + (layout.Title is null ? 0 : 30) + (layout.Subtitle is null ? 0 : 20) + legendHeight + (heads > 0 ? (int)HeadHeight : 0), ["b"] = 56 };
        if (hasLegend)
        {
            made["legend"] = new Attributes { ["orientation"] = "h", ["x"] = 0, ["xanchor"] = "left", ["y"] = Math.Round(1.01 + heads, 4), ["yanchor"] = "bottom", ["traceorder"] = "normal" };
        }

        if (figure.Traces.Any(t => t is Bar)) { (made["barmode"], made["bargap"]) = (layout.StackBars ? "stack" : "group", 0.25); }
        if (figure.Traces.Count(t => t is Box) > 1) { made["boxmode"] = "group"; }

        if (layout.FontSize is { } size) { AddSizes(made, size); }
        if (figure.Traces.Count == 0 || figure.Traces.Any(t => t.IsCartesian)) { PanelAttributes.Add(made, figure); }
        Decimation.Say(made, reductions);
        made["template"] = Theme.Light;
        return made.With(layout);
    }

    /// <summary>How many rows plotly will break a legend above the figure into: its columns are as wide as the longest name.</summary>
    private static int LegendRows(Figure figure)
    {
        const double Sample = 48, Letter = 7.2, UsualWidth = 900, Sides = 64 + 24;
        int[] letters = [.. figure.Traces.Where(t => t.Name is not null && t.InLegend).Select(t => TextWidth.Of(t.Name!)).DefaultIfEmpty(0)];
        var room = (figure.Layout.Width ?? UsualWidth) - Sides;
        if (letters.Sum(n => Sample + (Letter * n)) <= room) { return 1; }

        var columns = Math.Max(1, (int)(room / (Sample + (Letter * letters.Max()))));
        return (letters.Length + columns - 1) / columns;
    }

    private static void AddTitle(Attributes made, Layout layout)
    {
        made["title.text"] = PlotlyWriter.Plain(layout.Title ?? "");
        if (layout.Subtitle is { } subtitle) { made["title.subtitle.text"] = PlotlyWriter.Plain(subtitle); }
        made["title.x"] = 0;
        made["title.xref"] = "paper";
        made["title.xanchor"] = "left";
        made["title.yref"] = "container";
        made["title.y"] = 1;
        made["title.yanchor"] = "top";
        made["title.pad.t"] = 14;
    }

    // Margins and the like are made for letters of 13 pixels.
    private static void AddSizes(Attributes made, double size)
    {
        made["font.size"] = size;
        made["title.font.size"] = Math.Round(size * 1.2, 1);
        made["title.subtitle.font.size"] = size;
        if (size < UsualFont) { (made["margin.l"], made["margin.r"], made["margin.b"]) = (44, 10, 38); }
    }

    public static Attributes Of(Axis axis, bool isCategory)
    {
        var made = new Attributes();
        if (axis.Caption is { } caption) { made["title.text"] = PlotlyWriter.Plain(caption); }
        if (axis.IsLogarithmic) { made["type"] = "log"; }
        else if (isCategory) { made["type"] = "category"; }

        if (axis.Categories.Count > 0) { (made["categoryorder"], made["categoryarray"]) = ("array", axis.Categories); }
        if (axis.Range is var (low, high)) { made["range"] = Ends(axis, low, high); }
        else if (axis.IsReversed) { made["autorange"] = "reversed"; }
        if (axis.IncludesZero) { made["rangemode"] = "tozero"; }
        if (axis.Ticks.Count > 0) { (made["tickvals"], made["ticktext"]) = (axis.Ticks.Select(t => t.At).ToArray(), axis.Ticks.Select(t => PlotlyWriter.Lines(t.Text)).ToArray()); }
        if (axis.IsHidden) { made["visible"] = false; }
        if (!axis.ShowTicks) { (made["showticklabels"], made["ticks"]) = (false, ""); }
        return made.With(axis);
    }

    // The ends of a logarithmic axis are powers of ten in plotly.
    private static double[] Ends(Axis axis, double low, double high)
    {
        var (first, last) = axis.IsLogarithmic ? (Math.Log10(low), Math.Log10(high)) : (low, high);
        return axis.IsReversed ? [last, first] : [first, last];
    }
}

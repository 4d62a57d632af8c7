namespace NeuroRepl.Figures.Plotly;

/// <summary>Traces in plotly's words.</summary>
internal static class TraceAttributes
{
    public static IEnumerable<Attributes> Of(Figure figure)
    {
        var colors = TraceColors.Of(figure);
        return figure.Traces.Zip(colors).SelectMany(pair => Of(pair.First, pair.Second, figure.Layout).Select(made => OnItsAxis(made, pair.First.Panel, figure.Layout)));
    }

    private static Attributes OnItsAxis(Attributes made, int panel, Layout layout)
    {
        if (panel > 0 && layout.Panels[panel].X is not null) { made["xaxis"] = $"x{panel + 1}"; }
        return made;
    }

    private static IEnumerable<Attributes> Of(Trace trace, string color, Layout layout) => trace switch
    {
        Scatter scatter => [Of(scatter, color)],
        Bar bar => [Of(bar, color)],
        Band band => Of(band, color),
        Box box => [Of(box, color)],
        Heatmap heatmap => [Of(heatmap, layout)],
        Outline outline => [Of(outline, color)],
        Picture => [],                                       // an image of the layout, see PictureAttributes
        PlotlyTrace other => [Of(other)],
        _ => throw new InvalidOperationException($"No plotly form of {trace.GetType().Name} is written down."),
    };

    private static Attributes Of(Scatter scatter, string color)
    {
        var made = Start(scatter, "scatter");
        made["mode"] = scatter.Mode switch { ScatterMode.Lines => "lines", ScatterMode.Markers => "markers", ScatterMode.Text => "text", _ => "lines+markers" };
        (made["x"], made["y"]) = (scatter.X, scatter.Y);
        if (scatter.Mode == ScatterMode.Text) { return OfTexts(made, scatter, color); }

        if (scatter.Mode != ScatterMode.Markers)
        {
            made["line.color"] = color;
            made["line.width"] = scatter.LineWidth;
            if (scatter.Dash != Dash.Solid) { made["line.dash"] = scatter.Dash switch { Dash.Dashed => "dash", Dash.Dotted => "dot", _ => "dashdot" }; }
        }

        if (scatter.Mode != ScatterMode.Lines)
        {
            made["marker.color"] = color;
            made["marker.size"] = scatter.MarkerSize;
            if (SymbolOf(scatter.Glyph) is { } symbol) { (made["marker.symbol"], made["marker.line.width"]) = (symbol, 1.5); }
            if (scatter.IsOpen) { (made["marker.symbol"], made["marker.line.width"]) = ("circle-open", 1.5); }
        }

        if (scatter.ErrorY is { } error) { AddError(made, error, "error_y"); }
        AddLabels(made, scatter.Labels);
        return made.With(scatter);
    }

    private static string? SymbolOf(char? glyph) => glyph switch { '*' => "asterisk-open", '^' => "triangle-up-open", '|' => "line-ns-open", _ => null };

    private static Attributes OfTexts(Attributes made, Scatter scatter, string color)
    {
        FigureException.SameLength(scatter.Texts.Count, "Texts", scatter.X.Count, "x");
        made["text"] = scatter.Texts.Select(text => PlotlyWriter.Lines(text)).ToArray();
        made["textposition"] = scatter.TextPlace switch
        {
            TextPlace.Above => "top center",
            TextPlace.Below => "bottom center",
            TextPlace.Left => "middle left",
            TextPlace.Right => "middle right",
            _ => "middle center",
        };
        if (color != Palette.Ink) { made["textfont.color"] = color; }      // ink is the page's own, light or dark
        if (scatter.TextSize is { } size) { made["textfont.size"] = size; }
        (made["cliponaxis"], made["hoverinfo"]) = (false, "skip");
        return made.With(scatter);
    }

    private static Attributes Of(Outline outline, string color)
    {
        var made = Start(outline, "scatter");
        (made["mode"], made["x"], made["y"], made["fill"]) = ("lines", outline.X, outline.Y, "toself");
        (made["line.color"], made["line.width"]) = (color, outline.LineWidth);
        made["fillcolor"] = Css.Translucent(color, outline.FillOpacity);
        if (outline.Hover is { } hover) { (made["text"], made["hoverinfo"], made["hoveron"]) = (PlotlyWriter.Plain(hover), "text", "fills"); }
        else { made["hoverinfo"] = "skip"; }
        return made.With(outline);
    }

    private static Attributes Of(Bar bar, string color)
    {
        var made = Start(bar, "bar");
        if (bar.IsHorizontal) { made["orientation"] = "h"; }
        (made["x"], made["y"]) = bar.IsHorizontal ? (bar.Y, bar.X) : (bar.X, bar.Y);
        made["marker.color"] = bar.Colors.Count > 0 ? bar.Colors : color;
        if (bar.Width is { } width) { made["width"] = width; }
        if (bar.Error is { } error) { AddError(made, error, bar.IsHorizontal ? "error_x" : "error_y"); }
        return made.With(bar);
    }

    // Plotly fills from a trace to the one before it; the lower edge comes first and stays out of the legend.
    private static IEnumerable<Attributes> Of(Band band, string color)
    {
        var lower = Start(band with { InLegend = false }, "scatter");
        var upper = Start(band, "scatter");
        foreach (var (edge, y) in new[] { (lower, band.Lower), (upper, band.Upper) })
        {
            (edge["mode"], edge["x"], edge["y"], edge["line.width"], edge["hoverinfo"]) = ("lines", band.X, y, 0, "skip");
        }

        (upper["fill"], upper["fillcolor"]) = ("tonexty", Css.Translucent(color, 0.25));
        return [lower, upper.With(band)];
    }

    private static Attributes Of(Box box, string color)
    {
        var made = Start(box, "box");
        (made["x"], made["y"]) = (box.Groups, box.Values);
        made["quartilemethod"] = "linear";
        made["boxpoints"] = box.ShowPoints ? "all" : false;
        if (box.ShowPoints) { (made["jitter"], made["pointpos"]) = (0.4, 0); }
        made["marker.color"] = color;
        made["marker.size"] = 5;
        made["marker.opacity"] = 0.65;
        made["line.width"] = 1.5;
        made["fillcolor"] = Css.Translucent(color, 0.15);
        AddLabels(made, box.Labels);
        return made.With(box);
    }

    private static Attributes Of(Heatmap heatmap, Layout layout)
    {
        var made = Start(heatmap, "heatmap");
        (made["z"], made["x"], made["y"]) = (heatmap.Z, heatmap.X, heatmap.Y);
        (made["zmin"], made["zmax"]) = heatmap.Limits;
        var scale = ColorScale.Of(heatmap);
        made["colorscale"] = scale.Select((color, i) => new object[] { (double)i / (scale.Count - 1), color }).ToArray();
        if (heatmap.Unit is { } unit) { made["colorbar.title.text"] = PlotlyWriter.Plain(unit); }
        (made["colorbar.thickness"], made["colorbar.outlinewidth"]) = (12, 0);
        made["hoverongaps"] = false;
        _ = layout;
        return made.With(heatmap);
    }

    private static Attributes Of(PlotlyTrace trace)
    {
        var made = Start(trace, trace.PlotlyType);
        if (trace.InLegend) { made.Remove("showlegend"); }                 // the slices of a pie have names where the pie has none
        if (trace is { Color: { } color, ColorAttribute: { } place }) { made[place] = color; }
        return made.With(trace);
    }

    private static Attributes Start(Trace trace, string type)
    {
        var made = new Attributes { ["type"] = type };
        if (trace.Name is { } name) { made["name"] = PlotlyWriter.Plain(name); }
        if (!trace.InLegend || trace.Name is null) { made["showlegend"] = false; }
        if (trace.Panel > 0) { made["yaxis"] = $"y{trace.Panel + 1}"; }
        if (trace.Opacity < 1) { made["opacity"] = trace.Opacity; }
        return made;
    }

    private static void AddError(Attributes made, AxisValues error, string name)
    {
        made[name + ".type"] = "data";
        made[name + ".array"] = error;
        made[name + ".color"] = Palette.Ink;
        made[name + ".thickness"] = 1.2;
        made[name + ".width"] = 3;
    }

    private static void AddLabels(Attributes made, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) { return; }
        made["text"] = labels.Select(PlotlyWriter.Plain).ToArray();
        made["hovertemplate"] = "%{text}<br>%{x}, %{y}<extra></extra>";
    }
}

namespace NeuroRepl.Figures.Plotly;

/// <summary>Traces in plotly's words.</summary>
internal static class TraceAttributes
{
    public static IEnumerable<Attributes> Of(Figure figure)
    {
        var colors = TraceColors.Of(figure);
        return figure.Traces.Zip(colors).SelectMany(pair => Of(pair.First, pair.Second, figure.Layout));
    }

    private static IEnumerable<Attributes> Of(Trace trace, string color, Layout layout) => trace switch
    {
        Scatter scatter => [Of(scatter, color)],
        Bar bar => [Of(bar, color)],
        Band band => Of(band, color),
        Box box => [Of(box, color)],
        Heatmap heatmap => [Of(heatmap, layout)],
        _ => throw new InvalidOperationException($"No plotly form of {trace.GetType().Name} is written down."),
    };

    private static Attributes Of(Scatter scatter, string color)
    {
        var made = Start(scatter, "scatter");
        made["mode"] = scatter.Mode switch { ScatterMode.Lines => "lines", ScatterMode.Markers => "markers", _ => "lines+markers" };
        (made["x"], made["y"]) = (scatter.X, scatter.Y);
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
        }

        if (scatter.ErrorY is { } error) { AddError(made, error, "error_y"); }
        AddLabels(made, scatter.Labels);
        return made.With(scatter.Extra);
    }

    private static Attributes Of(Bar bar, string color)
    {
        var made = Start(bar, "bar");
        if (bar.IsHorizontal) { made["orientation"] = "h"; }
        (made["x"], made["y"]) = bar.IsHorizontal ? (bar.Y, bar.X) : (bar.X, bar.Y);
        made["marker.color"] = color;
        if (bar.Error is { } error) { AddError(made, error, bar.IsHorizontal ? "error_x" : "error_y"); }
        return made.With(bar.Extra);
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
        return [lower, upper.With(band.Extra)];
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
        return made.With(box.Extra);
    }

    private static Attributes Of(Heatmap heatmap, Layout layout)
    {
        var made = Start(heatmap, "heatmap");
        (made["z"], made["x"], made["y"]) = (heatmap.Z, heatmap.X, heatmap.Y);
        (made["zmin"], made["zmax"]) = heatmap.Limits;
        var scale = ColorScale.Of(heatmap.IsDiverging);
        made["colorscale"] = scale.Select((color, i) => new object[] { (double)i / (scale.Count - 1), color }).ToArray();
        if (heatmap.Unit is { } unit) { made["colorbar.title.text"] = PlotlyWriter.Plain(unit); }
        (made["colorbar.thickness"], made["colorbar.outlinewidth"]) = (12, 0);
        made["hoverongaps"] = false;
        _ = layout;
        return made.With(heatmap.Extra);
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
        made[name + ".thickness"] = 1;
        made[name + ".width"] = 3;
    }

    private static void AddLabels(Attributes made, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) { return; }
        made["text"] = labels.Select(PlotlyWriter.Plain).ToArray();
        made["hovertemplate"] = "%{text}<br>%{x}, %{y}<extra></extra>";
    }
}

namespace NeuroRepl.Figures.Plotly;

/// <summary>Panels in plotly's words: a pair of axes each in its share of the figure, their titles and letters, and pictures.</summary>
internal static class PanelAttributes
{
    private const double Gap = 0.045;

    public static void Add(Attributes made, Figure figure)
    {
        var layout = figure.Layout;
        var places = PlacesOf(layout);
        var notes = new List<Attributes>();
        var pictures = new List<Attributes>();
        var last = layout.Panels.Count == 1 ? -1 : Enumerable.Range(0, layout.Panels.Count).LastOrDefault(i => layout.Panels[i].X is null, -1);
        if (layout.Panels[0].X is null || last > 0)
        {
            var x = LayoutAttributes.Of(layout.X, figure.Traces.Any(t => layout.Panels[t.Panel].X is null && CategoriesOf(t).X));
            if (last > 0) { x["anchor"] = $"y{last + 1}"; }
            made["xaxis"] = x;
        }

        foreach (var (index, panel) in layout.Panels.Index())
        {
            var traces = figure.Traces.Where(t => t.Panel == index).ToArray();
            var place = places[index];
            var isPicture = layout.Panels.Count > 1 && panel.Y.IsHidden && traces.Length > 0 && traces.All(t => t is Picture);
            if (!isPicture) { AddAxes(made, panel, index, traces, layout.Panels.Count > 1 ? place : null); }
            AddTitles(notes, panel, place);
            foreach (var picture in traces.OfType<Picture>()) { pictures.Add(Of(picture, place)); }
        }

        if (!figure.Traces.Any(t => t.HasMarks)) { notes.Add(Nothing()); }
        if (notes.Count > 0) { made["annotations"] = notes; }
        if (pictures.Count > 0) { made["images"] = pictures; }
    }

    /// <summary>Where each panel stands: its own place, or its turn from top to bottom.</summary>
    private static PanelPlace[] PlacesOf(Layout layout)
    {
        var stacked = layout.Panels.Where(p => p.Place is null).ToArray();
        var total = stacked.Sum(p => p.Weight);
        var free = 1 - (Gap * (stacked.Length - 1));
        var top = 1.0;
        return [.. layout.Panels.Select(panel =>
        {
            if (panel.Place is { } own) { return own; }

            var place = new PanelPlace(0, Math.Max(0, top - (free * panel.Weight / total)), 1, top);
            top = place.Bottom - Gap;
            return place;
        })];
    }

    private static void AddAxes(Attributes made, Panel panel, int index, IReadOnlyList<Trace> traces, PanelPlace? place)
    {
        var number = index == 0 ? "" : $"{index + 1}";
        var y = LayoutAttributes.Of(panel.Y, traces.Any(t => CategoriesOf(t).Y));
        if (place is { } at) { y["domain"] = new[] { Math.Round(at.Bottom, 4), Math.Round(at.Top, 4) }; }
        if (panel.X is { } own)
        {
            var x = LayoutAttributes.Of(own, traces.Any(t => CategoriesOf(t).X));
            if (place is { } across) { x["domain"] = new[] { Math.Round(across.Left, 4), Math.Round(across.Right, 4) }; }
            if (index > 0) { (x["anchor"], y["anchor"]) = ($"y{number}", $"x{number}"); }
            made[$"xaxis{number}"] = x;
        }

        made[$"yaxis{number}"] = y;
    }

    private static void AddTitles(List<Attributes> notes, Panel panel, PanelPlace place)
    {
        if (panel.Letter is { } letter)
        {
            var note = NoteOf($"<b>{PlotlyWriter.Plain(letter)}</b>", place);
            (note["xshift"], note["yshift"], note["font.size"]) = (-34, 3, 15);
            notes.Add(note);
        }

        if (panel.Title is { } title) { notes.Add(NoteOf(PlotlyWriter.Plain(title)!, place)); }
    }

    private static Attributes NoteOf(string text, PanelPlace place) => new()
    {
        ["text"] = text,
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = Math.Round(place.Left, 4),
        ["y"] = Math.Round(place.Top, 4),
        ["xanchor"] = "left",
        ["yanchor"] = "bottom",
        ["showarrow"] = false,
    };

    private static Attributes Nothing() => new()
    {
        ["text"] = "nothing to draw: no finite values",
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = 0.5,
        ["y"] = 0.5,
        ["showarrow"] = false,
    };

    private static Attributes Of(Picture picture, PanelPlace place) => new()
    {
        ["source"] = $"data:image/png;base64,{Convert.ToBase64String(picture.Png.Span)}",
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = Math.Round((place.Left + place.Right) / 2, 4),
        ["y"] = Math.Round((place.Bottom + place.Top) / 2, 4),
        ["sizex"] = Math.Round(place.Right - place.Left, 4),
        ["sizey"] = Math.Round(place.Top - place.Bottom, 4),
        ["xanchor"] = "center",
        ["yanchor"] = "middle",
        ["sizing"] = "contain",
    };

    private static (bool X, bool Y) CategoriesOf(Trace trace) => trace switch
    {
        Scatter scatter => (scatter.X.AreTexts, scatter.Y.AreTexts),
        Bar { IsHorizontal: true } bar => (false, bar.X.AreTexts),
        Bar bar => (bar.X.AreTexts, false),
        Box box => (box.Groups.AreTexts, false),
        Heatmap heatmap => (heatmap.X.AreTexts, heatmap.Y.AreTexts),
        _ => (false, false),
    };
}

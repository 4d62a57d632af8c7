using NeuroRepl.Figures.Brain;

namespace NeuroRepl.Figures;

/// <summary>A picture as data: traces and a layout. Never changes; every <c>With…</c> gives a new one.</summary>
public sealed record Figure
{
    /// <param name="traces">What is drawn, the first one lowest.</param>
    /// <exception cref="FigureException">A trace names a panel that the layout lacks.</exception>
    public Figure(IReadOnlyList<Trace> traces, Layout? layout = null)
    {
        (Traces, Layout) = (traces, layout ?? new Layout());
        foreach (var trace in traces) { trace.Check(); }
        if (traces.FirstOrDefault(t => t.Panel < 0 || t.Panel >= Layout.Panels.Count) is { } stray)
        {
            throw new FigureException(
                $"The trace {stray.Name ?? stray.GetType().Name} is meant for panel {stray.Panel}; the layout has {NumberText.Count(Layout.Panels.Count, "panel")}, counted from 0.",
                "Give the layout as many panels as the traces name.");
        }
    }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<Trace> Traces { get; }

    /// <summary>Titles, axes, panels, size, legend.</summary>
    public Layout Layout { get; private init; }

    /// <summary>The figure with one more trace on top.</summary>
    public Figure With(Trace trace) => new([.. Traces, trace], Layout);

    /// <summary>The figure with other traces in the same layout.</summary>
    public Figure WithTraces(IReadOnlyList<Trace> traces) => new(traces, Layout);

    /// <summary>The figure with another layout.</summary>
    public Figure WithLayout(Layout layout) => new(Traces, layout);

    /// <summary>The figure with a title, and a smaller line below it.</summary>
    public Figure WithTitle(string title, string? subtitle = null) => WithLayout(Layout with { Title = title, Subtitle = subtitle ?? Layout.Subtitle });

    /// <summary>The figure with a title at the x axis, and a unit.</summary>
    public Figure WithXTitle(string title, string? unit = null) => WithX(Layout.X with { Title = title, Unit = unit ?? Layout.X.Unit });

    /// <summary>The figure with a title at the y axis of its first panel, and a unit.</summary>
    public Figure WithYTitle(string title, string? unit = null) =>
        WithY(Layout.Panels[0].Y with { Title = title, Unit = unit ?? Layout.Panels[0].Y.Unit });

    /// <summary>The figure with another x axis.</summary>
    public Figure WithX(Axis axis) => WithLayout(Layout with { X = axis });

    /// <summary>The figure with another y axis in its first panel.</summary>
    public Figure WithY(Axis axis) => WithLayout(Layout with { Panels = [Layout.Panels[0] with { Y = axis }, .. Layout.Panels.Skip(1)] });

    /// <summary>The figure with these ends of the x axis.</summary>
    public Figure WithXRange(double low, double high) => WithX(Layout.X with { Range = (Math.Min(low, high), Math.Max(low, high)) });

    /// <summary>The figure with these ends of the y axis of its first panel.</summary>
    public Figure WithYRange(double low, double high) => WithY(Layout.Panels[0].Y with { Range = (Math.Min(low, high), Math.Max(low, high)) });

    /// <summary>The figure in another size, in pixels.</summary>
    public Figure WithSize(int width, int height) => WithLayout(Layout with { Width = width, Height = height });

    /// <summary>The figure in another width, in pixels.</summary>
    public Figure WithWidth(int width) => WithLayout(Layout with { Width = width });

    /// <summary>The figure in another height, in pixels.</summary>
    public Figure WithHeight(int height) => WithLayout(Layout with { Height = height });

    /// <summary>The figure with or without a legend.</summary>
    public Figure WithLegend(bool show = true) => WithLayout(Layout with { ShowLegend = show });

    /// <summary>The figure with other names for its traces, in their order.</summary>
    /// <exception cref="FigureException">Not as many names as traces.</exception>
    public Figure WithLabels(params string[] names)
    {
        FigureException.SameLength(names.Length, "names", Traces.Count, "the figure's list of traces");
        return new([.. Traces.Zip(names, (trace, name) => trace with { Name = name })], Layout);
    }

    /// <summary>Figures below each other over one x axis, the first on top; title, subtitle and x axis are the first one's.</summary>
    /// <param name="weights">Each one's share of the height; empty for equal shares.</param>
    /// <exception cref="FigureException">No figure, or not as many weights as figures.</exception>
    public static Figure Stack(IReadOnlyList<Figure> figures, params double[] weights)
    {
        if (figures.Count == 0) { throw new FigureException("There is no figure to stack.", "Give at least one: Figure.Stack([upper, lower])."); }
        if (weights.Length > 0) { FigureException.SameLength(weights.Length, "weights", figures.Count, "the list of figures"); }

        var (traces, panels) = (new List<Trace>(), new List<Panel>());
        foreach (var (index, figure) in figures.Index())
        {
            traces.AddRange(figure.Traces.Select(trace => trace with { Panel = trace.Panel + panels.Count }));
            panels.AddRange(weights.Length == 0 ? figure.Layout.Panels : figure.Layout.Panels.Select(panel => panel with { Weight = panel.Weight * weights[index] }));
        }

        return new(traces, figures[0].Layout with { Panels = panels });
    }

    /// <summary>Figures side by side and below each other, row after row, each a panel with its letter; a title of theirs stands above the panel.</summary>
    /// <param name="columns">How many stand side by side.</param>
    /// <param name="shareX">Whether all have one x axis: the same ends, written in the lowest of each column only.</param>
    /// <param name="shareY">Whether all have one y axis: the same ends, written in the first of each row only.</param>
    /// <param name="letters">Whether each has its letter: A, B, C …</param>
    /// <exception cref="FigureException">No figure, or no column.</exception>
    public static Figure Grid(IReadOnlyList<Figure> figures, int columns = 2, bool shareX = false, bool shareY = false, bool letters = true) =>
        PanelGrid.Of(figures, columns, shareX, shareY, letters);

    /// <summary>The figure with a small one in a corner of one of its panels.</summary>
    /// <param name="inset">The small figure; its first panel is shown.</param>
    /// <param name="place">Where, in parts of the panel: <c>new PanelPlace(0.6, 0.6, 1, 1)</c> is the upper right corner; null for that one.</param>
    /// <param name="panel">Which panel it stands in.</param>
    /// <exception cref="FigureException">There is no such panel.</exception>
    public Figure WithInset(Figure inset, PanelPlace? place = null, int panel = 0) => PanelGrid.WithInset(this, inset, place ?? new(0.66, 0.62, 1, 1), panel);

    /// <summary>The figure in the size that a journal prints, with letters to match: <c>figure.For(Journal.SingleColumn)</c>.</summary>
    /// <param name="heightMm">Its height in millimetres; null keeps the proportions.</param>
    public Figure For(Journal journal, double? heightMm = null) => WithLayout(Layout with
    {
        Width = journal.WidthPixels,
        Height = heightMm is { } height ? new Journal(height).WidthPixels : PanelGrid.HeightFor(Layout, journal),
        FontSize = journal.FontPixels,
    });

    /// <summary>The figure that behaves so in a browser: zoom by the wheel, buttons, editing.</summary>
    public Figure WithOptions(Plotly.Config options) => WithLayout(Layout with { Options = options });

    /// <summary>Whether it is made of pictures only (slices, surfaces): it needs no script in a page, and no browser to be saved.</summary>
    public bool IsPicture => Traces.Count > 0 && Traces.All(trace => trace is Picture);

    /// <summary>Whether a page needs the full plotly.js for it (<see cref="PlotlyJs.FullScriptTag"/>): three dimensions, maps, polar axes, flows.</summary>
    public bool NeedsFullPlotly => Traces.Any(trace => trace is Plotly.PlotlyTrace { NeedsFullPlotly: true });

    /// <summary>The figure as plotly.js expects it: data, layout and config.</summary>
    /// <param name="everyPoint">Whether lines and clouds of more than 20,000 points are written in full; else what a screen can show of them, with all extremes, and the figure says so.</param>
    /// <param name="plainNumbers">Whether arrays of more than 1,000 numbers are written as numbers; else as packed bytes (<c>dtype</c>, <c>bdata</c>), which plotly.js 2.28 and later reads.</param>
    public string ToPlotlyJson(bool everyPoint = false, bool plainNumbers = false) => Plotly.PlotlyWriter.Write(this, everyPoint, plainNumbers);

    /// <summary>The figure as a piece of a page; the page has to bring plotly.js (<see cref="PlotlyJs.ScriptTag"/>) once.</summary>
    /// <param name="still">A PNG that stands there until the script has drawn, and where no script runs; null for the figure as text.</param>
    public string ToHtml(byte[]? still = null) => Html.FigureHtml.Fragment(this, still: still);

    /// <summary>A whole page with the figure in it; it works offline where <see cref="PlotlyJs.IsEmbedded"/>.</summary>
    public string ToHtmlPage() => Html.Page.Of(Html.FigureHtml.Fragment(this, inNotebook: false), Layout.Title ?? "Figure", IsPicture ? null : this);

    /// <summary>Writes the figure: .html (a page that works offline), .json (plotly's, every point of it), or .png, .svg and .pdf, which a browser of this machine draws; slices and surfaces of brains need none.</summary>
    /// <param name="path">Where to; its folder has to exist.</param>
    /// <param name="widthPx">Width in pixels; null for the layout's own, or 700.</param>
    /// <param name="heightPx">Height in pixels; null for the layout's own, or what its panels need.</param>
    /// <param name="scale">Pixels of a .png for each of the figure's: 3 prints well, 2 suits a screen.</param>
    /// <exception cref="FigureException">Another extension, no such folder, or no browser for a picture.</exception>
    public void Save(string path, int? widthPx = null, int? heightPx = null, double scale = 2)
    {
        var sized = this with { Layout = Layout with { Width = widthPx ?? Layout.Width, Height = heightPx ?? Layout.Height } };
        SavedFile.Write(path, new()
        {
            [".png"] = () => IsPicture ? RasterFigure.Png(sized, scale) : Export.Drawing.Png(sized, scale),
            [".svg"] = () => IsPicture ? SavedFile.Text(RasterFigure.Svg(sized)) : Export.Drawing.Svg(sized),
            [".pdf"] = () => IsPicture ? RasterFigure.Pdf(sized) : Export.Drawing.Pdf(sized),
            [".html"] = () => SavedFile.Text(sized.ToHtmlPage()),
            [".json"] = () => SavedFile.Text(sized.ToPlotlyJson(everyPoint: true, plainNumbers: true)),
        });
    }

    /// <summary>The figure as PNG, drawn by a browser of this machine; null where there is none and one is needed (<see cref="IsPicture"/>).</summary>
    /// <param name="scale">Pixels for each of the figure's.</param>
    public byte[]? TryPng(double scale = 2) => FigureImages.Png(this, scale);

    /// <summary>What it shows, in a few words.</summary>
    public override string ToString() => $"{Layout.Title ?? "Figure"}: {NumberText.Count(Traces.Count, "trace")}";
}

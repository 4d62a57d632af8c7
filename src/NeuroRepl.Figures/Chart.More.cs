using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures;

// The further kinds of XPlot's Chart, and what plotly adds. Any other trace: Chart.Plot(new Sankey { … }), with "using NeuroRepl.Figures.Plotly;".
public static partial class Chart
{
    /// <summary>A figure of any traces in a layout, with options for the browser.</summary>
    public static Figure Plot(IEnumerable<Trace> traces, Layout layout, Config options) => new([.. traces], layout with { Options = options });

    /// <summary>A figure of one trace in a layout.</summary>
    public static Figure Plot(Trace trace, Layout layout) => new([trace], layout);

    /// <summary>A line through points (x, y).</summary>
    public static Figure Line<TX, TY>(IEnumerable<(TX X, TY Y)> points, string? name = null) => Line(points.Select(p => p.X), points.Select(p => p.Y), name);

    /// <summary>Points (x, y).</summary>
    public static Figure Scatter<TX, TY>(IEnumerable<(TX X, TY Y)> points, string? name = null) => Scatter(points.Select(p => p.X), points.Select(p => p.Y), name);

    /// <summary>Bars of (category, value).</summary>
    public static Figure Bar<TX, TY>(IEnumerable<(TX Category, TY Value)> bars, string? name = null, bool horizontal = false) =>
        Bar(bars.Select(b => b.Category), bars.Select(b => b.Value), name, horizontal);

    /// <summary>Upright bars, one a category; the same as <see cref="Bar{TX,TY}(IEnumerable{TX},IEnumerable{TY},string,bool)"/>.</summary>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public static Figure Column<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null) => Bar(x, y, name);

    /// <summary>A line with the area between it and zero filled.</summary>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public static Figure Area<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null) =>
        Plot(new Scatter(AxisValues.Of(x), AxisValues.Of(y)) { Name = name, Fill = ScatterFill.ToZeroY });

    /// <summary>Points whose areas are a third value.</summary>
    /// <exception cref="FigureException">The three are not equally long.</exception>
    public static Figure Bubble<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<double> sizes, string? name = null)
    {
        var (across, up, areas) = (AxisValues.Of(x), AxisValues.Of(y), sizes.ToArray());
        FigureException.SameLength(areas.Length, "sizes", across.Count, "x");
        const double LargestPixels = 40;
        var marker = new Marker { Size = areas, SizeMode = MarkerSizeMode.Area, SizeRef = 2 * areas.Where(double.IsFinite).DefaultIfEmpty(1).Max() / (LargestPixels * LargestPixels) };
        return Plot(new Scatter(across, up) { Name = name, Mode = ScatterMode.Markers, Marker = marker });
    }

    /// <summary>A pie: a slice a label, as large as its value.</summary>
    /// <param name="hole">The part of the radius that is cut out, from 0 to 1.</param>
    /// <exception cref="FigureException">labels and values are not equally long.</exception>
    public static Figure Pie<TLabel, TValue>(IEnumerable<TLabel> labels, IEnumerable<TValue> values, double hole = 0)
    {
        var pie = new Pie { Labels = DataArray.Of(labels.Select(label => AxisValues.AsText(label))), Values = DataArray.Of(values), Hole = hole > 0 ? hole : null, Sort = false };
        FigureException.SameLength(pie.Labels.Count, "labels", pie.Values.Count, "values");
        return Plot(pie);
    }

    /// <summary>How often values fall into bins of equal width.</summary>
    /// <param name="bins">About how many bins; null for what suits the values.</param>
    public static Figure Histogram<T>(IEnumerable<T> values, int? bins = null, string? name = null) => Plot(new Histogram { X = DataArray.Of(values), NBinsX = bins, Name = name });

    /// <summary>How often pairs of values fall into the cells of a grid, as colours.</summary>
    public static Figure Histogram2d<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y) => Plot(new Histogram2d { X = DataArray.Of(x), Y = DataArray.Of(y) });

    /// <summary>Violins: the density of the values of each group, with the box inside.</summary>
    /// <exception cref="FigureException">groups and values are not equally long.</exception>
    public static Figure Violin<TX, TY>(IEnumerable<TX> groups, IEnumerable<TY> values, string? name = null)
    {
        var violin = new Violin { X = DataArray.Of(groups.Select(group => AxisValues.AsText(group))), Y = DataArray.Of(values), Name = name, Box = new() { Visible = true } };
        FigureException.SameLength(violin.X.Count, "groups", violin.Y.Count, "values");
        return Plot(violin);
    }

    /// <summary>A matrix as lines of equal value.</summary>
    /// <exception cref="FigureException">Rows of different length.</exception>
    public static Figure Contour(IEnumerable<IEnumerable<double>> z) => Plot(new Contour { Z = DataArray.Matrix(z) });

    /// <summary>A matrix as a surface in three dimensions; a page with it carries the full plotly.js.</summary>
    /// <exception cref="FigureException">Rows of different length.</exception>
    public static Figure Surface(IEnumerable<IEnumerable<double>> z) => Plot(new Surface { Z = DataArray.Matrix(z) });

    /// <summary>A matrix as a surface in three dimensions.</summary>
    public static Figure Surface(double[,] z) => Plot(new Surface { Z = z });

    /// <summary>Points in three dimensions; a page with them carries the full plotly.js.</summary>
    /// <exception cref="FigureException">The three are not equally long.</exception>
    public static Figure Scatter3d<TX, TY, TZ>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<TZ> z, string? name = null)
    {
        var points = new Scatter3d { X = DataArray.Of(x), Y = DataArray.Of(y), Z = DataArray.Of(z), Name = name, Mode = DrawMode.Markers, Marker = new() { Size = 4 } };
        FigureException.SameLength(points.X.Count, "x", points.Y.Count, "y");
        FigureException.SameLength(points.X.Count, "x", points.Z.Count, "z");
        return Plot(points);
    }

    /// <summary>Open, high, low and close a day.</summary>
    /// <exception cref="FigureException">The five are not equally long.</exception>
    public static Figure Candlestick<TX>(IEnumerable<TX> x, IEnumerable<double> open, IEnumerable<double> high, IEnumerable<double> low, IEnumerable<double> close)
    {
        var made = new Candlestick { X = DataArray.Of(x), Open = DataArray.Of(open), High = DataArray.Of(high), Low = DataArray.Of(low), Close = DataArray.Of(close) };
        foreach (var (values, what) in new[] { (made.Open, "open"), (made.High, "high"), (made.Low, "low"), (made.Close, "close") }) { FigureException.SameLength(values!.Count, what, made.X.Count, "x"); }
        return Plot(made);
    }
}

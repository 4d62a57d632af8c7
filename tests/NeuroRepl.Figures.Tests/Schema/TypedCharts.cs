using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures.Tests.Schema;

/// <summary>A figure of each kind that Chart makes, and of typed attributes beside our own words.</summary>
internal static class TypedCharts
{
    private static readonly double[] Rising = [1, 2, 3, 4, 5];
    private static readonly double[] Values = [2.5, 3.5, 1.5, 4, 3];
    private static readonly string[] Groups = ["placebo", "placebo", "drug", "drug", "drug"];
    private static readonly double[,] Hill = { { 1, 2, 1 }, { 2, 4, 2 }, { 1, 2, 1 } };

    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["line"] = Chart.Line(Rising, Values, "a line"),
        ["tuples"] = Chart.Line(new[] { (1, 2.5), (2, 3.5) }),
        ["column"] = Chart.Column(Groups.Distinct(), [1.5, 2.5]),
        ["area"] = Chart.Area(Rising, Values),
        ["bubble"] = Chart.Bubble(Rising, Values, [10, 20, 30, 40, 50]),
        ["pie"] = Chart.Pie(["grey", "white", "fluid"], [45, 40, 15]).WithTitle("Tissue"),
        ["histogram"] = Chart.Histogram(Values, bins: 3),
        ["histogram2d"] = Chart.Histogram2d(Rising, Values),
        ["violin"] = Chart.Violin(Groups, Values),
        ["contour"] = Chart.Contour([[1, 2], [3, 4]]),
        ["surface"] = Chart.Surface(Hill).WithTitle("A hill"),
        ["scatter3d"] = Chart.Scatter3d(Rising, Values, Rising),
        ["candlestick"] = Chart.Candlestick(["2026-01-01", "2026-01-02"], [1, 2], [3, 4], [0.5, 1.5], [2, 3]),
        ["typed attributes"] = Chart.Plot(
            new Scatter(Rising, Values) { Name = "x", Marker = new() { Symbol = MarkerSymbol.DiamondOpen, Line = new() { Width = 2 } }, HoverTemplate = "%{y:.2f}", Line = new() { Shape = LineShape.Spline } },
            new Layout { Legend = new() { Orientation = Orientation.V, X = 1.02 }, HoverMode = HoverMode.XUnified, X = new() { Title = "time", TickFormat = ".1f", ShowSpikes = true }, Options = new() { ScrollZoom = ScrollZoom.Cartesian } }),
        ["a note beside a panel's letter"] = Chart.Plot([new Scatter(Rising, Values)], new Layout
        {
            Panels = [new Panel { Title = "A" }],
            Annotations = [new() { Text = "peak", X = 4, Y = 4, ShowArrow = true }],
            Shapes = [new() { Type = ShapeType.Rect, X0 = 1, X1 = 2, YRef = "paper", Y0 = 0, Y1 = 1, FillColor = "rgba(0,0,0,0.1)", Line = new() { Width = 0 } }],
        }),
    };
}

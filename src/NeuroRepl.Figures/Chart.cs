namespace NeuroRepl.Figures;

/// <summary>Figures in one call, in XPlot.Plotly's words: <c>Chart.Line(x, y).WithTitle("…").WithXTitle("time", "s")</c>.</summary>
/// <remarks>x and y are sequences of numbers, or of texts for categories; missing values (NaN, null) leave a gap.</remarks>
public static partial class Chart
{
    /// <summary>A figure of any traces.</summary>
    public static Figure Plot(params IEnumerable<Trace> traces) => new([.. traces]);

    /// <summary>A figure of any traces in a layout.</summary>
    public static Figure Plot(IEnumerable<Trace> traces, Layout layout) => new([.. traces], layout);

    /// <summary>A line through points.</summary>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public static Figure Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null) =>
        Plot(new Scatter(AxisValues.Of(x), AxisValues.Of(y)) { Name = name });

    /// <summary>A line through values at 0, 1, 2 …</summary>
    public static Figure Line<TY>(IEnumerable<TY> y, string? name = null) => Plot(new Scatter(IndicesOf(y, out var values), values) { Name = name });

    /// <summary>Points.</summary>
    /// <param name="labels">What a pointer over a point shows, a text a point.</param>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public static Figure Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, IReadOnlyList<string>? labels = null) =>
        Plot(new Scatter(AxisValues.Of(x), AxisValues.Of(y)) { Name = name, Mode = ScatterMode.Markers, Labels = labels ?? [] });

    /// <summary>Bars, one a category.</summary>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public static Figure Bar<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool horizontal = false) =>
        Plot(new Bar(AxisValues.Of(x), AxisValues.Of(y)) { Name = name, IsHorizontal = horizontal });

    /// <summary>A ribbon between two curves.</summary>
    /// <exception cref="FigureException">The three are not equally long.</exception>
    public static Figure Band<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> lower, IEnumerable<TY> upper, string? name = null) =>
        Plot(new Band(AxisValues.Of(x), AxisValues.Of(lower), AxisValues.Of(upper)) { Name = name });

    /// <summary>Box plots, one a group, with their points.</summary>
    /// <exception cref="FigureException">groups and values are not equally long.</exception>
    public static Figure Box<TX, TY>(IEnumerable<TX> groups, IEnumerable<TY> values, string? name = null) =>
        Plot(new Box(AxisValues.Of(groups.Select(group => group?.ToString())), AxisValues.Of(values)) { Name = name });

    /// <summary>A matrix as colours, row after row.</summary>
    /// <exception cref="FigureException">Rows of different length.</exception>
    public static Figure Heatmap(IEnumerable<IEnumerable<double>> z, bool diverging = false) =>
        Plot(new Heatmap([.. z.Select(row => (IReadOnlyList<double>)[.. row])]) { IsDiverging = diverging });

    /// <summary>A matrix as colours.</summary>
    public static Figure Heatmap(double[,] z, bool diverging = false) =>
        Heatmap(Enumerable.Range(0, z.GetLength(0)).Select(row => Enumerable.Range(0, z.GetLength(1)).Select(column => z[row, column])), diverging);

    private static AxisValues IndicesOf<T>(IEnumerable<T> y, out AxisValues values)
    {
        values = AxisValues.Of(y);
        return AxisValues.Indices(values.Count);
    }
}

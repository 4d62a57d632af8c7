namespace NeuroRepl.Figures.Plotly;

/// <summary>A trace that only plotly can draw: a pie, a histogram, a surface. At a terminal it is told of in words.</summary>
public abstract record PlotlyTrace : Trace
{
    // What is in the smaller of the two scripts, see plotly.js's dist/README.md.
    private static readonly string[] InCartesianBundle =
        ["bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour", "image", "pie", "scatter", "scatterternary", "violin"];

    private protected PlotlyTrace()
    {
    }

    /// <summary>How plotly calls it.</summary>
    internal abstract string PlotlyType { get; }

    /// <summary>Where the colour of the whole trace is set; null where there is no such place.</summary>
    internal abstract string? ColorAttribute { get; }

    /// <summary>Whether it takes the full plotly.js: three dimensions, maps, polar axes, flows.</summary>
    internal bool NeedsFullPlotly => !InCartesianBundle.Contains(PlotlyType);

    internal override bool HasMarks => Arrays.Count == 0 || Arrays.Any(array => array.Data.HasValues);

    /// <summary>The arrays that were given to it, by plotly's names.</summary>
    internal IReadOnlyList<(string Name, DataArray Data)> Arrays => [.. Set.Where(entry => entry.Value is DataArray).Select(entry => (entry.Name, (DataArray)entry.Value))];
}

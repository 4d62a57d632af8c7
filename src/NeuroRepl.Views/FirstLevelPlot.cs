using NeuroRepl.Domain.Designs;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Models.Connectivity;

namespace NeuroRepl.Views;

/// <summary>Designs and connectivity as figures.</summary>
public static class FirstLevelPlot
{
    /// <summary>A design as shades of grey: a column a regressor, a row a volume from top to bottom.</summary>
    public static Figure Plot(this DesignMatrix design) =>
        Chart.DesignMatrix([.. Enumerable.Range(0, design.Rows).Select(design.Row)], design.Names, new Axis { Title = design.Discarded > 0 ? $"volume, after {design.Discarded} discarded" : "volume" })
            .WithTitle($"Design of {NumberText.Count(design.Columns, "column")}");

    /// <summary>A connectivity matrix in two-sided colours, put together by network where given.</summary>
    /// <param name="networks">The network of each region.</param>
    public static Figure Plot(this ConnectivityMatrix matrix, IReadOnlyList<string>? networks = null) =>
        Named(Chart.Connectivity([.. Enumerable.Range(0, matrix.Count).Select(matrix.Row)], networks, "r", matrix.IsPartial ? null : 1), matrix, networks)
            .WithTitle($"{(matrix.IsPartial ? "Partial correlations" : "Correlations")} of {NumberText.Count(matrix.Count, "region")}");

    // Few regions without networks: their names on both axes.
    private static Figure Named(Figure figure, ConnectivityMatrix matrix, IReadOnlyList<string>? networks)
    {
        if (networks is not null || matrix.Count > 40) { return figure; }

        (double, string)[] ticks = [.. matrix.Names.Select((name, k) => ((double)k, name))];
        var layout = figure.Layout;
        return new(figure.Traces, layout with
        {
            X = layout.X with { Ticks = ticks, Title = null, Extra = new Dictionary<string, object?>(layout.X.Extra) { ["tickangle"] = matrix.Count > 6 ? -40 : 0 } },
            Panels = [layout.Panels[0] with { Y = layout.Panels[0].Y with { Ticks = ticks, Title = null } }],
        });
    }
}

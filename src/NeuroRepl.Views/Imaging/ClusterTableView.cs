using NeuroRepl.Figures;
using NeuroRepl.Statistics.Clusters;

namespace NeuroRepl.Views.Imaging;

/// <summary>Clusters, the largest first, each with its peaks.</summary>
internal sealed class ClusterTableView : IView<ClusterTable>
{
    public Card Describe(ClusterTable clusters) => new($"{(clusters.Count == 0 ? "No clusters" : NumberText.Count(clusters.Count, "cluster"))} · {clusters.Map.Name}")
    {
        Facts = clusters.Atlas is { } atlas ? [("rule", clusters.Rule), ("regions", atlas.Name)] : [("rule", clusters.Rule)],
        Grid = clusters.Count == 0 ? null : GridOf(clusters),
    };

    /// <summary>A row a peak; what belongs to the cluster stands in its first row only.</summary>
    public static Grid GridOf(ClusterTable clusters)
    {
        var rows = clusters.SelectMany((cluster, n) => cluster.Peaks.Select((peak, k) => (Number: n + 1, Cluster: k == 0 ? cluster : null, Peak: peak)));
        (string, Func<(int Number, Cluster? Cluster, ClusterPeak Peak), object?>)[] columns =
        [
            ("cluster", row => row.Cluster is null ? "" : row.Number),
            (clusters.Map.Space.Places, row => row.Cluster is null ? "" : row.Cluster.Count),
            (SizeUnit(clusters), row => row.Cluster is null ? "" : NumberText.Short(row.Cluster.Size)),
            ("p", row => row.Cluster?.P?.ToString() ?? ""),
            ($"peak {clusters.Map.Unit}".Trim(), row => NumberText.Short(row.Peak.Value, digits: 3)),
            ("p of peak", row => row.Peak.P?.ToString()),
            ("at", row => row.Peak.Name),
        ];
        if (clusters.Atlas is { } atlas)
        {
            var lookup = new AtlasLookup(atlas, clusters.Map.Space);
            columns = [.. columns, ("region", row => lookup.NameAt(row.Peak.Place) ?? "")];
        }

        return Grid.Of(rows, [.. columns.Where(column => column.Item1 switch
        {
            "p" => clusters.Any(cluster => cluster.P is not null),
            "p of peak" => clusters.Any(cluster => cluster.Peak.P is not null),
            _ => true,
        })]);
    }

    private static string SizeUnit(ClusterTable clusters) => clusters.Map.Space.Places switch { "voxels" => "mm³", "vertices" => "mm²", _ => "size" };
}

using System.Collections;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>The clusters of a map, the largest first.</summary>
public sealed class ClusterTable : IReadOnlyList<Cluster>
{
    private readonly IReadOnlyList<Cluster> _clusters;

    internal ClusterTable(BrainMap map, string rule, IEnumerable<Cluster> clusters) => (Map, Rule, _clusters) = (map, rule, [.. clusters]);

    /// <summary>The map they lie in.</summary>
    public BrainMap Map { get; }

    /// <summary>What made them, in words: "|t| ≥ 3.1, touching at corners".</summary>
    public string Rule { get; }

    /// <inheritdoc/>
    public int Count => _clusters.Count;

    /// <inheritdoc/>
    public Cluster this[int index] => _clusters[index];

    /// <summary>A map with each cluster's number (1 for the largest) and 0 outside.</summary>
    public BrainMap Labels()
    {
        var labels = new float[Map.Count];
        for (var n = 0; n < Count; n++)
        {
            foreach (var place in _clusters[n].Places) { labels[place] = n + 1; }
        }

        return new(Map.Space, labels) { Name = "clusters", Unit = "cluster" };
    }

    /// <summary>One row a peak: cluster, places, size, value, x, y, z, name, p of the cluster, p of the peak.</summary>
    public Table Table()
    {
        var rows = _clusters.SelectMany((cluster, n) => cluster.Peaks.Select((peak, k) => (Cluster: cluster, Number: n + 1, Peak: peak, IsFirst: k == 0))).ToList();
        return new("clusters",
        [
            new NumberColumn("cluster", [.. rows.Select(row => (double)row.Number)]),
            new NumberColumn(Map.Space.Places, [.. rows.Select(row => row.IsFirst ? row.Cluster.Count : double.NaN)]),
            new NumberColumn("size", [.. rows.Select(row => row.IsFirst ? row.Cluster.Size : double.NaN)]),
            new NumberColumn("peak", [.. rows.Select(row => row.Peak.Value)]),
            new NumberColumn("x", [.. rows.Select(row => row.Peak.Position?.X ?? double.NaN)]),
            new NumberColumn("y", [.. rows.Select(row => row.Peak.Position?.Y ?? double.NaN)]),
            new NumberColumn("z", [.. rows.Select(row => row.Peak.Position?.Z ?? double.NaN)]),
            new TextColumn("place", [.. rows.Select(row => row.Peak.Name)]),
            new NumberColumn("p", [.. rows.Select(row => row.IsFirst && row.Cluster.P is { } p ? p.Value : double.NaN)]),
            new NumberColumn("p_peak", [.. rows.Select(row => row.Peak.P is { } p ? p.Value : double.NaN)]),
        ]);
    }

    /// <inheritdoc/>
    public IEnumerator<Cluster> GetEnumerator() => _clusters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

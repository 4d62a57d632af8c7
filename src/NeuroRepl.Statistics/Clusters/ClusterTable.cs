using System.Collections;
using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>The clusters of a map, the largest first.</summary>
public sealed class ClusterTable : IReadOnlyList<Cluster>
{
    private readonly IReadOnlyList<Cluster> _clusters;

    internal ClusterTable(BrainMap map, string rule, IEnumerable<Cluster> clusters, Atlas? atlas = null) => (Map, Rule, _clusters, Atlas) = (map, rule, [.. clusters], atlas);

    /// <summary>The map they lie in.</summary>
    public BrainMap Map { get; }

    /// <summary>What made them, in words: "|t| ≥ 3.1, touching at corners".</summary>
    public string Rule { get; }

    /// <summary>The atlas that names its peaks; nothing until one is given.</summary>
    public Atlas? Atlas { get; }

    /// <summary>The same clusters with their peaks named by an atlas: <c>test.Clusters().In(Atlas.Open("AAL"))</c>.</summary>
    /// <param name="atlas">The atlas, on any grid of the same millimetres, or on the same surface.</param>
    /// <exception cref="ArgumentMistake">The atlas cannot be looked up at these places.</exception>
    public ClusterTable In(Atlas atlas)
    {
        _ = new AtlasLookup(atlas, Map.Space);
        return new(Map, Rule, _clusters, atlas);
    }

    /// <summary>One row a cluster and region: how much of the cluster lies there, in percent; the largest first.</summary>
    /// <param name="atlas">The atlas; the one that names the peaks if left out.</param>
    /// <param name="atLeastPercent">Smaller shares are left out.</param>
    /// <exception cref="ArgumentMistake">There is no atlas.</exception>
    public Table Shares(Atlas? atlas = null, double atLeastPercent = 0)
    {
        var asked = atlas ?? Atlas ?? throw new ArgumentMistake("No atlas says what the regions are.", "Give one: clusters.Shares(Atlas.Open(\"AAL\")); Atlas.Find() lists those on this machine.");
        var rows = _clusters.SelectMany((cluster, n) => cluster.Shares(asked).Where(share => 100 * share.Share >= atLeastPercent).Select(share => (Number: n + 1, Share: share))).ToList();
        return new("shares",
        [
            new NumberColumn("cluster", [.. rows.Select(row => (double)row.Number)]),
            new TextColumn("region", [.. rows.Select(row => row.Share.Label.Name)]),
            new NumberColumn("percent", [.. rows.Select(row => 100 * row.Share.Share)]),
        ]);
    }

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

    /// <summary>One row a peak: cluster, places, size, value, x, y, z, name, p of the cluster, p of the peak, and the region where an atlas was given.</summary>
    public Table Table()
    {
        var rows = _clusters.SelectMany((cluster, n) => cluster.Peaks.Select((peak, k) => (Cluster: cluster, Number: n + 1, Peak: peak, IsFirst: k == 0))).ToList();
        var lookup = Atlas is null ? null : new AtlasLookup(Atlas, Map.Space);
        Column[] regions = lookup is null ? [] : [new TextColumn("region", [.. rows.Select(row => lookup.NameAt(row.Peak.Place))])];
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
            .. regions,
        ]);
    }

    /// <inheritdoc/>
    public IEnumerator<Cluster> GetEnumerator() => _clusters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

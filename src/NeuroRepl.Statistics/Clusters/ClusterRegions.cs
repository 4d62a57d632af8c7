using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>Clusters against a map of labels: which regions they lie in, and what they share with one.</summary>
public static class ClusterRegions
{
    /// <summary>The part of a cluster that carries a label: a region of interest from both, <c>cluster.Within(atlas, label: 7)</c>.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="labels">A map of whole numbers over the same places.</param>
    /// <param name="label">The label that is kept.</param>
    /// <returns>The places of both; its peak is the highest of them. It may be in several pieces.</returns>
    /// <exception cref="SpaceMismatch">The labels lie on other places.</exception>
    /// <exception cref="ArgumentMistake">No place of the cluster has the label.</exception>
    public static Cluster Within(this Cluster cluster, BrainMap labels, int label)
    {
        cluster.Map.Space.MustMatch(labels.Space, "The map of labels");
        int[] places = [.. cluster.Places.Where(place => labels[place] == label)];
        if (places.Length == 0)
        {
            throw new ArgumentMistake($"No place of the cluster ({cluster}) has label {label}.", $"It has: {string.Join(", ", Counts(cluster, labels).Select(pair => pair.Label))}.");
        }

        var top = places.MaxBy(place => Math.Abs(cluster.Map[place]));
        return new(cluster.Map, places, [new(top, cluster.Map[top], cluster.Map.Space.PositionOf(top), cluster.Map.Space.NameOf(top))]);
    }

    /// <summary>The places of a cluster as a map: 1 inside, 0 outside.</summary>
    public static BrainMap Mask(this Cluster cluster)
    {
        var values = new float[cluster.Map.Count];
        foreach (var place in cluster.Places) { values[place] = 1; }

        return new(cluster.Map.Space, values) { Name = $"cluster of {cluster.Map.Name}", Unit = "mask" };
    }

    /// <summary>How the places of a cluster are shared out over labels (0: none), the largest share first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="labels">A map of whole numbers over the same places.</param>
    /// <param name="names">What labels are called; their numbers unless given.</param>
    /// <returns>Columns label, name, places, proportion of the cluster, proportion of the region.</returns>
    /// <exception cref="SpaceMismatch">The labels lie on other places.</exception>
    public static Table Overlap(this Cluster cluster, BrainMap labels, IReadOnlyDictionary<int, string>? names = null)
    {
        cluster.Map.Space.MustMatch(labels.Space, "The map of labels");
        var rows = Counts(cluster, labels);
        var whole = labels.Values.ToArray().Where(value => !float.IsNaN(value)).CountBy(value => (int)value).ToDictionary();
        return new("overlap",
        [
            new NumberColumn("label", [.. rows.Select(row => (double)row.Label)]),
            new TextColumn("name", [.. rows.Select(row => row.Label == 0 ? "none" : names?.GetValueOrDefault(row.Label) ?? $"{row.Label}")]),
            new NumberColumn(cluster.Map.Space.Places, [.. rows.Select(row => (double)row.Count)]),
            new NumberColumn("of_cluster", [.. rows.Select(row => (double)row.Count / cluster.Count)]),
            new NumberColumn("of_region", [.. rows.Select(row => row.Label == 0 ? double.NaN : (double)row.Count / whole[row.Label])]),
        ]);
    }

    private static List<(int Label, int Count)> Counts(Cluster cluster, BrainMap labels) =>
        [.. cluster.Places.CountBy(place => float.IsNaN(labels[place]) ? 0 : (int)labels[place]).Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)];
}

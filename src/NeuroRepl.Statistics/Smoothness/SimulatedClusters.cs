using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>Clusters of a map judged by what noise gives.</summary>
public static class SimulatedClusters
{
    /// <summary>The clusters of a z map that are larger than those of noise, with p-values of cluster and peaks corrected for all places: <c>fit["group:treatment"].Z.Clusters(sizes, p: .005, sides: ClusterSides.One)</c>.</summary>
    /// <param name="map">A map of z.</param>
    /// <param name="sizes">Cluster sizes of noise in the same voxels.</param>
    /// <param name="p">The cluster-forming p-value, one that was simulated.</param>
    /// <param name="alpha">Clusters with a larger corrected p are left out; 1 keeps all.</param>
    /// <param name="neighbours">Which voxels touch.</param>
    /// <param name="sides">How signs are treated; F tests are one-sided.</param>
    /// <param name="atLeast">A rule of size besides: how many voxels a cluster must have.</param>
    /// <param name="peaksApartMm">Local maxima nearer than this to a higher one are not listed.</param>
    /// <exception cref="ArgumentMistake">The map is not one of z, or p was not simulated.</exception>
    /// <exception cref="SpaceMismatch">The map lies on other voxels than the noise.</exception>
    public static ClusterTable Clusters(
        this BrainMap map, ClusterSizes sizes, double p = .001, double alpha = .05, VoxelNeighbours neighbours = VoxelNeighbours.Faces, ClusterSides sides = ClusterSides.Bi, int atLeast = 1,
        double peaksApartMm = 8)
    {
        map.Space.MustMatch(sizes.Space, "The noise");
        Guard.InRange(alpha, 0, 1);
        if (map.Unit != "z") { throw new ArgumentMistake($"A p-value forms clusters in a map of z; {map.Name} is {(map.Unit.Length > 0 ? map.Unit : "of no known unit")}.", "Take the z map of the result: fit[\"…\"].Z."); }

        var z = ClusterSizes.FormingZ(p, sides);
        var needed = sizes.Threshold(p, Math.Max(alpha, 1.0 / sizes.Options.Draws), neighbours, sides);
        var shown = sides == ClusterSides.Two ? new BrainMap(map.Space, [.. map.Values.ToArray().Select(Math.Abs)]) { Name = $"|{map.Name}|", Unit = "z" } : map;
        var rule = string.Create(CultureInfo.InvariantCulture,
            $"{(sides == ClusterSides.One ? "z" : "|z|")} ≥ {z:0.###} (p {p:0.######}), touching at {neighbours.ToString().ToLowerInvariant()}, {(alpha < 1 ? $"at least {needed} voxels for corrected p ≤ {alpha:0.###}" : "all sizes")}{(atLeast > 1 ? $" and {atLeast} by rule" : "")}");
        var all = ClusterFinding.Of(shown, place => Math.Abs(shown[place]) >= z, sides == ClusterSides.Bi ? Sides.Two : Sides.Greater, neighbours, atLeast, peaksApartMm, rule, p: null);
        return new(shown, rule, all
            .Select(cluster => new Cluster(shown, [.. cluster.Places], [.. cluster.Peaks.Select(peak => peak with { P = sizes.OfPeak(peak.Value, sides) })]) { P = sizes.OfCluster(cluster.Count, p, neighbours, sides) })
            .Where(cluster => alpha >= 1 || cluster.P!.Value <= alpha));
    }
}

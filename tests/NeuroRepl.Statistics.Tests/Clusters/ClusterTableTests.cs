using System.Text.Json;
using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Clusters;

/// <summary>Against tests/reference/clusters/make.py, which has the same formulas.</summary>
public sealed class ClusterTableTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "clusters", "clusters.json"))).RootElement;
    private static readonly VoxelSpace Space = VoxelSpace.Whole(new(24, 28, 22, new Affine([-2.5, .2, 0, 30, .1, 3, .3, -40, 0, -.2, 3.5, -25])));
    private static readonly BrainMap Map = new(Space, Values((i, j, k) => (2.2 * Math.Sin((.55 * i) + .3) * Math.Cos((.42 * j) - .2) * Math.Sin((.5 * k) + 1)) + (1.4 * Math.Cos((1.1 * i) + (.9 * j) - (1.3 * k))))) { Name = "made", Unit = "t" };
    private static readonly Atlas Regions = new("regions", new BrainMap(Space, Values((i, j, k) => k > 15 ? 0 : 1 + (i / 5) + (10 * (j / 6)))));

    [Fact]
    public void Sizes_sums_peaks_and_their_places_are_those_of_scipy()
    {
        var clusters = Map.Clusters(1.2);

        var expected = Expected.GetProperty("clusters").EnumerateArray().ToList();
        Assert.Equal(expected.Count, clusters.Count);
        foreach (var (cluster, wanted) in Paired(clusters, expected))
        {
            Assert.Equal(wanted.GetProperty("mm3").GetDouble(), cluster.Size, 1e-6 * cluster.Size);
            Assert.Equal(wanted.GetProperty("sum").GetDouble(), cluster.Mass, 1e-5 * Math.Abs(cluster.Mass));
            var peaks = wanted.GetProperty("peaks").EnumerateArray().Select(peak => peak.EnumerateArray().Select(n => n.GetDouble()).ToArray()).ToList();
            Assert.Equal(peaks.Count, cluster.Peaks.Count);
            foreach (var (peak, at) in cluster.Peaks.Zip(peaks))
            {
                Assert.Equal(at[0], peak.Value, 1e-6);
                Assert.True(peak.Position!.Value.DistanceTo((at[1], at[2], at[3])) < 1e-9, $"{peak} should be at {at[1]}, {at[2]}, {at[3]}");
            }
        }
    }

    [Theory]
    [InlineData(VoxelNeighbours.Faces)]
    [InlineData(VoxelNeighbours.Edges)]
    [InlineData(VoxelNeighbours.Corners)]
    public void Clusters_touch_as_asked(VoxelNeighbours neighbours) => Assert.Equal(
        Expected.GetProperty("sizes").GetProperty($"{neighbours}").EnumerateArray().Select(size => size.GetInt32()),
        Map.Clusters(1.2, Sides.Greater, neighbours).Select(cluster => cluster.Count));

    [Fact]
    public void Shares_in_regions_are_the_counts_of_numpy()
    {
        foreach (var (cluster, wanted) in Paired(Map.Clusters(1.2), [.. Expected.GetProperty("clusters").EnumerateArray()]))
        {
            var shares = cluster.Shares(Regions).ToDictionary(share => $"{share.Label.Number}", share => share.Share);
            var expected = wanted.GetProperty("regions").EnumerateObject().ToDictionary(share => share.Name, share => share.Value.GetDouble());
            Assert.Equal(expected.Keys.Order(), shares.Keys.Order());
            Assert.All(expected, share => Assert.Equal(share.Value, shares[share.Key], 1e-12));
        }
    }

    [Fact]
    public void Shares_of_probabilities_are_their_means_over_the_cluster()
    {
        var labels = Enumerable.Range(0, 5).Select(r => new AtlasLabel(r + 1, $"region {r}")).ToArray();
        var atlas = Atlas.OfProbabilities("probable", labels, [.. labels.Select((_, r) => new BrainMap(Space, Values((i, j, _) => Math.Clamp(1 - ((Math.Abs(i - (4 * r)) + Math.Abs(j - (5 * r))) / 20.0), 0, 1))))]);

        foreach (var (cluster, wanted) in Paired(Map.Clusters(1.2), [.. Expected.GetProperty("clusters").EnumerateArray()]))
        {
            var shares = cluster.Shares(atlas).ToDictionary(share => share.Label.Number, share => share.Share);
            foreach (var (r, mean) in wanted.GetProperty("probabilities").EnumerateArray().Select(mean => mean.GetDouble()).Index()) { Assert.Equal(mean, shares.GetValueOrDefault(r + 1), 1e-6); }
        }
    }

    [Fact]
    public void A_cluster_and_a_region_share_exactly_the_places_that_both_have()
    {
        var cluster = Map.Clusters(1.2).First(cluster => cluster.Shares(Regions).Count > 1);
        var region = cluster.Shares(Regions)[0].Label;

        var both = cluster.And(Regions, region.Name);

        var expected = cluster.Places.Where(place => (int)Regions.Map[place] == region.Number).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.True(expected.Count < cluster.Count);
        Assert.Equal(expected.Order(), Enumerable.Range(0, Map.Count).Where(place => both[place] == 1));
        Assert.Equal(cluster.Count, cluster.Mask().Values.ToArray().Sum());
    }

    [Fact]
    public void Peaks_are_named_by_an_atlas_on_another_grid()
    {
        var finer = VoxelSpace.Whole(new(80, 120, 100, Affine.Isotropic(1.2, (-45, -60, -40))));
        var halves = new Atlas("halves", new BrainMap(finer, [.. Enumerable.Range(0, finer.Count).Select(place => finer.PositionOf(place)!.Value.Y < 0 ? 1f : 2f)]), [new(1, "back"), new(2, "front")]);

        var table = Map.Clusters(1.2).In(halves).Table();

        Assert.All(table.Rows, row => Assert.Equal(table.Numbers("y")[row.Index] < 0 ? "back" : "front", table.Texts("region")[row.Index]));
        Assert.Contains("front", table.Texts("region"));
        Assert.Contains("back", table.Texts("region"));
    }

    [Fact]
    public void Without_an_atlas_shares_say_what_to_type()
    {
        var refused = Assert.Throws<ArgumentMistake>(() => Map.Clusters(1.2).Shares());
        Assert.Contains("Atlas.Find()", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Surface_clusters_take_an_atlas_of_the_same_vertices_only()
    {
        float[] at = [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0];
        var surface = new SurfaceSpace(new SurfaceMesh(at, [0, 1, 2, 1, 3, 2], "CORTEX_LEFT"));
        var map = new BrainMap(surface, [3, 4, 0, 5]) { Unit = "t" };
        var atlas = new Atlas("two", new BrainMap(surface, [1, 1, 2, 2]), [new(1, "one"), new(2, "two")]);

        var cluster = map.Clusters(1).Single();

        Assert.Equal([(1, 2 / 3.0), (2, 1 / 3.0)], cluster.Shares(atlas).Select(share => (share.Label.Number, share.Share)));
        Assert.Equal(.5 + (1 / 3.0) - (1 / 6.0), cluster.Size, 1e-9);                 // thirds of the triangles around vertices 0, 1 and 3: 1/6 + 1/3 + 1/6
        Assert.Equal("two", atlas.At(vertex: 3)!.Name);
        Assert.Throws<ArgumentMistake>(() => Map.Clusters(1.2).In(atlas));
    }

    private static IEnumerable<(Cluster Cluster, JsonElement Wanted)> Paired(ClusterTable clusters, List<JsonElement> expected) =>
        clusters.Select(cluster => (cluster, expected.Single(wanted => wanted.GetProperty("size").GetInt32() == cluster.Count && Math.Abs(wanted.GetProperty("sum").GetDouble() - cluster.Mass) < 1e-4 * Math.Abs(cluster.Mass))));

    private static float[] Values(Func<int, int, int, double> of)
    {
        var grid = Space.Grid;
        return [.. Enumerable.Range(0, grid.Count).Select(voxel => grid.IndexOf(voxel) is var (i, j, k) ? (float)of(i, j, k) : 0)];
    }
}

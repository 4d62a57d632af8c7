using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Statistics.Smoothness;

namespace NeuroRepl.Statistics.Tests.Smoothness;

public class ClusterSizeTests
{
    private static readonly VoxelSpace Box = VoxelSpace.Whole(new(32, 32, 24, Affine.Isotropic(1)));
    private static readonly Lazy<ClusterSizes> Sizes = new(() => ClusterSizes.Simulate(Box, SpatialAcf.Gaussian(2.5), new() { P = [.01, .005, .001], Draws = 2000 }));

    [Fact]
    public void Sizes_agree_with_those_that_scipy_counts_in_filtered_noise()
    {
        var oracle = Oracle.Read("voxelwise", "clustersizes.json").GetProperty("cases")[0];
        Assert.Equal(2.5, oracle.GetProperty("fwhm").GetDouble());
        foreach (var p in Sizes.Value.Options.P)
        {
            foreach (var neighbours in Enum.GetValues<VoxelNeighbours>())
            {
                foreach (var sides in Enum.GetValues<ClusterSides>())
                {
                    var key = FormattableString.Invariant($"{p} {neighbours switch { VoxelNeighbours.Faces => 1, VoxelNeighbours.Edges => 2, _ => 3 }} {sides.ToString().ToLowerInvariant()}");
                    var expected = oracle.GetProperty("size05").GetProperty(key).GetDouble();
                    var size = Sizes.Value.Threshold(p, .05, neighbours, sides);
                    Assert.True(Math.Abs(size.Voxels - expected) <= Math.Max(1, .1 * expected), $"{key}: scipy {expected}, here {size}");
                    Assert.InRange(size.Voxels, size.Low, size.High);
                }
            }
        }

        // The 95 % quantile of the highest value: its corrected p is .05 within the Monte-Carlo error of both runs (SD .006).
        Assert.InRange(Sizes.Value.OfPeak(oracle.GetProperty("peak95").GetDouble(), ClusterSides.One).Value, .03, .07);
    }

    [Fact]
    public void Noise_has_unit_variance_and_the_autocorrelation_that_was_asked_for()
    {
        var acf = new SpatialAcf(.7, 2, 4);
        var copes = SmoothnessTests.Noise(acf, scans: 60, VoxelSpace.Whole(new(16, 16, 16, Affine.Isotropic(1))));
        var values = copes.Values.ToArray();

        Assert.InRange(values.Average(v => (double)v * v), .93, 1.07);
        foreach (var lag in new[] { 1, 2, 4 })
        {
            var (sum, pairs) = (0.0, 0);
            for (var n = 0; n < values.Length; n++)
            {
                if ((n % 16) + lag >= 16) { continue; }

                (sum, pairs) = (sum + (values[n] * (double)values[n + lag]), pairs + 1);
            }

            Assert.InRange(sum / pairs, acf.At(lag) - .05, acf.At(lag) + .05);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_sizes()
    {
        var small = VoxelSpace.Whole(new(12, 12, 12, Affine.Isotropic(1)));
        ClusterSizeOptions options = new() { P = [.01], Draws = 301, Seed = 5 };

        var (first, second) = (ClusterSizes.Simulate(small, SpatialAcf.Gaussian(2), options), ClusterSizes.Simulate(small, SpatialAcf.Gaussian(2), options));

        Assert.Equal(first.Table(.2).Numbers("voxels"), second.Table(.2).Numbers("voxels"));
        Assert.Equal(first.OfPeak(3.2).Value, second.OfPeak(3.2).Value);
        Assert.NotEqual(first.OfPeak(3.2).Value, ClusterSizes.Simulate(small, SpatialAcf.Gaussian(2), options with { Seed = 6 }).OfPeak(3.2).Value);
    }

    [Fact]
    public void The_counter_counts_what_cluster_tables_count()
    {
        var copes = SmoothnessTests.Noise(SpatialAcf.Gaussian(2.5), scans: 1, VoxelSpace.Whole(new(20, 18, 15, Affine.Isotropic(1))));
        var space = (VoxelSpace)copes.Space;
        var counter = new ClusterCounter(new VoxelBox(space), 20, 18, [1.2], [1.2]);
        var largest = new int[9];

        counter.Count([.. copes.Values.ToArray().Select(v => (double)v)], largest);

        foreach (var (n, neighbours) in Enum.GetValues<VoxelNeighbours>().Index())
        {
            Assert.Equal(copes[0].Clusters(1.2, Sides.Greater, neighbours)[0].Count, largest[n]);
            Assert.Equal(copes[0].Select(Math.Abs).Clusters(1.2, Sides.Greater, neighbours)[0].Count, largest[3 + n]);
            Assert.Equal(copes[0].Clusters(1.2, Sides.Two, neighbours)[0].Count, largest[6 + n]);
        }
    }

    [Fact]
    public void A_table_of_clusters_keeps_what_noise_does_not_reach_with_p_of_cluster_and_peak()
    {
        var noise = SmoothnessTests.Noise(SpatialAcf.Gaussian(2.5), scans: 1, Box);
        var values = noise.Values.ToArray();
        for (var place = 0; place < Box.Count; place++)
        {
            if (Box.PositionOf(place)!.Value.DistanceTo((16, 16, 12)) <= 4) { values[place] = 5 + (.001f * place % 1); }
        }

        var map = new BrainMap(Box, values) { Name = "effect", Unit = "z" };
        var clusters = map.Clusters(Sizes.Value, p: .001);

        var cluster = Assert.Single(clusters);
        Assert.True(cluster.Count >= 257);                                          // the ball's voxels
        Assert.Equal(1.0 / 2001, cluster.P!.Value.Value, 12);                       // no draw reaches it, and p is not zero
        Assert.Equal(PKind.MonteCarlo, cluster.P.Value.Kind);
        Assert.InRange(cluster.Peak.P!.Value.Value, 1.0 / 2001, .05);
        Assert.Equal(cluster.Peak.P.Value.Value, clusters.Table().Numbers("p_peak")[0]);
        Assert.True(map.Clusters(Sizes.Value, p: .001, alpha: 1).Count > 1);
        Assert.Empty(map.Clusters(Sizes.Value, p: .001, atLeast: 5000));
    }

    [Fact]
    public void A_cluster_and_a_label_share_the_places_of_both()
    {
        var space = VoxelSpace.Whole(new(6, 1, 1, Affine.Isotropic(2)));
        var map = new BrainMap(space, [4, 5, 6, 4.5f, 0, 0]) { Unit = "z" };
        var labels = new BrainMap(space, [1, 1, 2, 2, 2, 0]);
        var cluster = map.Clusters(3).Single();

        var part = cluster.Within(labels, 1);

        Assert.Equal(cluster.Places.Intersect([0, 1]), part.Places);
        Assert.Equal(5, part.Peak.Value);
        Assert.Equal([1, 1, 0, 0, 0, 0], part.Mask().Values.ToArray());
        var overlap = cluster.Overlap(labels, new Dictionary<int, string> { [1] = "vmPFC" });
        Assert.Equal(["vmPFC", "2"], overlap.Texts("name"));
        Assert.Equal([.5, .5], overlap.Numbers("of_cluster"));
        Assert.Equal([1, 2.0 / 3], overlap.Numbers("of_region"));
        Assert.Contains("has label 7", Assert.Throws<ArgumentMistake>(() => cluster.Within(labels, 7)).Message, StringComparison.Ordinal);
        Assert.Throws<SpaceMismatch>(() => cluster.Overlap(new BrainMap(VoxelSpace.Whole(new(6, 1, 1, Affine.Isotropic(3))), new float[6])));
    }

    [Fact]
    public void Wrong_calls_say_what_to_type()
    {
        var map = new BrainMap(Box, new float[Box.Count]) { Unit = "t" };

        Assert.Contains("take the z map", Assert.Throws<ArgumentMistake>(() => map.Clusters(Sizes.Value)).Hint, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("0.01, 0.005, 0.001", Assert.Throws<ArgumentMistake>(() => Sizes.Value.Threshold(p: .02)).Hint, StringComparison.Ordinal);
        Assert.Throws<SpaceMismatch>(() => new BrainMap(VoxelSpace.Whole(new(3, 3, 3, Affine.Isotropic(1))), new float[27]) { Unit = "z" }.Clusters(Sizes.Value));
        Assert.Throws<ArgumentMistake>(() => ClusterSizes.Simulate(Box, SpatialAcf.Gaussian(2), new() { P = [.7] }));
        Assert.Throws<ArgumentMistake>(() => ClusterSizes.Simulate(Box, SpatialAcf.Gaussian(2), new() { Draws = 3 }));
        Assert.Throws<ArgumentMistake>(() => SpatialAcf.Gaussian(0));
        Assert.Throws<ArgumentMistake>(() => Sizes.Value.Threshold(alpha: 0));
    }
}

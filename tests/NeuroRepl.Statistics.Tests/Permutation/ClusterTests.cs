using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class ClusterTests
{
    [Fact]
    public void Sizes_masses_and_peaks_are_those_that_scipy_counts()
    {
        var (_, map) = TfceTests.Map();

        var clusters = map.Clusters(.75);

        var expected = Reference.Root.GetProperty("clusters").EnumerateArray().ToList();
        Assert.Equal(expected.Count, clusters.Count);
        for (var n = 0; n < expected.Count; n++)
        {
            Assert.Equal(expected[n].GetProperty("size").GetInt32(), clusters[n].Count);
            Assert.Equal(expected[n].GetProperty("peak").GetDouble(), clusters[n].Peak.Value, 6);
        }

        Assert.Equal(expected.Sum(c => c.GetProperty("mass").GetDouble()), clusters.Sum(c => c.Mass), 5);
        Assert.Equal(8 * clusters[0].Count, clusters[0].Size, 9);           // voxels of 2 mm
    }

    [Theory]
    [InlineData(ClusterMeasure.Extent)]
    [InlineData(ClusterMeasure.Mass)]
    public void Every_place_of_a_cluster_scores_its_size(ClusterMeasure measure)
    {
        var (space, map) = TfceTests.Map();
        var scores = new float[space.Count];

        var largest = new ClusterScore(space, new ClusterForming { Threshold = .75, Measure = measure }).Score(map.Values.Span, scores, Sides.Two);

        var clusters = map.Clusters(.75);
        double Size(Cluster cluster) => measure == ClusterMeasure.Extent ? cluster.Count * Math.Sign(cluster.Mass) : cluster.Mass;
        foreach (var cluster in clusters) { Assert.All(cluster.Places, place => Reference.Close(Size(cluster), scores[place], 1e-5, $"place {place}")); }

        Assert.Equal(clusters.Sum(c => c.Count), scores.Count(score => score != 0));
        Reference.Close(clusters.Max(c => Math.Abs(Size(c))), largest, 1e-5, "the largest");
    }

    [Fact]
    public void Peaks_nearer_than_wanted_to_a_higher_one_are_left_out()
    {
        var space = VoxelSpace.Whole(new(9, 1, 1, Affine.Isotropic(2)));
        var map = new BrainMap(space, [1, 5, 1, 4, 1, 1, 1, 3, 1]) { Unit = "t" };

        Assert.Equal([5, 3], map.Clusters(1, peaksApartMm: 8).Single().Peaks.Select(peak => peak.Value));
        Assert.Equal([5, 4, 3], map.Clusters(1, peaksApartMm: 4).Single().Peaks.Select(peak => peak.Value));
        Assert.Equal("5.00 at (2, 0, 0)", map.Clusters(1).Single().Peak.ToString());
        Assert.Equal("|t| ≥ 1, touching at corners", map.Clusters(1).Rule);
    }

    [Fact]
    public void A_test_lists_clusters_with_their_corrected_p()
    {
        var test = Effect().PermutationTest(400, new Tfce(), seed: 2);

        var cluster = test.Clusters()[0];

        Assert.True(cluster.Count >= 20);
        Assert.Equal(PKind.MonteCarlo, cluster.P!.Value.Kind);
        Assert.Equal(cluster.Places.Min(place => test.FamilyWiseP[place]), (float)cluster.P.Value.Value);
        Assert.All(cluster.Places, place => Assert.True(test.FamilyWiseP[place] <= .05f));
        Assert.Equal(test.SignificantPlaces(), test.Clusters().Sum(c => c.Count));
    }

    [Fact]
    public void Cluster_inference_finds_the_block_that_was_put_in()
    {
        var test = Effect().PermutationTest(400, seed: 2, clusters: new ClusterForming { Threshold = 3 });

        Assert.InRange(test.Clusters()[0].Count, 20, 60);
        Assert.Equal("cluster extent", test.Enhanced!.Unit);
    }

    [Fact]
    public void Corrected_together_no_p_becomes_smaller_and_other_draws_are_refused()
    {
        var (one, two) = (Effect().PermutationTest(300, new Tfce(), seed: 2), Effect(seed: 8).PermutationTest(300, new Tfce(), seed: 2));

        var both = PermutationResult.Together(one, two);

        for (var place = 0; place < one.Statistic.Count; place++) { Assert.True(both[0].FamilyWiseP[place] >= one.FamilyWiseP[place]); }

        Assert.Contains(Enumerable.Range(0, one.Shuffles), n => both[0].Maxima[n] == two.Maxima[n]);
        Assert.Throws<ArgumentMistake>(() => PermutationResult.Together(one, Effect().PermutationTest(300, new Tfce(), seed: 3)));
    }

    [Fact]
    public void Both_ways_to_enhance_at_once_are_refused() =>
        Assert.Throws<ArgumentMistake>(() => Effect().PermutationTest(50, new Tfce(), clusters: new ClusterForming { Threshold = 3 }));

    [Fact]
    public void The_table_of_z_values_follows_the_tails()
    {
        var tails = Reference.Root.GetProperty("tails");
        foreach (var row in tails.GetProperty("t").Rows())
        {
            float[] both = [(float)row[0], -(float)row[0]];
            ZTable.OfStudent(row[1]).Convert(both);
            Reference.Close(row[2], both[0], 2e-6, $"t({row[1]}) = {row[0]}");
            Assert.Equal(both[0], -both[1], 1e-7f);
        }

        foreach (var row in tails.GetProperty("F").Rows())
        {
            float[] one = [(float)row[0]];
            ZTable.OfF(row[1], row[2]).Convert(one);
            Reference.Close(row[3], one[0], 1e-5, $"F({row[1]}, {row[2]}) = {row[0]}");
        }
    }

    [Fact]
    public void A_random_p_carries_the_interval_of_Clopper_and_Pearson()
    {
        var test = Effect().PermutationTest(500, new Tfce(), seed: 2);
        var row = Reference.Root.GetProperty("tails").GetProperty("clopper").Rows()[0];          // 1 of 500

        var p = test.PAt(Enumerable.Range(0, test.Statistic.Count).First(place => Math.Abs(test.FamilyWiseP[place] - .002) < 1e-6));

        Assert.Equal((row[2], row[3]), (p.Interval!.Value.Low, p.Interval.Value.High), new Near(1e-9));
    }

    private static CopeSet Effect(ulong seed = 4)
    {
        var space = VoxelSpace.Whole(new(10, 10, 10, Affine.Isotropic(2)));
        var values = new float[16 * space.Count];
        var random = new CounterRandom(seed);
        for (var n = 0; n < values.Length; n++)
        {
            var (i, j, k) = space.Grid.IndexOf(n % space.Count);
            values[n] = (float)random.NextNormal() + (i is > 2 and < 6 && j is > 2 and < 6 && k is > 2 and < 6 ? 1.6f : 0);
        }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, 16).Select(n => $"{n:00}")])]));
    }

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < tolerance && Math.Abs(x.Item2 - y.Item2) < tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}

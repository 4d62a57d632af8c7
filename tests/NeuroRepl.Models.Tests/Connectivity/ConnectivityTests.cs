using NeuroRepl.Domain.Imaging;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.Connectivity;
using NeuroRepl.Models.Tests.Cleaning;
using NeuroRepl.Models.Tests.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Connectivity;

public sealed class ConnectivityTests
{
    [Fact]
    public void Seed_correlations_and_their_z_equal_numpy()
    {
        var map = CleaningOracle.Series.SeedConnectivity([2, 5], "pair");

        FirstLevelOracle.Same(CleaningOracle.Numbers("seed_z"), [.. map.Correlations.Select(Math.Atanh)], 1e-10);
        FirstLevelOracle.Same(CleaningOracle.Numbers("seed_z"), [.. map.Z.Values.ToArray().Select(z => (double)z)], 1e-6);
    }

    [Fact]
    public void Spheres_are_built_in_millimetres_and_both_sides_count_alike()
    {
        // The voxels of Mkrtchian et al. (2021): 3.75 × 3.75 × 3.5 mm; a sphere of 3.5 mm is 3.6 of them.
        var grid = new VoxelGrid(32, 40, 32, new Affine([3.75, 0, 0, -60, 0, 3.75, 0, -80, 0, 0, 3.5, -50]));
        var space = VoxelSpace.Whole(grid);
        var random = new CounterRandom(4);
        var series = new BrainSeries(space, [.. Enumerable.Range(0, 8 * space.Count).Select(_ => (float)random.NextNormal())], 2.5);
        var map = series.SeedConnectivity((9, 9, -8), (-9, 9, -8), radiusMm: 3.5);
        int[] near = [.. Enumerable.Range(0, space.Count).Where(v => space.PositionOf(v)!.Value is var at && (at.DistanceTo((9, 9, -8)) <= 3.5 || at.DistanceTo((-9, 9, -8)) <= 3.5))];

        Assert.Equal(near, map.SeedPlaces);
        Assert.InRange(map.SeedPlaces.Count, 4, 12);
        Assert.Equal(near.Average(v => (double)series.Volume(3).Span[v]), map.SeedCourse[3], 1e-12);
        Assert.Equal("3.5 mm around (9, 9, -8) and (-9, 9, -8)", map.Seed);
        var error = Assert.Throws<ArgumentMistake>(() => series.SeedConnectivity((200, 0, 0)));
        Assert.Contains("the nearest, at (56.25,", error.Message, StringComparison.Ordinal);
        Assert.Contains("MNI", error.Hint, StringComparison.Ordinal);
        Assert.Contains("have no positions", Assert.Throws<ArgumentMistake>(() => CleaningOracle.Series.SeedConnectivity((0, 0, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Region_correlations_and_partial_ones_equal_numpy()
    {
        var cleaned = CleaningOracle.Of(CleaningOracle.Rows("clean", "values"));
        var (r, expected) = (cleaned.Correlations(), CleaningOracle.Rows("r"));
        for (var i = 0; i < r.Count; i++)
        {
            for (var j = 0; j < r.Count; j++) { Assert.Equal(expected[i][j], r[i, j], 1e-6); }         // the series was rounded to single precision on the way in
        }

        var eight = CleaningOracle.Of([.. CleaningOracle.Rows("series").Take(8)]);
        var partial = CleaningOracle.Rows("partial");
        var own = eight.PartialCorrelations();
        for (var i = 0; i < 8; i++) { FirstLevelOracle.Same(partial[i], own.Row(i), 1e-9); }

        Assert.Equal(r["p3", "p5"], r[3, 5]);
        Assert.Contains("There is no region x", Assert.Throws<ArgumentMistake>(() => r["x", "p1"]).Message, StringComparison.Ordinal);
        Assert.Contains("shrinkage: 0.1", Assert.Throws<ArgumentMistake>(() => CleaningOracle.Of([.. Enumerable.Range(0, 12).Select(k => CleaningOracle.Rows("series")[k][..10])]).PartialCorrelations()).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Global_connectivity_equals_numpy_and_the_order_of_parcellation_matters()
    {
        var courses = CleaningOracle.Rows("series");
        var series = CleaningOracle.Series;
        var parcelled = CleaningOracle.Of([.. Enumerable.Range(0, 7).Select(p => courses[2 * p].Zip(courses[(2 * p) + 1], (a, b) => (a + b) / 2).ToArray())]);
        var (first, last) = (CleaningOracle.Numbers("gbc_parcelled_first"), CleaningOracle.Numbers("gbc_parcelled_last"));

        FirstLevelOracle.Same(CleaningOracle.Numbers("gbc"), Doubles(series.GlobalConnectivity()), 1e-6);
        FirstLevelOracle.Same(CleaningOracle.Numbers("gbc_r"), Doubles(series.GlobalConnectivity(fisher: false)), 1e-6);
        FirstLevelOracle.Same(first, Doubles(parcelled.GlobalConnectivity()), 1e-6);
        Assert.True(first.Zip(last).All(pair => Math.Abs(pair.First - pair.Second) > .01));
    }

    [Fact]
    public void Global_connectivity_of_many_places_is_the_mean_of_all_pairs_whatever_the_tiles()
    {
        var series = NullRuns.Noise(60, 205, .3, seed: 6);
        var (r, map) = (series.Correlations(), series.GlobalConnectivity());

        for (var i = 0; i < 205; i += 17) { Assert.Equal(Enumerable.Range(0, 205).Where(j => j != i).Average(j => r.Z(i, j)), map[i], 1e-6); }
    }

    [Fact]
    public void Places_without_a_course_are_left_out_of_everything()
    {
        var noise = NullRuns.Noise(30, 3, 0, seed: 1);
        var series = new BrainSeries(new ParcelSpace(["a", "b", "c", "flat"]), [.. Enumerable.Range(0, 30).SelectMany(t => noise.Volume(t).ToArray().Append(7f))], 2);

        Assert.True(float.IsNaN(series.GlobalConnectivity()[3]));
        Assert.Equal(noise.GlobalConnectivity()[1], series.GlobalConnectivity()[1], 1e-6f);
        Assert.Contains("1 of 4 parcels have no course", Assert.Single(series.Correlations().Notes), StringComparison.Ordinal);
        Assert.Contains(series.SeedConnectivity([0, 3], "s").Notes, note => note.StartsWith("1 of 2 parcels of the seed have no course", StringComparison.Ordinal));
        Assert.Throws<ArgumentMistake>(() => series.SeedConnectivity([3], "s"));
    }

    [Fact]
    public void Networks_are_means_of_fisher_z_over_their_pairs()
    {
        var r = CleaningOracle.Series.Correlations();
        var table = r.NetworkMeans([.. Enumerable.Range(0, 14).Select(k => k < 4 ? "DMN" : "FPN")]);

        Assert.Equal(["DMN", "DMN", "FPN"], table.Texts("first"));
        Assert.Equal([6.0, 40, 45], table.Numbers("pairs"));
        Assert.Equal(new[] { (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3) }.Average(pair => r.Z(pair.Item1, pair.Item2)), table.Numbers("mean_z")[0], 1e-12);
    }

    private static double[] Doubles(BrainMap map) => [.. map.Values.ToArray().Select(value => (double)value)];
}

using System.Text.Json;
using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Domain.Tests.Imaging;

public sealed class ParcellationTests
{
    private static readonly Lazy<JsonElement> Oracle = new(() => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "imaging-files", "maps.json"))).RootElement);

    [Fact]
    public void Means_in_parcels_and_in_masks_are_those_of_numpy()
    {
        var space = new VertexSpace("CORTEX_LEFT", 60);
        var labels = new Parcellation(space, [.. Oracle.Value.GetProperty("keys").EnumerateArray().Select(k => k.GetInt32())], [new(2, "two"), new(5, "five"), new(9, "nine")]);
        BrainMap map = new(space, Numbers("values")), weights = new(space, Numbers("weights"));
        var (plain, weighted, table) = (map.Parcellate(labels), map.Parcellate(labels, weights), map.ParcelTable(labels));
        foreach (var (n, key) in new[] { "2", "5", "9" }.Index())
        {
            var expected = Oracle.Value.GetProperty("parcels").GetProperty(key);
            double Expected(string name) => expected.GetProperty(name).GetDouble();

            Assert.Equal(Expected("mean"), plain[n], 1e-6);
            Assert.Equal(Expected("weighted"), weighted[n], 1e-6);
            Assert.Equal((Expected("n"), Expected("min"), Expected("max")), (table.Numbers("n")[n], table.Numbers("min")[n], table.Numbers("max")[n]));
            Assert.Equal(Expected("sd"), table.Numbers("sd")[n], 1e-12);

            var mask = new BrainMap(space, [.. Enumerable.Range(0, 60).Select(place => labels[labels.Names[n]][place] * weights[place])]);
            Assert.Equal(Expected("weighted"), map.MeanIn(mask), 1e-12);
            Assert.Equal(Expected("weighted"), map.Extract(("region", mask)).Numbers("weighted_mean")[0], 1e-12);
        }

        Assert.Equal(plain.Values.ToArray(), map.Parcellate(labels).Unparcellate().Parcellate(labels).Values.ToArray());
    }

    [Theory]
    [InlineData(Interpolation.Linear, "linear")]
    [InlineData(Interpolation.Nearest, "nearest")]
    public void Resampling_through_two_oblique_affines_is_scipys(Interpolation interpolation, string name)
    {
        var source = new BrainMap(VoxelSpace.Whole(new(7, 6, 5, new(Doubles("source")))), Numbers("data"));
        var target = VoxelSpace.Whole(new(6, 6, 5, new(Doubles("target"))));
        var (map, expected) = (source.ResampleTo(target, interpolation), Numbers(name));

        Assert.InRange(expected.Count(float.IsNaN), 1, 170);
        for (var place = 0; place < map.Count; place++) { Assert.Equal(expected[place], map[place], 1e-5f); }

        Assert.Equal(map.Values.ToArray(), new BrainSeries(source.Space, [.. source.Values.ToArray(), .. source.Values.ToArray()], 2).ResampleTo(target, interpolation).Volume(1).ToArray());
        Assert.Equal(source.Values.ToArray(), source.ResampleTo(source.Space, interpolation).Values.ToArray());
    }

    [Fact]
    public void Halfway_between_two_voxels_the_nearest_is_the_higher_index()
    {
        var source = new BrainMap(VoxelSpace.Whole(new(4, 1, 1, Affine.Isotropic(2))), [10, 20, 30, 40]);
        var shifted = VoxelSpace.Whole(new(3, 1, 1, Affine.Isotropic(2, (1, 0, 0))));

        Assert.Equal([20f, 30, 40], source.ResampleTo(shifted, Interpolation.Nearest).Values.ToArray());
        Assert.Equal([15f, 25, 35], source.ResampleTo(shifted).Values.ToArray());
    }

    [Fact]
    public void Missing_places_are_skipped_propagated_or_refused_and_always_counted()
    {
        var space = new VertexSpace("CORTEX_LEFT", 6);
        var labels = new Parcellation(space, [0, 1, 1, 1, 2, 2], [new(1, "a"), new(2, "b")]);
        var map = new BrainMap(space, [float.NaN, 1, float.NaN, 3, float.NaN, float.NaN]);
        var skipped = map.Parcellate(labels);

        Assert.Equal([2f, float.NaN], skipped.Values.ToArray());
        Assert.Contains(skipped.Notes, note => note.StartsWith("3 values", StringComparison.Ordinal));
        Assert.Contains(skipped.Notes, note => note.Contains("without any value: b", StringComparison.Ordinal));
        Assert.Equal([float.NaN, float.NaN], map.Parcellate(labels, missing: MissingPlaces.Propagate).Values.ToArray());
        Assert.Contains("parcel a", Assert.Throws<ArgumentMistake>(() => map.Parcellate(labels, missing: MissingPlaces.Refuse)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_whole_surfaces_fit_maps_without_the_medial_wall_vertex_by_vertex()
    {
        var whole = new Parcellation(new VertexSpace("CORTEX_LEFT", 6), [0, 1, 1, 2, 2, 2], [new(1, "a"), new(2, "b")]);
        var cortex = new VertexSpace("CORTEX_LEFT", 6, [1, 3, 5]);
        var brain = new Grayordinates([new("CORTEX_LEFT", cortex), new("OTHER", VoxelSpace.Whole(new(2, 1, 1, Affine.Isotropic(2))))]);

        Assert.Equal([7f, 9], new BrainMap(cortex, [7, 8, 10]).Parcellate(whole).Values.ToArray());
        Assert.Equal([7f, 9], new BrainMap(brain, [7, 8, 10, 99, 99]).Parcellate(whole).Values.ToArray());
        Assert.Equal([float.NaN, 7, float.NaN, 8, float.NaN, 10], new BrainMap(cortex, [7, 8, 10]).On(whole.Space).Values.ToArray());
        Assert.Equal([8f, 10], new BrainMap(brain, [7, 8, 10, 99, 99]).Within(whole["b"]).Values.ToArray());
        Assert.Throws<SpaceMismatch>(() => new BrainMap(new VertexSpace("CORTEX_LEFT", 7), new float[7]).Parcellate(whole));
        Assert.Throws<SpaceMismatch>(() => new BrainMap(new VertexSpace("CORTEX_RIGHT", 6), new float[6]).Parcellate(whole));
    }

    [Fact]
    public void Parcels_know_their_centres_their_sizes_and_their_neighbours()
    {
        var space = VoxelSpace.Whole(new(6, 1, 1, Affine.Isotropic(2)));
        var labels = new Parcellation(space, [1, 1, 2, 0, 3, 3], [new(0, "???"), new(1, "a"), new(2, "b"), new(3, "c")]);

        Assert.Equal(["a", "b", "c"], labels.Names);
        Assert.Equal([2, 1, 2], labels.Sizes);
        Assert.Equal(new Millimetres(1, 0, 0), labels.Parcels.PositionOf(0));
        Assert.Equal([1], labels.Parcels.Neighbours().Of(0).ToArray());
        Assert.Empty(labels.Parcels.Neighbours().Of(2).ToArray());
        Assert.Equal([1f, 1, 0, 0, 1, 1], labels.Mask("a", "c").Values.ToArray());
        Assert.Contains("Did you mean a", Assert.Throws<ArgumentMistake>(() => labels["A"]).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surface_with_another_number_of_vertices_is_refused_and_a_fitting_one_gives_positions_and_neighbours()
    {
        var map = new BrainMap(new VertexSpace("CORTEX_LEFT", 4, [0, 1, 3]), [1, 2, 3]);
        SurfaceMesh Mesh(int vertices, string structure) => new([.. Enumerable.Range(0, 3 * vertices).Select(n => (float)n)], [0, 1, 2, 1, 2, 3], structure);

        var placed = map.WithSurfaces(Mesh(4, "CORTEX_LEFT"));
        Assert.Equal(new Millimetres(9, 10, 11), placed.Space.PositionOf(2));
        Assert.Equal([0, 2], placed.Space.Neighbours().Of(1).ToArray());
        Assert.True(map.Space.IsSameAs(placed.Space) && placed.Space.IsSameAs(map.Space));
        Assert.Contains("5 vertices", Assert.Throws<ArgumentMistake>(() => map.WithSurfaces(Mesh(5, "CORTEX_LEFT"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => map.WithSurfaces(Mesh(4, "CORTEX_RIGHT")));
        Assert.Throws<ArgumentMistake>(() => map.Space.Neighbours());
    }

    [Fact]
    public void An_atlas_is_a_parcellation_of_its_regions()
    {
        var space = VoxelSpace.Whole(new(4, 1, 1, Affine.Isotropic(2)));
        var labels = new Atlas("aal", new BrainMap(space, [0, 5, 5, 9]), [new(5, "Caudate_L"), new(9, "Caudate_R"), new(11, "Putamen_L")]).ToParcellation();

        Assert.Equal(["Caudate_L", "Caudate_R"], labels.Names);
        Assert.Equal([2.5f, 4], new BrainMap(space, [1, 2, 3, 4]).Parcellate(labels).Values.ToArray());
    }

    private static float[] Numbers(string name) => [.. Oracle.Value.GetProperty(name).EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? float.NaN : v.GetSingle())];

    private static double[] Doubles(string name) => [.. Oracle.Value.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}

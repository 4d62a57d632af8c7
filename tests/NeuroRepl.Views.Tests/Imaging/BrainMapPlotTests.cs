using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views.Tests.Imaging;

/// <summary>Values are a known function of the place in millimetres, so that every pixel of a slice can be foretold.</summary>
public sealed class BrainMapPlotTests
{
    // Turned by 20° around z and 10° around x, unequal edges, the first index from right to left.
    private static readonly Affine Oblique = Turned(20, 10, (-3, 2.5, 4), (40, -60, -30));

    [Theory]
    [InlineData(Cut.Axial, 12)]
    [InlineData(Cut.Coronal, -20)]
    [InlineData(Cut.Sagittal, 5)]
    public void Every_pixel_has_the_value_of_the_voxel_that_holds_it(Cut cut, double at)
    {
        var space = VoxelSpace.Whole(new(28, 40, 24, Oblique));
        var map = new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(place => Linear(space.PositionOf(place)!.Value))]);
        var image = VolumeImage.Of(space, map.Values.Span);
        var plane = SlicePlane.Of(cut, at, (-60, -80, -60), (60, 60, 70), isRadiological: false);

        var pixels = image.Nearest(plane, 173, 131);

        var inside = 0;
        for (var n = 0; n < pixels.Length; n++)
        {
            var (x, y) = ((n % 173 + .5) * plane.WidthMm / 173, (n / 173 + .5) * plane.HeightMm / 131);
            Millimetres place = cut switch { Cut.Axial => (-60 + x, 60 - y, at), Cut.Coronal => (-60 + x, at, 70 - y), _ => (at, -80 + x, 70 - y) };
            var expected = space.PlaceAt(place) is { } holds ? map[holds] : float.NaN;
            Assert.Equal(expected, pixels[n]);
            inside += float.IsNaN(expected) ? 0 : 1;
        }

        Assert.True(inside > 3000, $"{inside}");
    }

    [Fact]
    public void Smooth_pixels_follow_a_linear_map_exactly()
    {
        var space = VoxelSpace.Whole(new(28, 40, 24, Oblique));
        var image = VolumeImage.Of(space, [.. Enumerable.Range(0, space.Count).Select(place => Linear(space.PositionOf(place)!.Value))]);
        var plane = SlicePlane.Of(Cut.Axial, 12, (-20, -30, 0), (10, 0, 30), isRadiological: false);

        var pixels = image.Linear(plane, 60, 60);

        Assert.All(pixels.Index(), pixel => Assert.Equal(Linear((-20 + ((pixel.Index % 60) + .5) / 2, 0 - ((pixel.Index / 60) + .5) / 2, 12)), pixel.Item, 1e-3f));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_right_in_the_head_is_where_the_convention_says(bool isRadiological)
    {
        var space = VoxelSpace.Whole(new(20, 20, 20, Affine.Isotropic(4, (-38, -38, -38))));
        var map = new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(place => space.PositionOf(place)!.Value is { X: > 0 } ? 4f : -4f)]) { Unit = "t" };

        var figure = map.Plot(at: [2], threshold: 1, range: (-6, 6), look: new BrainPicture { IsRadiological = isRadiological, HasGuide = false, HasBar = false });

        var colors = new ValueColors(-6, 6) { Threshold = 1 };
        var pixels = NeuroRepl.Figures.Text.PngPixels.Of(((Picture)figure.Traces[0]).Png.Span)!.ToRaster();
        var (left, right) = (pixels[(pixels.Width / 2) - 100, 200], pixels[(pixels.Width / 2) + 100, 200]);
        Assert.Equal(isRadiological ? 4 : -4, colors.ValueOf(left.R, left.G, left.B), .05);
        Assert.Equal(isRadiological ? -4 : 4, colors.ValueOf(right.R, right.G, right.B), .05);
        Assert.Contains(isRadiological ? "radiological" : "neurological", figure.Layout.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void P_values_are_shown_as_logarithms_from_five_percent_up()
    {
        var space = VoxelSpace.Whole(new(3, 1, 1, Affine.Isotropic(2)));

        var shown = ShownValues.Of(new BrainMap(space, [.5f, .05f, .001f]) { Unit = "p" }, null, null);

        Assert.Equal([.30103f, 1.30103f, 3f], shown.Values.Select(value => MathF.Round(value, 5)));
        Assert.Equal([false, true, true], shown.Values.Select(value => shown.Colors.Shows(value)));
        Assert.Equal("−log₁₀ p", shown.Colors.Unit);
    }

    [Fact]
    public void A_map_that_was_thresholded_before_keeps_its_gap()
    {
        var space = VoxelSpace.Whole(new(200, 1, 1, Affine.Isotropic(2)));
        var shown = ShownValues.Of(new BrainMap(space, [.. Enumerable.Range(0, 200).Select(n => n < 150 ? 0 : n < 190 ? 3.2f + (n / 100f) : -3.1f)]) { Unit = "t" }, null, null);

        Assert.Equal(3.1, shown.Colors.Threshold, 1e-6);
        Assert.Equal("coloured: |t| ≥ 3.1", shown.Rule);
        Assert.True(float.IsNaN(shown.Values[0]));
    }

    [Fact]
    public void Slices_lie_on_the_voxels_and_spread_over_what_is_coloured()
    {
        var space = VoxelSpace.Whole(new(20, 20, 20, Affine.Isotropic(4, (-38, -38, -38))));
        var map = new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(place => space.PositionOf(place)!.Value.Z is > 0 and < 30 ? 4f : 1f)]) { Unit = "t" };

        var text = Terminal.Render(map.Plot(threshold: 3, slices: 4), new TerminalSettings { Width = 100 });

        Assert.Contains("z = 2 mm", text, StringComparison.Ordinal);
        Assert.Contains("z = 26", text, StringComparison.Ordinal);                                // the last voxel above 0 and below 30
        Assert.DoesNotContain("z = 30", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cross_hair_stands_at_the_peak_and_says_its_value()
    {
        var space = VoxelSpace.Whole(new(10, 10, 10, Affine.Isotropic(4, (-18, -18, -18))));
        var values = new float[space.Count];
        values[space.PlaceAt((2, -6, 10))!.Value] = -7.25f;

        var figure = new BrainMap(space, values) { Unit = "t" }.Plot(Cut.Ortho);

        Assert.Contains("t = −7.25 at (2, −6, 10)", figure.Layout.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void The_glass_brain_has_the_strongest_value_of_each_line_of_sight()
    {
        var space = VoxelSpace.Whole(new(10, 12, 14, Affine.Isotropic(2)));
        var random = new CounterRandom(3);
        var values = Enumerable.Range(0, space.Count).Select(_ => (float)random.NextNormal()).ToArray();
        var image = VolumeImage.Of(space, values);
        var plane = SlicePlane.Of(Cut.Axial, -1, (-1, -1, -1), (19, 23, 27), isRadiological: false);

        var seen = Projection.Of(plane, 28, (0, 0, 1), image, image, new ValueColors(-5, 5));

        Assert.Equal((10, 12), (seen.Columns, seen.Rows));
        for (var i = 0; i < 10; i++)
        {
            for (var j = 0; j < 12; j++)
            {
                var strongest = Enumerable.Range(0, 14).Select(k => values[space.Grid.VoxelAt(i, j, k)]).MaxBy(Math.Abs);
                Assert.Equal(strongest, seen.Values[((11 - j) * 10) + i]);                        // the front is up
            }
        }
    }

    [Fact]
    public void Vertices_make_four_views_and_parcels_a_glass_brain()
    {
        var (left, right) = (Mesh("CORTEX_LEFT", -30), Mesh("CORTEX_RIGHT", 30));
        var both = new Grayordinates([new("CORTEX_LEFT", new SurfaceSpace(left)), new("CORTEX_RIGHT", new SurfaceSpace(right))]);
        var settings = new TerminalSettings { Width = 120 };

        var cortex = Terminal.Render(new BrainMap(both, [.. Enumerable.Range(0, both.Count).Select(n => (float)n)]).Plot(), settings);
        var parcels = Terminal.Render(new BrainMap(new ParcelSpace(["a", "b"], [(-30, 0, 0), (30, 10, 5)]), [1, -2]).Plot(), settings);

        Assert.Matches("left, lateral +left, medial +right, medial +right, lateral", cortex);
        Assert.Matches("left +.*from the back +.*from above +.*right", parcels);
    }

    [Fact]
    public void What_cannot_be_drawn_says_what_to_type()
    {
        var voxels = new BrainMap(VoxelSpace.Whole(new(3, 3, 3, Affine.Isotropic(2))), new float[27]);
        var parcels = new BrainMap(new ParcelSpace(["a"]), [1]);

        Assert.Contains("SurfaceMesh.Simulate()", Assert.Throws<ArgumentMistake>(() => voxels.Plot(Cut.Surface)).Hint, StringComparison.Ordinal);
        Assert.Contains("surfaces", Assert.Throws<ArgumentMistake>(() => parcels.Plot(Cut.Axial)).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => voxels.Plot(anatomy: parcels));
        Assert.Throws<ArgumentMistake>(() => voxels.Plot(outline: parcels));
        Assert.Throws<ArgumentMistake>(() => voxels.Plot(range: (3, -3)));
        Assert.Throws<ArgumentMistake>(() => voxels.Plot(threshold: -1));
        Assert.Throws<ArgumentMistake>(() => voxels.Plot(anatomy: voxels));                       // nothing above 0 in it
    }

    [Fact]
    public void Maps_of_nothing_are_pictures_all_the_same()
    {
        var space = VoxelSpace.Whole(new(8, 8, 8, Affine.Isotropic(4)));
        foreach (var value in new[] { 0, float.NaN, 3 })
        {
            var values = new float[space.Count];
            Array.Fill(values, value);
            foreach (var cut in Enum.GetValues<Cut>().Where(cut => cut != Cut.Surface)) { Assert.NotNull(new BrainMap(space, values).Plot(cut).TryPng()); }
        }
    }

    private static float Linear(Millimetres at) => (float)((.03 * at.X) - (.02 * at.Y) + (.05 * at.Z) + 7);

    private static SurfaceMesh Mesh(string structure, float x) => new([x, -20, -20, x, 20, -20, x, 0, 20, x + 5, 0, 0], [0, 1, 2, 0, 1, 3, 1, 2, 3, 2, 0, 3], structure);

    private static Affine Turned(double aroundZ, double aroundX, Millimetres size, Millimetres origin)
    {
        var (c, s, d, t) = (Math.Cos(aroundZ * Math.PI / 180), Math.Sin(aroundZ * Math.PI / 180), Math.Cos(aroundX * Math.PI / 180), Math.Sin(aroundX * Math.PI / 180));
        return new([c * size.X, -s * d * size.Y, s * t * size.Z, origin.X, s * size.X, c * d * size.Y, -c * t * size.Z, origin.Y, 0, t * size.Y, d * size.Z, origin.Z]);
    }
}

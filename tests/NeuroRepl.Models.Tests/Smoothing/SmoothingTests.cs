using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Models.Smoothing;
using NeuroRepl.Models.Tests.Cleaning;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Smoothing;

public sealed class SmoothingTests
{
    private static readonly Lazy<JsonElement> Oracle = new(() => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "first-level", "smoothing.json"))).RootElement);

    [Fact]
    public void A_masked_volume_is_smoothed_as_scipy_does_over_the_smoothed_mask()
    {
        var grid = new VoxelGrid(9, 8, 7, new Affine([3, 0, 0, 0, 0, 3.5, 0, 0, 0, 0, 4, 0]));
        var space = new VoxelSpace(grid, [.. CleaningOracle.Numbers("volume", "mask").Select(v => (int)v)]);
        var smoothed = new BrainMap(space, [.. CleaningOracle.Numbers("volume", "values").Select(v => (float)v)]).Smooth(6);

        var expected = CleaningOracle.Numbers("volume", "smoothed");
        for (var place = 0; place < expected.Length; place++) { Assert.Equal(expected[place], smoothed[place], 2e-6); }
    }

    [Fact]
    public void A_constant_stays_one_up_to_the_edge_and_missing_places_stay_missing()
    {
        var space = VoxelSpace.Where(new VoxelGrid(20, 20, 20, Affine.Isotropic(3)), voxel => voxel % 7 != 0);
        var values = Enumerable.Repeat(5f, space.Count).ToArray();
        values[100] = float.NaN;
        var smoothed = new BrainMap(space, values).Smooth(8);

        Assert.True(float.IsNaN(smoothed[100]));
        Assert.All(Enumerable.Range(0, space.Count).Where(place => place != 100), place => Assert.Equal(5, smoothed[place], 1e-5f));
    }

    [Fact]
    public void White_noise_in_a_volume_gets_the_width_that_was_asked_for()
    {
        var space = VoxelSpace.Whole(new VoxelGrid(40, 40, 40, Affine.Isotropic(2)));
        var random = new CounterRandom(5);
        var smoothed = new BrainMap(space, [.. Enumerable.Range(0, space.Count).Select(_ => (float)random.NextNormal())]).Smooth(6);

        // Neighbours at distance d correlate as exp(−d²·2ln2/FWHM²) once noise is smoothed by a Gaussian of that width.
        var (product, square) = (0.0, 0.0);
        for (var voxel = 0; voxel < space.Count; voxel++)
        {
            var (i, j, k) = space.Grid.IndexOf(voxel);
            if (i is < 8 or > 30 || j is < 8 or > 30 || k is < 8 or > 30) { continue; }

            product += smoothed[voxel] * smoothed[space.Grid.VoxelAt(i + 2, j, k)];
            square += smoothed[voxel] * smoothed[voxel];
        }

        Assert.InRange(Width(product / square, 4), .95 * 6, 1.05 * 6);
    }

    [Fact]
    public void A_surface_is_smoothed_as_wb_command_does()
    {
        var (mesh, noise) = (Mesh(), Floats("noise"));
        foreach (var fwhm in new[] { 5, 10 })
        {
            var smoothed = new BrainMap(new SurfaceSpace(mesh), [.. noise]).Smooth(fwhm);
            Assert.True(Correlation(Floats($"smoothed{fwhm}"), smoothed.Values.ToArray()) > .995, $"{fwhm} mm: {Correlation(Floats($"smoothed{fwhm}"), smoothed.Values.ToArray())}");
        }

        var roi = Floats("roi");
        int[] inside = [.. Enumerable.Range(0, roi.Length).Where(v => roi[v] > 0)];
        var part = new BrainMap(new SurfaceSpace(mesh, inside), [.. inside.Select(v => noise[v])]).Smooth(10);
        Assert.True(Correlation([.. inside.Select(v => Floats("inside10")[v])], part.Values.ToArray()) > .995);
    }

    [Fact]
    public void Grayordinates_are_smoothed_each_structure_by_itself()
    {
        var (surface, voxels) = (new SurfaceSpace(Mesh()), VoxelSpace.Whole(new VoxelGrid(8, 8, 8, Affine.Isotropic(2))));
        var random = new CounterRandom(2);
        float[] values = [.. Enumerable.Range(0, surface.Count + voxels.Count).Select(_ => (float)random.NextNormal())];
        var both = new BrainMap(new Grayordinates([new("CORTEX_LEFT", surface), new("THALAMUS_LEFT", voxels)]), [.. values]).Smooth(6, volumeFwhmMm: 4);

        Assert.Equal(new BrainMap(surface, values[..surface.Count]).Smooth(6).Values.ToArray(), both.Values[..surface.Count].ToArray());
        Assert.Equal(new BrainMap(voxels, values[surface.Count..]).Smooth(4).Values.ToArray(), both.Values[surface.Count..].ToArray());
        Assert.Contains("Smooth before parcellating", Assert.Throws<ArgumentMistake>(() => new BrainMap(new ParcelSpace(["a"]), [1]).Smooth(5)).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_is_smoothed_volume_by_volume()
    {
        var space = VoxelSpace.Whole(new VoxelGrid(6, 6, 6, Affine.Isotropic(3)));
        var random = new CounterRandom(9);
        var series = new BrainSeries(space, [.. Enumerable.Range(0, 5 * space.Count).Select(_ => (float)random.NextNormal())], 2);
        var smoothed = series.Smooth(6);

        for (var t = 0; t < 5; t++) { Assert.Equal(series[t].Smooth(6).Values.ToArray(), smoothed[t].Values.ToArray()); }
        Assert.Equal("smoothed with 6 mm FWHM", Assert.Single(smoothed.Steps));
    }

    private static SurfaceMesh Mesh() => new(Floats("coordinates"), [.. Floats("triangles").Select(v => (int)v)], "CORTEX_LEFT");

    private static float[] Floats(string name) => [.. Oracle.Value.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];

    private static double Width(double correlation, double distance) => distance * Math.Sqrt(2 * Math.Log(2) / -Math.Log(correlation));

    private static double Correlation(float[] a, float[] b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - ma) * (double)(y - mb)).Sum() / Math.Sqrt(a.Sum(x => (x - ma) * (double)(x - ma)) * b.Sum(x => (x - mb) * (double)(x - mb)));
    }
}

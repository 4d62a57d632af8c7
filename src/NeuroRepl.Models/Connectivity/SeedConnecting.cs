using System.Globalization;
using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Connectivity;

/// <summary>Correlates every place with a seed.</summary>
public static class SeedConnecting
{
    private const int Width = TileProduct.Width;

    /// <summary>Correlates every place with the mean of a sphere: <c>series.SeedConnectivity((9, 9, -8), radiusMm: 3.5).Z</c>.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="seed">The middle of the sphere in millimetres.</param>
    /// <param name="radiusMm">Its radius; a voxel belongs to it if its centre lies within.</param>
    /// <exception cref="ArgumentMistake">No place within the sphere; says how near the nearest is.</exception>
    public static SeedMap SeedConnectivity(this BrainSeries series, Millimetres seed, double radiusMm = 3.5) => series.SeedConnectivity([seed], radiusMm);

    /// <summary>Correlates every place with the mean of two spheres, left and right: <c>series.SeedConnectivity((9, 9, -8), (-9, 9, -8), radiusMm: 3.5)</c>.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="seed">The middle of the first sphere in millimetres.</param>
    /// <param name="other">The middle of the second.</param>
    /// <param name="radiusMm">The radius of both.</param>
    public static SeedMap SeedConnectivity(this BrainSeries series, Millimetres seed, Millimetres other, double radiusMm = 3.5) => series.SeedConnectivity([seed, other], radiusMm);

    /// <summary>Correlates every place with the mean over all places of some spheres.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="seeds">The middles of the spheres in millimetres.</param>
    /// <param name="radiusMm">The radius of all.</param>
    /// <exception cref="ArgumentMistake">No place within one of the spheres.</exception>
    public static SeedMap SeedConnectivity(this BrainSeries series, IReadOnlyList<Millimetres> seeds, double radiusMm = 3.5) =>
        series.SeedConnectivity(SphereOf(series.Space, seeds, radiusMm), string.Create(CultureInfo.InvariantCulture, $"{radiusMm:0.##} mm around {string.Join(" and ", seeds)}"));

    /// <summary>Correlates every place with the mean over a region in millimetres: <c>series.SeedConnectivity(Roi.Sphere((0, 28, 24), 8))</c>.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="region">The seed.</param>
    /// <exception cref="ArgumentMistake">No place lies in it.</exception>
    public static SeedMap SeedConnectivity(this BrainSeries series, Roi region) => series.SeedConnectivity(region.Mask(series.Space));

    /// <summary>Correlates every place with the mean over a mask: <c>series.SeedConnectivity(roi.Mask(series.Space))</c>.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="mask">Places that are neither 0 nor missing belong to the seed.</param>
    /// <exception cref="SpaceMismatch">The mask lies on other places.</exception>
    public static SeedMap SeedConnectivity(this BrainSeries series, BrainMap mask)
    {
        series.Space.MustMatch(mask.Space, $"The mask {mask.Name}");
        return series.SeedConnectivity([.. Enumerable.Range(0, mask.Count).Where(place => mask[place] != 0 && !float.IsNaN(mask[place]))], mask.Name);
    }

    /// <summary>Correlates every place with the mean over some places.</summary>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="places">The seed's places.</param>
    /// <param name="name">What to call the seed.</param>
    /// <exception cref="ArgumentMistake">No place of the seed has a course.</exception>
    public static SeedMap SeedConnectivity(this BrainSeries series, IReadOnlyList<int> places, string name)
    {
        Guard.InRange(series.Count, 3, int.MaxValue, "the number of volumes");
        Guard.NotEmpty(places);
        var usable = places.Where(place => IsUsable(series, place)).ToArray();
        if (usable.Length == 0) { throw new ArgumentMistake($"None of the {places.Count} {series.Space.Places} of {name} has a course: constant, or no number.", "Does the seed lie outside the brain? Look at series[0]."); }

        var course = new double[series.Count];
        for (var t = 0; t < course.Length; t++)
        {
            var volume = series.Volume(t).Span;
            foreach (var place in usable) { course[t] += volume[place] / (double)usable.Length; }
        }

        var unit = course.ToArray();
        if (!UnitCourses.Normalise(unit)) { throw new ArgumentMistake($"The mean course of {name} is constant.", "Was the series cleaned by the seed's own course?"); }

        var correlations = new double[series.Space.Count];
        var odd = 0;
        SeriesTiles.ForEach(series.Space.Count, series.Count, $"correlating {series.Name}", (tile, place, products) =>
        {
            tile.Load(series, 0, place, centred: true, percent: false);
            TileProduct.Multiply(unit, 1, unit.Length, tile.Values, products);
            Span<double> squares = stackalloc double[Width];
            squares.Clear();
            for (var t = 0; t < unit.Length; t++) { TensorPrimitives.MultiplyAdd(tile.Values.AsSpan(t * Width, Width), tile.Values.AsSpan(t * Width, Width), squares, squares); }

            for (var v = 0; v < tile.Count; v++)
            {
                var good = tile.States[v] == PlaceState.Good && squares[v] > 0;
                correlations[place + v] = good ? Math.Clamp(products[v] / Math.Sqrt(squares[v]), -1, 1) : double.NaN;
                if (!good) { Interlocked.Increment(ref odd); }
            }
        }, () => new double[Width]);
        return new(series.Space, correlations, name, usable, course)
        {
            Notes =
            [
                .. usable.Length < places.Count ? [$"{places.Count - usable.Length} of {places.Count} {series.Space.Places} of the seed have no course (constant, or no number) and were left out."] : Array.Empty<string>(),
                .. odd > 0 ? [$"{odd} of {series.Space.Count} {series.Space.Places} have no course (constant, or no number): NaN."] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The places whose centres lie within a radius of any of some middles.</summary>
    internal static IReadOnlyList<int> SphereOf(BrainSpace space, IReadOnlyList<Millimetres> seeds, double radiusMm)
    {
        Guard.NotEmpty(seeds);
        Guard.Positive(radiusMm);
        var found = new SortedSet<int>();
        foreach (var seed in seeds)
        {
            var (count, nearest, where) = (0, double.PositiveInfinity, default(Millimetres?));
            for (var place = 0; place < space.Count; place++)
            {
                if (space.PositionOf(place) is not { } position) { continue; }

                // Whoever stands on the rim stands in it, whatever the last digit of the affine.
                var distance = position.DistanceTo(seed);
                if (distance < nearest) { (nearest, where) = (distance, position); }
                if (distance > radiusMm + 1e-6) { continue; }

                found.Add(place);
                count++;
            }

            if (count == 0)
            {
                throw new ArgumentMistake(
                    string.Create(CultureInfo.InvariantCulture, $"No place of {space} lies within {radiusMm:0.##} mm of {seed}{(where is null ? ": its places have no positions" : $"; the nearest, at {where}, is {nearest:0.#} mm away")}."),
                    where is null ? "Take a series of voxels or vertices." : "Is the series in the space of the seed's coordinates (MNI)? Otherwise take a larger radius.");
            }
        }

        return [.. found];
    }

    private static bool IsUsable(BrainSeries series, int place)
    {
        var first = series.Volume(0).Span[place];
        var changes = false;
        for (var t = 0; t < series.Count; t++)
        {
            var value = series.Volume(t).Span[place];
            if (!float.IsFinite(value)) { return false; }

            changes |= value != first;
        }

        return changes;
    }
}

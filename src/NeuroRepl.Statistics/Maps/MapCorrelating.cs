using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Maps against maps.</summary>
public static class MapCorrelating
{
    /// <summary>The correlation of this map with another, tested by rotating this one on the sphere.</summary>
    /// <param name="map">The map that is rotated.</param>
    /// <param name="other">The map that stays; of the same space.</param>
    /// <param name="spins">How many rotations.</param>
    /// <param name="seed">Seeds the rotations; the same seed gives the same numbers.</param>
    /// <param name="options">Method, medial wall, ranks, sides, weights, maps to partial out.</param>
    /// <exception cref="SpaceMismatch">The maps lie on different places.</exception>
    /// <exception cref="ArgumentMistake">A map without variation or values, or a space that cannot be rotated.</exception>
    public static SpatialCorrelations CorrelateWith(this BrainMap map, BrainMap other, int spins = 10_000, int seed = 1, SpinOptions? options = null) =>
        map.CorrelateWith([other], spins, seed, options);

    /// <summary>The correlation of this map with each of several, tested by rotating this one; p-values are adjusted over the maps (FDR).</summary>
    /// <param name="others">The maps that stay; of the same space.</param>
    /// <inheritdoc cref="CorrelateWith(BrainMap, BrainMap, int, int, SpinOptions)"/>
    public static SpatialCorrelations CorrelateWith(this BrainMap map, IReadOnlyList<BrainMap> others, int spins = 10_000, int seed = 1, SpinOptions? options = null)
    {
        var chosen = options ?? new SpinOptions();
        Guard.InRange(spins, 1, 100_000_000);
        var comparison = new MapComparison(map, others, chosen);
        return comparison.Spin(new SpinSpheres(map, chosen), spins, seed);
    }

    /// <summary>The correlation of this map with every map of an atlas; a map of voxels is first averaged around the centre of each of the atlas' parcels.</summary>
    /// <param name="atlas">The receptor maps.</param>
    /// <inheritdoc cref="CorrelateWith(BrainMap, BrainMap, int, int, SpinOptions)"/>
    public static SpatialCorrelations CorrelateWith(this BrainMap map, ReceptorAtlas atlas, int spins = 10_000, int seed = 1, SpinOptions? options = null)
    {
        var isAveraged = map.Space is VoxelSpace && atlas.Space is ParcelSpace;
        var own = isAveraged ? map.AtParcels((ParcelSpace)atlas.Space) : map;
        string[] averaged = isAveraged ? [$"The voxels were averaged within 10 mm of each parcel's centre: {own.Known} of {own.Count} parcels have a value."] : [];
        var result = own.CorrelateWith([.. atlas], spins, seed, options);
        return new(map.Name, result.Measure, result.Method, seed, [.. result], [.. atlas.Notes, .. averaged, .. result.Notes]);
    }

    /// <summary>The correlation of this map with each of several, tested against surrogates of this one.</summary>
    /// <param name="surrogates">What stands in for this map: <c>map.VariogramSurrogates()</c>, <c>map.MoranSurrogates()</c>.</param>
    /// <param name="options">Ranks, sides, weights and maps to partial out; what concerns rotations is not used.</param>
    /// <inheritdoc cref="CorrelateWith(BrainMap, BrainMap, int, int, SpinOptions)"/>
    public static SpatialCorrelations CorrelateWith(this BrainMap map, IReadOnlyList<BrainMap> others, SurrogateMaps surrogates, SpinOptions? options = null) =>
        new MapComparison(map, others, options ?? new SpinOptions()).With(surrogates);

    /// <summary>A map of voxels as the mean around the centre of each parcel; NaN where no voxel is near.</summary>
    /// <param name="parcels">The parcels, with positions.</param>
    /// <param name="withinMm">How far from the centre voxels still count.</param>
    /// <exception cref="ArgumentMistake">The parcels have no positions, or no voxel is near any.</exception>
    public static BrainMap AtParcels(this BrainMap map, ParcelSpace parcels, double withinMm = 10)
    {
        Guard.Positive(withinMm);
        if (parcels.Positions is not { } centres) { throw new ArgumentMistake($"The {parcels.Count} parcels have no positions.", "Give their centres: new ParcelSpace(names, positions)."); }

        var (sums, counts) = (new double[parcels.Count], new int[parcels.Count]);
        for (var place = 0; place < map.Count; place++)
        {
            if (!float.IsFinite(map[place]) || map.Space.PositionOf(place) is not { } at) { continue; }

            for (var p = 0; p < centres.Count; p++)
            {
                if (at.DistanceTo(centres[p]) <= withinMm) { (sums[p], counts[p]) = (sums[p] + map[place], counts[p] + 1); }
            }
        }

        if (counts.All(n => n == 0)) { throw new ArgumentMistake($"{map.Name} has no value within {withinMm} mm of any of the {parcels.Count} parcels.", "Check that both are in the same space (MNI), or take a larger withinMm."); }

        return new(parcels, [.. sums.Select((sum, p) => counts[p] == 0 ? float.NaN : (float)(sum / counts[p]))]) { Name = map.Name, Unit = map.Unit };
    }
}

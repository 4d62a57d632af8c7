using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Random maps that are as smooth as a given one, wherever distances are known: no sphere is needed.</summary>
public static class MapSurrogates
{
    /// <summary>Surrogates with the map's variogram (BrainSMASH): shuffled, smoothed, scaled.</summary>
    /// <param name="map">The map; places without a value stay without.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seeds them; surrogate k is stream k.</param>
    /// <param name="options">Distances, hemispheres apart, neighbourhoods, lags.</param>
    /// <exception cref="ArgumentMistake">Fewer than 10 places with a value, no positions, or nothing varies.</exception>
    public static SurrogateMaps VariogramSurrogates(this BrainMap map, int count = 1000, int seed = 1, SurrogateOptions? options = null)
    {
        Guard.InRange(count, 1, 10_000_000);
        var chosen = options ?? new SurrogateOptions();
        var maps = Blank(map, count);
        foreach (var (places, distances) in PlaceDistances.Of(map, chosen))
        {
            double[] values = [.. places.Select(p => (double)map[p])];
            var match = new VariogramMatch(values, distances, chosen);
            NullRun.Go($"surrogates of {map.Name}", count, match.Room, (room, n) =>
            {
                var random = new CounterRandom((ulong)(uint)seed, ((ulong)(uint)places[0] << 32) | (uint)n);
                var shuffled = (double[])values.Clone();
                random.Shuffle(shuffled);
                var noise = new double[values.Length];
                for (var p = 0; p < noise.Length; p++) { noise[p] = random.NextNormal(); }

                Put(match.Match(shuffled, noise, room), places, maps[n]);
            });
        }

        return new(map, maps, $"variogram-matched surrogates{Apart(chosen)}", seed, Notes(map));
    }

    /// <summary>Surrogates with the map's strength at every spatial scale (Moran spectral randomisation).</summary>
    /// <remarks>Wagner and Dray, Methods Ecol. Evol. 6 (2015); weights are inverse distances. Mean and variance stay those of the map; with single eigenvectors Moran's I does too.</remarks>
    /// <inheritdoc cref="VariogramSurrogates"/>
    public static SurrogateMaps MoranSurrogates(this BrainMap map, int count = 1000, int seed = 1, SurrogateOptions? options = null)
    {
        Guard.InRange(count, 1, 10_000_000);
        var chosen = options ?? new SurrogateOptions();
        var maps = Blank(map, count);
        foreach (var (places, distances) in PlaceDistances.Of(map, chosen))
        {
            var moran = new MoranSpectrum([.. places.Select(p => (double)map[p])], distances);
            NullRun.Go($"surrogates of {map.Name}", count, () => 0, (_, n) =>
                Put(moran.Randomise(new CounterRandom((ulong)(uint)seed, ((ulong)(uint)places[0] << 32) | (uint)n), chosen.InPairs), places, maps[n]));
        }

        return new(map, maps, $"Moran surrogates, {(chosen.InPairs ? "pairs" : "singletons")}{Apart(chosen)}", seed, Notes(map));
    }

    private static string Apart(SurrogateOptions options) => options.PerHemisphere ? ", each hemisphere apart" : "";

    private static double[][] Blank(BrainMap map, int count)
    {
        var maps = new double[count][];
        for (var n = 0; n < count; n++)
        {
            maps[n] = new double[map.Count];
            Array.Fill(maps[n], double.NaN);
        }

        return maps;
    }

    private static void Put(double[] values, int[] places, double[] map)
    {
        for (var p = 0; p < places.Length; p++) { map[places[p]] = values[p]; }
    }

    private static string[] Notes(BrainMap map) =>
        map.Values.ToArray().Count(v => !float.IsFinite(v)) is > 0 and var missing ? [$"{missing} {map.Space.Places} without a value stay without one in the surrogates."] : [];
}

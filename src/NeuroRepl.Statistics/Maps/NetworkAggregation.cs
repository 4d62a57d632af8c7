using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Maps summarised over networks.</summary>
public static class NetworkAggregation
{
    /// <summary>The map's mean over each network, tested by rotating the map under the networks.</summary>
    /// <param name="map">The map.</param>
    /// <param name="labels">The network of each place; "" for none.</param>
    /// <param name="spins">How many rotations.</param>
    /// <param name="seed">Seeds them.</param>
    /// <param name="options">Method, medial wall and sides; the rest is not used.</param>
    /// <exception cref="ArgumentMistake">Labels of another number, no labels, or a space that cannot be rotated.</exception>
    public static NetworkMeans NetworkMeans(this BrainMap map, IReadOnlyList<string> labels, int spins = 10_000, int seed = 1, SpinOptions? options = null)
    {
        Guard.InRange(spins, 1, 100_000_000);
        return new(map, labels, spins, seed, options ?? new SpinOptions());
    }
}

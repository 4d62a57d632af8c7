using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Random maps that are as smooth as a given one.</summary>
public sealed class SurrogateMaps
{
    private readonly double[][] _maps;

    internal SurrogateMaps(BrainMap of, double[][] maps, string method, int seed, IReadOnlyList<string> notes) => (Original, _maps, Method, Seed, Notes) = (of, maps, method, seed, notes);

    /// <summary>The map that they are like.</summary>
    public BrainMap Original { get; }

    /// <summary>The places.</summary>
    public BrainSpace Space => Original.Space;

    /// <summary>How many there are.</summary>
    public int Count => _maps.Length;

    /// <summary>How they were made: "variogram-matched surrogates".</summary>
    public string Method { get; }

    /// <summary>What seeded them.</summary>
    public int Seed { get; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>One of them as a map.</summary>
    public BrainMap this[int index] => new(Space, Array.ConvertAll(_maps[index], value => (float)value)) { Name = $"surrogate {index + 1} of {Original.Name}", Unit = Original.Unit };

    internal void CopyTo(int index, double[] map) => _maps[index].CopyTo(map, 0);
}

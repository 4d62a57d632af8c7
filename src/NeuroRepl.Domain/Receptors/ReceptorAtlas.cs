using System.Collections;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Receptors;

/// <summary>Maps of several receptors on the same places: <c>atlas["mGluR5"]</c>.</summary>
public sealed class ReceptorAtlas : IReadOnlyList<BrainMap>
{
    private readonly BrainMap[] _maps;

    /// <param name="maps">The maps, each with a name of its own, all on the same places.</param>
    /// <exception cref="SpaceMismatch">A map lies on other places.</exception>
    /// <exception cref="ArgumentMistake">No map, or a name that comes twice.</exception>
    public ReceptorAtlas(IReadOnlyList<BrainMap> maps)
    {
        Guard.NotEmpty(maps);
        foreach (var map in maps) { maps[0].Space.MustMatch(map.Space, $"The map {map.Name}"); }

        if (maps.GroupBy(map => map.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"Two maps are called {twice.Key}.", "Name each by receptor and source: new BrainMap(space, values) { Name = \"MOR kantonen2020\" }.");
        }

        _maps = [.. maps];
    }

    /// <summary>What to call it.</summary>
    public string Name { get; init; } = "receptor atlas";

    /// <summary>Where the maps come from, and whether they are simulated.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who measured each map with what in how many people, in the maps' order; nothing where it is not known.</summary>
    /// <exception cref="ArgumentMistake">Not as many as maps.</exception>
    public IReadOnlyList<ReceptorMapSource?> Sources
    {
        get => field ?? new ReceptorMapSource?[_maps.Length];
        init
        {
            Guard.SameLength(value.Count, _maps.Length, "the number of sources", "that of the maps");
            field = value;
        }
    }

    /// <summary>The places.</summary>
    public BrainSpace Space => _maps[0].Space;

    /// <summary>The receptors' names.</summary>
    public IReadOnlyList<string> Names => Array.ConvertAll(_maps, map => map.Name);

    /// <summary>How many maps there are.</summary>
    public int Count => _maps.Length;

    /// <inheritdoc/>
    public BrainMap this[int index] => _maps[index];

    /// <summary>The map of a receptor.</summary>
    /// <exception cref="ArgumentMistake">There is none; the message lists the receptors.</exception>
    public BrainMap this[string receptor] => Array.Find(_maps, map => string.Equals(map.Name, receptor, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentMistake($"{Name} has no map of {receptor}.", $"It has: {string.Join(", ", Names)}.");

    /// <inheritdoc/>
    public IEnumerator<BrainMap> GetEnumerator() => _maps.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} maps on {Space}";
}

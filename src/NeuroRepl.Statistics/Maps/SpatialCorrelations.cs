using System.Collections;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>How one map goes with several others, a row each.</summary>
public sealed class SpatialCorrelations : IReadOnlyList<SpatialCorrelation>
{
    private readonly SpatialCorrelation[] _rows;

    internal SpatialCorrelations(string map, string measure, string method, int seed, SpatialCorrelation[] rows, IReadOnlyList<string> notes) =>
        (Map, Measure, Method, Seed, _rows, Notes) = (map, measure, method, seed, rows, notes);

    /// <summary>The name of the map that was rotated.</summary>
    public string Map { get; }

    /// <summary>Which correlation: "Pearson r", "Spearman r, weighted".</summary>
    public string Measure { get; }

    /// <summary>Where the nulls come from: "10000 spins, nearest".</summary>
    public string Method { get; }

    /// <summary>What seeded the nulls.</summary>
    public int Seed { get; }

    /// <summary>What was left out or projected, and what stands in for real data.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public SpatialCorrelation this[int index] => _rows[index];

    /// <summary>The row of a map: <c>correlations["mGluR5"]</c>.</summary>
    /// <exception cref="ArgumentMistake">No map of that name; the message lists them.</exception>
    public SpatialCorrelation this[string name] => _rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentMistake($"No map is called {name}.", $"There are: {string.Join(", ", _rows.Select(row => row.Name))}.");

    /// <inheritdoc/>
    public IEnumerator<SpatialCorrelation> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

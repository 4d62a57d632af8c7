using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Connectivity;

/// <summary>How the courses of named regions go together, each with each.</summary>
public sealed class ConnectivityMatrix
{
    private readonly double[] _values;

    internal ConnectivityMatrix(IReadOnlyList<string> names, double[] values, bool isPartial, int volumes)
    {
        (Names, _values, IsPartial, Volumes) = (names, values, isPartial, volumes);
    }

    /// <summary>The regions.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many regions there are.</summary>
    public int Count => Names.Count;

    /// <summary>Whether these are partial correlations: of what the other regions leave unexplained in both.</summary>
    public bool IsPartial { get; }

    /// <summary>How many volumes they are from.</summary>
    public int Volumes { get; }

    /// <summary>What was left out or assumed.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The correlation of two regions by their numbers; NaN for a region without a course.</summary>
    public double this[int first, int second] => _values[(first * Count) + second];

    /// <summary>The correlation of two regions by their names.</summary>
    public double this[string first, string second] => this[IndexOf(first), IndexOf(second)];

    /// <summary>Fisher's z, artanh r, of two regions.</summary>
    public double Z(int first, int second) => Math.Atanh(this[first, second]);

    /// <summary>The correlations of one region with all.</summary>
    public IReadOnlyList<double> Row(int region) => _values[(region * Count)..((region + 1) * Count)];

    /// <summary>Mean Fisher z within and between networks: a row a pair, with the number of pairs of regions.</summary>
    /// <param name="networks">The network of each region.</param>
    public Table NetworkMeans(IReadOnlyList<string> networks)
    {
        Guard.SameLength(networks.Count, Count, "the number of networks", "that of regions");
        var names = networks.Distinct().ToArray();
        var rows = new List<(string First, string Second, double Mean, int Pairs)>();
        for (var a = 0; a < names.Length; a++)
        {
            for (var b = a; b < names.Length; b++)
            {
                var (sum, pairs) = (0.0, 0);
                for (var i = 0; i < Count; i++)
                {
                    for (var j = i + 1; j < Count; j++)
                    {
                        if (!((networks[i] == names[a] && networks[j] == names[b]) || (networks[i] == names[b] && networks[j] == names[a])) || double.IsNaN(this[i, j])) { continue; }

                        sum += Z(i, j);
                        pairs++;
                    }
                }

                rows.Add((names[a], names[b], pairs > 0 ? sum / pairs : double.NaN, pairs));
            }
        }

        return new("networks",
        [
            new TextColumn("first", [.. rows.Select(row => row.First)]),
            new TextColumn("second", [.. rows.Select(row => row.Second)]),
            new NumberColumn("mean_z", [.. rows.Select(row => row.Mean)]),
            new NumberColumn("pairs", [.. rows.Select(row => (double)row.Pairs)]),
        ]);
    }

    /// <summary>A row a pair of regions: r and Fisher's z.</summary>
    public Table Table()
    {
        var pairs = Enumerable.Range(0, Count).SelectMany(i => Enumerable.Range(i + 1, Count - i - 1).Select(j => (i, j))).ToArray();
        return new("connectivity",
        [
            new TextColumn("first", [.. pairs.Select(pair => Names[pair.i])]),
            new TextColumn("second", [.. pairs.Select(pair => Names[pair.j])]),
            new NumberColumn("r", [.. pairs.Select(pair => this[pair.i, pair.j])]),
            new NumberColumn("z", [.. pairs.Select(pair => Z(pair.i, pair.j))]),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsPartial ? "partial correlations" : "correlations")} of {Count} regions over {Volumes} volumes";

    private int IndexOf(string name)
    {
        var at = Names.ToList().IndexOf(name);
        return at >= 0 ? at : throw new ArgumentMistake($"There is no region {name}.", $"There are: {string.Join(", ", Names.Take(20))}{(Count > 20 ? " …" : "")}.");
    }
}

using System.Collections;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>A map's means over networks, and what rotated maps have there.</summary>
public sealed class NetworkMeans : IReadOnlyList<NetworkMean>
{
    private readonly NetworkMean[] _rows;
    private readonly double[][] _nullSums;
    private readonly double[][] _nullCounts;
    private readonly Sides _sides;

    internal NetworkMeans(BrainMap map, IReadOnlyList<string> labels, int spins, int seed, SpinOptions options)
    {
        Guard.SameLength(labels.Count, map.Count, "the number of labels", $"that of the {map.Space.Places}");
        (Map, Spins, Seed, _sides) = (map, spins, seed, options.Sides);
        string[] networks = [.. labels.Where(l => !string.IsNullOrWhiteSpace(l)).Distinct()];
        if (networks.Length == 0) { throw new ArgumentMistake("No place has a label.", "Give one label a place: the network's name, or \"\" for none."); }

        if (map.Known < 3) { throw new ArgumentMistake($"The map {map.Name} has {map.Known} values; it takes at least 3.", "Look at the mask, or at the step that made the map."); }

        var networkOf = labels.Select(l => Array.IndexOf(networks, l)).ToArray();
        var spheres = new SpinSpheres(map, options);
        Notes = spheres.Notes;
        (_nullSums, _nullCounts) = (Room(networks.Length, spins), Room(networks.Length, spins));
        NullRun.Go($"spinning {map.Name}", spins, () => (Assignment: new SpinAssignment(spheres.Hemispheres, options.Method), Source: new int[map.Count]), (mine, n) =>
        {
            mine.Assignment.Assign(Rotation.Uniform(new CounterRandom((ulong)(uint)seed, (ulong)n)), mine.Source);
            Add(map, networkOf, p => mine.Source[p], _nullSums, _nullCounts, n);
        });
        _rows = Rows(networks, networkOf);
    }

    /// <summary>The map.</summary>
    public BrainMap Map { get; }

    /// <summary>How many rotations.</summary>
    public int Spins { get; }

    /// <summary>What seeded them.</summary>
    public int Seed { get; }

    /// <summary>What was left out or projected.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public NetworkMean this[int index] => _rows[index];

    /// <summary>The row of a network.</summary>
    /// <exception cref="ArgumentMistake">There is none; the message lists the networks.</exception>
    public NetworkMean this[string network] => _rows[IndexOf(network)];

    /// <summary>The difference between two groups of networks: <c>means.Contrast(["default", "control"], ["visual", "motor"])</c>.</summary>
    /// <param name="first">The networks of the first group.</param>
    /// <param name="second">Those of the second, none of them in both.</param>
    public NetworkContrast Contrast(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        Guard.NotEmpty(first);
        Guard.NotEmpty(second);
        if (first.FirstOrDefault(second.Contains) is { } both) { throw new ArgumentMistake($"{both} is in both groups.", "Put each network into one group."); }

        int[] a = [.. first.Select(IndexOf)], b = [.. second.Select(IndexOf)];
        var observed = Mean(a, k => _rows[k].Mean * _rows[k].Places, k => _rows[k].Places) - Mean(b, k => _rows[k].Mean * _rows[k].Places, k => _rows[k].Places);
        double[] nulls = [.. Enumerable.Range(0, Spins).Select(n => Mean(a, k => _nullSums[k][n], k => _nullCounts[k][n]) - Mean(b, k => _nullSums[k][n], k => _nullCounts[k][n]))];
        return new(first, second, observed, NullP.Of(observed, nulls, _sides), nulls);
    }

    /// <inheritdoc/>
    public IEnumerator<NetworkMean> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string network) => Array.FindIndex(_rows, row => string.Equals(row.Network, network, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index
        ? index : throw new ArgumentMistake($"No network is called {network}.", $"There are: {string.Join(", ", _rows.Select(row => row.Network))}.");

    private static double Mean(int[] networks, Func<int, double> sum, Func<int, double> count)
    {
        var n = networks.Where(k => count(k) > 0).Sum(count);
        return n > 0 ? networks.Where(k => count(k) > 0).Sum(sum) / n : double.NaN;
    }

    private static double[][] Room(int networks, int spins) => [.. Enumerable.Range(0, networks).Select(_ => new double[spins])];

    private static void Add(BrainMap map, int[] networkOf, Func<int, int> source, double[][] sums, double[][] counts, int n)
    {
        for (var p = 0; p < networkOf.Length; p++)
        {
            if (networkOf[p] < 0 || !float.IsFinite(map[p]) || source(p) is not (>= 0 and var origin)) { continue; }

            sums[networkOf[p]][n] += map[origin];
            counts[networkOf[p]][n]++;
        }
    }

    private NetworkMean[] Rows(string[] networks, int[] networkOf)
    {
        var overall = Enumerable.Range(0, Map.Count).Where(p => networkOf[p] >= 0 && float.IsFinite(Map[p])).Average(p => (double)Map[p]);
        var rows = networks.Select((name, k) =>
        {
            double[] values = [.. Enumerable.Range(0, Map.Count).Where(p => networkOf[p] == k && float.IsFinite(Map[p])).Select(p => (double)Map[p])];
            var mean = values.Length > 0 ? values.Average() : double.NaN;
            var nulls = Enumerable.Range(0, Spins).Select(n => (_nullSums[k][n] / _nullCounts[k][n]) - overall).ToArray();
            return new NetworkMean(name, values.Length, mean, values.Length > 1 ? Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)) : double.NaN, NullP.Of(mean - overall, nulls, _sides), double.NaN);
        }).ToArray();
        var adjusted = Multiplicity.Adjust([.. rows.Select(row => row.P.Value)], Adjust.Fdr);
        return [.. rows.Select((row, k) => row with { AdjustedP = adjusted[k] })];
    }
}

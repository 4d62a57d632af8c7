using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>Posterior draws of named parameters, from one or more chains.</summary>
public sealed class Draws
{
    private readonly double[][] _values;
    private readonly Dictionary<string, int> _index;

    /// <param name="names">The parameters.</param>
    /// <param name="values">The draws of each parameter, chain after chain; taken over, not copied.</param>
    /// <param name="chains">How many chains.</param>
    /// <exception cref="ArgumentMistake">Lengths that do not fit together, or a name that comes twice.</exception>
    public Draws(IReadOnlyList<string> names, double[][] values, int chains = 1)
    {
        Guard.SameLength(values.Length, names.Count, "the number of columns", "the number of names");
        Guard.NotEmpty(values);
        foreach (var column in values) { Guard.SameLength(column.Length, values[0].Length, "the number of draws of one parameter", "that of another"); }

        Guard.InRange(chains, 1, Math.Max(1, values[0].Length));
        Guard.SameLength(values[0].Length, values[0].Length / chains * chains, "the number of draws", "chains × draws a chain");
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice) { throw new ArgumentMistake($"The parameter {twice.Key} comes {twice.Count()} times.", "Give each a name of its own."); }

        (Names, _values, Chains) = (names, values, chains);
        _index = names.Index().ToDictionary(n => n.Item, n => n.Index);
    }

    /// <summary>The parameters' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many chains.</summary>
    public int Chains { get; }

    /// <summary>How many draws in all.</summary>
    public int Count => _values[0].Length;

    /// <summary>How many draws a chain.</summary>
    public int Iterations => Count / Chains;

    /// <summary>All draws of a parameter, chain after chain.</summary>
    /// <exception cref="ArgumentMistake">No parameter has that name; the message names near ones.</exception>
    public IReadOnlyList<double> this[string name] => Of(name);

    /// <summary>Whether there is a parameter of that name.</summary>
    public bool Has(string name) => _index.ContainsKey(name);

    /// <summary>The draws of one chain, counted from 0.</summary>
    public IReadOnlyList<double> Chain(string name, int chain)
    {
        Guard.InRange(chain, 0, Chains - 1);
        return new ArraySegment<double>(Of(name), chain * Iterations, Iterations);
    }

    /// <summary>Mean, interval and diagnostics of a parameter.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="probability">Of the interval between quantiles.</param>
    public ParameterSummary Summary(string name, double probability = .95)
    {
        Guard.InRange(probability, 0, 1);
        return Summary(name, Of(name), Chains, probability);
    }

    /// <summary>How the ranks of all draws are spread over each chain: where chains agree, every bin holds about as many.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="bins">How many bins.</param>
    /// <returns>By chain, how many draws have a rank in each bin.</returns>
    public IReadOnlyList<IReadOnlyList<int>> RankCounts(string name, int bins = 20)
    {
        Guard.InRange(bins, 1, Count);
        var values = Of(name);
        int[] order = [.. Enumerable.Range(0, Count).OrderBy(i => values[i])];
        var counts = Enumerable.Range(0, Chains).Select(_ => new int[bins]).ToArray();
        for (var rank = 0; rank < order.Length; rank++) { counts[order[rank] / Iterations][(int)((long)rank * bins / Count)]++; }

        return counts;
    }

    internal double[] Of(string name) => _index.TryGetValue(name, out var at) ? _values[at]
        : throw new ArgumentMistake($"There is no parameter {name}.", $"There are: {Listed(Names.Where(n => n.Contains(name.TrimStart('b', '_'), StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty().ToArray() is [not null, ..] near ? near! : Names)}.");

    internal double[] Of(int parameter) => _values[parameter];

    internal static ParameterSummary Summary(string name, double[] values, int chains, double probability)
    {
        var sorted = values.Order().ToArray();
        var mean = values.Average();
        return new(name, mean, Math.Sqrt(EffectiveSize.Variance(values)), Convergence.Quantile(sorted, (1 - probability) / 2), Convergence.Quantile(sorted, (1 + probability) / 2),
            Convergence.RHat(values, chains), Convergence.EssBulk(values, chains), Convergence.EssTail(values, chains), Convergence.McseMean(values, chains));
    }

    private static string Listed(IReadOnlyList<string?> names) => string.Join(", ", names.Take(12)) + (names.Count > 12 ? $" and {names.Count - 12} more" : "");
}

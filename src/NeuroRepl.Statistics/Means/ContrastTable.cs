using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Means;

/// <summary>Contrasts of marginal means with their tests.</summary>
public sealed class ContrastTable
{
    private readonly MarginalMeans _means;
    private readonly IReadOnlyList<(string Name, IReadOnlyList<string> By, double[] Function)> _functions;

    internal ContrastTable(MarginalMeans means, IReadOnlyList<(string Name, IReadOnlyList<string> By, double[] Function)> functions, Adjust adjust, int tukeyMeans)
    {
        (_means, _functions, Adjust) = (means, functions, adjust);
        var rows = new MeanContrast[functions.Count];
        foreach (var family in Enumerable.Range(0, functions.Count).GroupBy(i => string.Join('\n', functions[i].By)))
        {
            int[] members = [.. family];
            foreach (var (k, contrast) in Family.Of(means, [.. members.Select(i => functions[i])], adjust, tukeyMeans).Index()) { rows[members[k]] = contrast; }
        }

        Rows = rows;
        Notes = [.. means.Notes, .. Kinds()];
    }

    /// <summary>The contrasts.</summary>
    public IReadOnlyList<MeanContrast> Rows { get; }

    /// <summary>How p-values are adjusted, within each level of what they are separately for.</summary>
    public Adjust Adjust { get; }

    /// <summary>The names of what they are separately for.</summary>
    public IReadOnlyList<string> By => _means.By;

    /// <summary>What to be wary of.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>One contrast by name, and by the level it is separately for.</summary>
    /// <exception cref="ArgumentMistake">There is none.</exception>
    public MeanContrast this[string name, params string[] by] => Rows.FirstOrDefault(row => row.Name == name && (by.Length == 0 || row.By.SequenceEqual(by)))
        ?? throw new ArgumentMistake($"There is no contrast {name}{(by.Length > 0 ? $" for {string.Join(", ", by)}" : "")}.", $"There are: {string.Join("; ", Rows.Select(row => row.Name).Distinct())}.");

    /// <summary>The differences of these contrasts between the levels they are separately for: contrasts of contrasts, an interaction.</summary>
    /// <exception cref="ArgumentMistake">The means were not asked for separately by anything.</exception>
    public ContrastTable Between(Adjust adjust = Adjust.None)
    {
        if (By.Count == 0) { throw new ArgumentMistake("These contrasts are not separate for anything, so there is nothing to compare between.", "Ask for them by a factor: fit.Pairwise(\"dose\", by: \"block\").Between()."); }

        var result = new List<(string, IReadOnlyList<string>, double[])>();
        foreach (var same in _functions.GroupBy(f => f.Name))
        {
            var list = same.ToArray();
            for (var i = 0; i < list.Length; i++)
            {
                for (var j = i + 1; j < list.Length; j++)
                {
                    result.Add(($"({same.Key}) {string.Join(" ", list[i].By)} - {string.Join(" ", list[j].By)}", [], [.. list[i].Function.Zip(list[j].Function, (a, b) => a - b)]));
                }
            }
        }

        return new ContrastTable(_means, result, adjust, tukeyMeans: 0);
    }

    /// <summary>All contrasts together against zero: an F-test a family.</summary>
    public IReadOnlyList<AnovaRow> Joint() => [.. _functions.GroupBy(f => string.Join(", ", f.By)).Select(family => _means.Joint(family.Key, [.. family.Select(f => f.Function)]))];

    /// <summary>The rows as a table, to save or to go on with.</summary>
    public Table Table() => new("contrasts",
    [
        new TextColumn("contrast", [.. Rows.Select(row => row.Name)]),
        .. By.Select((name, k) => new TextColumn(name, [.. Rows.Select(row => row.By.Count > k ? row.By[k] : null)])),
        new NumberColumn("estimate", [.. Rows.Select(row => row.Estimate)]), new NumberColumn("se", [.. Rows.Select(row => row.StandardError)]),
        new NumberColumn("df", [.. Rows.Select(row => row.Df)]), new NumberColumn("t", [.. Rows.Select(row => row.T)]),
        new NumberColumn("p", [.. Rows.Select(row => row.P.Value)]), new NumberColumn("low", [.. Rows.Select(row => row.Low)]), new NumberColumn("high", [.. Rows.Select(row => row.High)]),
    ]);

    private IEnumerable<string> Kinds()
    {
        if (Rows.Any(row => row.P.Kind == PKind.MonteCarlo)) { yield return "p-values of the multivariate t are integrated by quasi-random numbers; their intervals are given."; }
        if (Rows.Any(row => double.IsNaN(row.Estimate))) { yield return "Contrasts without numbers cannot be estimated: they need a cell that is empty."; }
    }
}

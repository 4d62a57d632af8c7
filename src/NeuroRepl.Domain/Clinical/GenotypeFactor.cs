using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Clinical;

/// <summary>A genotype as a factor of a model: its levels from the two alleles, the reference level first.</summary>
/// <example><code>GenotypeFactor.Rs6265.Read("Met/Val")</code></example>
public sealed class GenotypeFactor
{
    private readonly Dictionary<string, string> _alleles;

    /// <param name="name">The variant.</param>
    /// <param name="reference">What the reference allele is called: "Val".</param>
    /// <param name="other">What the other is called: "Met".</param>
    /// <param name="alleles">Other ways to write the two, such as bases: ("G", "Val").</param>
    public GenotypeFactor(string name, string reference, string other, params (string Written, string Allele)[] alleles)
    {
        (Name, Levels) = (name, [$"{reference}/{reference}", $"{reference}/{other}", $"{other}/{other}"]);
        _alleles = new(StringComparer.OrdinalIgnoreCase) { [reference] = reference, [other] = other };
        foreach (var (written, allele) in alleles) { _alleles[written] = allele; }

        Reference = reference;
    }

    /// <summary>BDNF Val66Met: G or C is Val, A or T is Met (the two strands).</summary>
    public static GenotypeFactor Rs6265 { get; } = new("rs6265", "Val", "Met", ("G", "Val"), ("A", "Met"), ("C", "Val"), ("T", "Met"));

    /// <summary>The variant.</summary>
    public string Name { get; }

    /// <summary>What the reference allele is called.</summary>
    public string Reference { get; }

    /// <summary>The three levels: reference, mixed, other.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The level of a genotype however it is written: "Met/Val", "GA", "A/G"; null for a missing one ("", "n/a").</summary>
    /// <exception cref="ArgumentMistake">It is none of the two alleles.</exception>
    public string? Read(string? written)
    {
        if (string.IsNullOrWhiteSpace(written) || written is "n/a") { return null; }

        var parts = written.Split('/', '|', '-', ' ');
        if (parts.Length == 1) { parts = written.Length % 2 == 0 ? [written[..(written.Length / 2)], written[(written.Length / 2)..]] : [written]; }

        if (parts.Length != 2 || parts.Any(part => !_alleles.ContainsKey(part))) { throw new ArgumentMistake($"\"{written}\" is no genotype of {Name}.", $"Write one of {string.Join(", ", Levels)}, or n/a."); }

        return Levels[parts.Count(part => _alleles[part] != Reference)];
    }

    /// <summary>The table with a column read as this factor: levels in their order, the reference first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column that has the genotypes.</param>
    /// <exception cref="ArgumentMistake">A value is no genotype of this variant.</exception>
    public Table In(Table table, string column) => table.With(new TextColumn(column, [.. table.Texts(column).Select(Read)], Levels));

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(", ", Levels)}";
}

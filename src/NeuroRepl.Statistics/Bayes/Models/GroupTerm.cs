namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>One group-level term of the formula over the rows that are fitted: what varies, over the levels of what.</summary>
internal sealed class GroupTerm
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>The level of each observation.</summary>
    public required int[] Codes { get; init; }

    /// <summary>What varies: Intercept, days.</summary>
    public required IReadOnlyList<string> Effects { get; init; }

    /// <summary>A column each effect; null where it is one throughout.</summary>
    public required double[]?[] Z { get; init; }

    /// <summary>Whether the effects themselves are sampled, or their standardised values.</summary>
    public bool IsCentred { get; init; }

    public int Width => Effects.Count;
}

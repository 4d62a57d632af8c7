namespace NeuroRepl.Statistics.Permutation;

/// <summary>What is shuffled in a test with a design, and how.</summary>
public sealed record PermutationScheme
{
    /// <summary>What may be done to the errors; nothing chooses by the design: sign flips where a mean alone is tested, permutations otherwise.</summary>
    public Shuffling? Shuffling { get; init; }

    /// <summary>What is shuffled when the design holds regressors that are not tested.</summary>
    public NuisanceMethod Nuisance { get; init; } = NuisanceMethod.FreedmanLane;

    /// <summary>Which scans may be exchanged; without it all.</summary>
    public ExchangeabilityBlocks? Blocks { get; init; }
}

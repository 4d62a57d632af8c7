namespace NeuroRepl.Statistics.Assays;

/// <summary>What stands in for a value below the limit of quantification.</summary>
public enum Substitution
{
    /// <summary>Nothing: it is missing.</summary>
    Missing,

    /// <summary>The limit itself.</summary>
    Limit,

    /// <summary>Half the limit.</summary>
    Half,

    /// <summary>The limit over √2 (Hornung and Reed 1990).</summary>
    RootHalf,

    /// <summary>Zero.</summary>
    Zero,
}

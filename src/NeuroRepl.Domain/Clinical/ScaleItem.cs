namespace NeuroRepl.Domain.Clinical;

/// <summary>One question of a rating scale.</summary>
/// <param name="Code">Its short name, as columns of a table are called: "P3", "4".</param>
/// <param name="Name">What it asks about.</param>
/// <param name="Lowest">The lowest answer.</param>
/// <param name="Highest">The highest answer.</param>
public sealed record ScaleItem(string Code, string Name, int Lowest, int Highest)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Name} ({Lowest} to {Highest})";
}

namespace NeuroRepl.Figures.Charts;

/// <summary>One box of an inclusion flow: how many are still in it, and who left before it.</summary>
/// <param name="Name">What the box says: "assessed for eligibility".</param>
/// <param name="Count">How many are in it.</param>
public sealed record FlowStep(string Name, int Count)
{
    /// <summary>Who left on the way to the next box, with the reason.</summary>
    public IReadOnlyList<(string Reason, int Count)> Excluded { get; init; } = [];
}

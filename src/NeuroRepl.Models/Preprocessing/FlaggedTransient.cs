namespace NeuroRepl.Models.Preprocessing;

/// <summary>A transient that does not belong to the others, and why.</summary>
/// <param name="Index">Its place in the series, from 0.</param>
/// <param name="Reasons">What stands out, each with its size: "lipids 0.3 to 1.8 ppm: 14 spreads above the others".</param>
public sealed record FlaggedTransient(int Index, IReadOnlyList<string> Reasons)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Index}: {string.Join("; ", Reasons)}";
}

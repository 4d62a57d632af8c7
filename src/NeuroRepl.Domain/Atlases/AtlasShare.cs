namespace NeuroRepl.Domain.Atlases;

/// <summary>How much of something lies in a region: a probability at one place, the share of a cluster.</summary>
/// <param name="Label">The region.</param>
/// <param name="Share">From 0 to 1.</param>
public sealed record AtlasShare(AtlasLabel Label, double Share)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{100 * Share:0.#} % {Label}");
}

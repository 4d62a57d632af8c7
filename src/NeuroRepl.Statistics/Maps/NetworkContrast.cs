namespace NeuroRepl.Statistics.Maps;

/// <summary>The difference of a map between two groups of networks, against rotated maps.</summary>
/// <param name="First">The networks of the first group.</param>
/// <param name="Second">Those of the second.</param>
/// <param name="Difference">The mean over the first group's places minus that over the second's.</param>
/// <param name="P">Against rotated maps.</param>
/// <param name="Nulls">The difference in each rotated map.</param>
public sealed record NetworkContrast(IReadOnlyList<string> First, IReadOnlyList<string> Second, double Difference, PValue P, IReadOnlyList<double> Nulls)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{string.Join(" + ", First)} − {string.Join(" + ", Second)}: {Difference:0.####}, p = {P}");
}

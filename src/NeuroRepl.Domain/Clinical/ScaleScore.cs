using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Clinical;

/// <summary>What the answers of one person at one time add up to.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="Total">The sum of all items; NaN where one was not answered.</param>
/// <param name="Subscales">The sums of the subscales, by name; NaN where an item of it was not answered.</param>
/// <param name="Missing">The codes of the items that were not answered.</param>
public sealed record ScaleScore(RatingScale Scale, double Total, IReadOnlyDictionary<string, double> Subscales, IReadOnlyList<string> Missing)
{
    /// <summary>The sum of a subscale.</summary>
    /// <exception cref="ArgumentMistake">The scale has none of that name.</exception>
    public double this[string subscale] => Subscales.TryGetValue(subscale, out var sum) ? sum
        : throw new ArgumentMistake($"{Scale.Name} has no subscale called {subscale}.", $"It has: {string.Join(", ", Subscales.Keys)}.");

    /// <inheritdoc/>
    public override string ToString() => Missing.Count > 0 ? $"{Scale.Name}: no total, {Missing.Count} of {Scale.Items.Count} items not answered ({string.Join(", ", Missing)})" : $"{Scale.Name} {Total}";
}

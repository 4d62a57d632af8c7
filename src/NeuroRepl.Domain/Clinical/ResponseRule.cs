using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Clinical;

/// <summary>When somebody counts as a responder: a total that has fallen by a share of where it started.</summary>
/// <remarks>The share is taken above the lowest total of the scale, as <see cref="RatingScale.PercentChange"/> does.</remarks>
public sealed record ResponseRule
{
    /// <param name="scale">The scale.</param>
    /// <param name="percent">By how much, in percent of the first total.</param>
    /// <exception cref="ArgumentMistake">A percentage outside 0 to 100.</exception>
    public ResponseRule(RatingScale scale, double percent = 50)
    {
        Guard.InRange(percent, 1, 100);
        (Scale, Percent) = (scale, percent);
    }

    /// <summary>The scale.</summary>
    public RatingScale Scale { get; }

    /// <summary>By how much the total must have fallen, in percent.</summary>
    public double Percent { get; }

    /// <summary>Whether somebody has responded; null where a total is missing or the first was the lowest that can be.</summary>
    public bool? HasResponded(double before, double after) => Scale.PercentChange(before, after) is var change && double.IsNaN(change) ? null : change <= -Percent;

    /// <inheritdoc/>
    public override string ToString() => $"response: {Scale.Name} lower by {Percent} % or more";
}

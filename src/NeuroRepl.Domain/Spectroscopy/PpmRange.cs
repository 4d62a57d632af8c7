using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>A stretch of the chemical-shift axis in ppm, low end first however it is given: <c>(0.2, 4.2)</c> and <c>(4.2, 0.2)</c> are the same.</summary>
public readonly record struct PpmRange
{
    /// <param name="first">One end in ppm.</param>
    /// <param name="second">The other end in ppm.</param>
    /// <exception cref="ArgumentMistake">The ends are equal or not finite.</exception>
    public PpmRange(double first, double second)
    {
        if (!double.IsFinite(first) || !double.IsFinite(second) || first == second)
        {
            throw new ArgumentMistake($"({first}, {second}) is no ppm range: its ends have to be two different finite numbers.", "Write it as (0.2, 4.2).");
        }

        (Low, High) = first < second ? (first, second) : (second, first);
    }

    /// <summary>The low end, in ppm (drawn on the right).</summary>
    public double Low { get; }

    /// <summary>The high end, in ppm (drawn on the left).</summary>
    public double High { get; }

    /// <summary>Whether a chemical shift lies inside, ends included.</summary>
    public bool Contains(double ppm) => ppm >= Low && ppm <= High;

    /// <summary>So that a script can write <c>Range = (0.2, 4.2)</c>.</summary>
    public static implicit operator PpmRange((double First, double Second) ends) => new(ends.First, ends.Second);

    /// <inheritdoc/>
    public override string ToString() => $"{Low} to {High} ppm";
}

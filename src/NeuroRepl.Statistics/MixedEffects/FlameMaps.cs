using NeuroRepl.Domain.Designs;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>Group models of many places at once: effects, standard errors, t, z and between-subject variance at each.</summary>
/// <remarks>Row-major: an effect a row, a place a column. A place where an estimate is missing or a variance not above zero has NaN everywhere, and counts in <see cref="Missing"/>.</remarks>
public sealed class FlameMaps
{
    internal FlameMaps()
    {
    }

    /// <summary>The design.</summary>
    public required DesignMatrix Design { get; init; }

    /// <summary>How many places.</summary>
    public required int Places { get; init; }

    /// <summary>Effects × places.</summary>
    public required IReadOnlyList<double> Estimates { get; init; }

    /// <summary>Effects × places.</summary>
    public required IReadOnlyList<double> StandardErrors { get; init; }

    /// <summary>Variance between subjects, a number a place.</summary>
    public required IReadOnlyList<double> BetweenVariances { get; init; }

    /// <summary>Degrees of freedom of t.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>How many places have no model.</summary>
    public required int Missing { get; init; }

    /// <summary>One effect at one place.</summary>
    public FlameEffect this[int effect, int place] =>
        new(Design.Names[effect], Estimates[(effect * Places) + place], StandardErrors[(effect * Places) + place], DegreesOfFreedom);

    /// <summary>t of one effect at every place.</summary>
    public IReadOnlyList<double> T(int effect = 0) => [.. Enumerable.Range(0, Places).Select(place => this[effect, place].T)];

    /// <summary>z of one effect at every place.</summary>
    public IReadOnlyList<double> Z(int effect = 0) => [.. Enumerable.Range(0, Places).Select(place => this[effect, place].Z)];
}

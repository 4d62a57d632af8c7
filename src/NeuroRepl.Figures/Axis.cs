using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures;

/// <summary>One axis: what it measures and in which unit, which way it runs, and how far.</summary>
public sealed partial record Axis : PlotlyPart
{
    /// <summary>What it measures: "glutamate".</summary>
    public string? Title { get; init; }

    /// <summary>The unit, written in parentheses behind the title: "ppm".</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it runs from right to left (chemical shift), or from top to bottom.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether it is logarithmic; values at or below zero are left out.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The ends, low end first whichever way it runs; null takes the data's own with a margin.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>The categories in the order wanted; empty for their first appearance.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Whether zero belongs to the axis even where the data stay away from it.</summary>
    public bool IncludesZero { get; init; }

    /// <summary>Whether numbers stand at the ticks; an amplitude in arbitrary units needs none.</summary>
    public bool ShowTicks { get; init; } = true;

    /// <summary>Ticks of one's own: where, and what stands there; empty for round numbers.</summary>
    public IReadOnlyList<(double At, string Text)> Ticks { get; init; } = [];

    /// <summary>Whether it is not drawn at all: no line, no ticks, no title.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Title and unit as written at the axis: "glutamate (mM)"; null where there is neither.</summary>
    public string? Caption => (Title, Unit) switch
    {
        (null, null) => null,
        (null, var unit) => unit,
        (var title, null) => title,
        var (title, unit) => $"{title} ({unit})",
    };
}

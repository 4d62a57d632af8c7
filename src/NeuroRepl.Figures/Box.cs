namespace NeuroRepl.Figures;

/// <summary>Box plots: the values of each group as quartiles, whiskers to the last value within 1.5 interquartile ranges, and the points themselves.</summary>
/// <remarks>Quartiles by linear interpolation between order statistics (plotly's "linear" method, Hyndman and Fan 1996, type 5), in browsers and terminals alike.</remarks>
public sealed partial record Box : Trace
{
    /// <param name="groups">The group of each value: texts.</param>
    /// <param name="values">The values; as many as <paramref name="groups"/>.</param>
    /// <exception cref="FigureException">groups and values are not equally long.</exception>
    public Box(AxisValues groups, AxisValues values)
    {
        FigureException.SameLength(groups.Count, "groups", values.Count, "values");
        (Groups, Values) = (groups, values);
    }

    /// <summary>The group of each value.</summary>
    public AxisValues Groups { get; }

    /// <summary>The values.</summary>
    public AxisValues Values { get; }

    /// <summary>Whether every value is drawn as a point beside its box.</summary>
    public bool ShowPoints { get; init; } = true;

    /// <summary>What a pointer over a point shows, a text a value; empty for the numbers alone.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    internal override bool HasMarks => Marks.Any(Groups, Values);
}

namespace NeuroRepl.Figures;

/// <summary>Bars: one a category (or position), as long as its value.</summary>
public sealed partial record Bar : Trace
{
    /// <param name="x">The categories or positions.</param>
    /// <param name="y">The values; as many as <paramref name="x"/>.</param>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public Bar(AxisValues x, AxisValues y)
    {
        FigureException.SameLength(x.Count, "x", y.Count, "y");
        (X, Y) = (x, y);
    }

    /// <summary>The categories or positions.</summary>
    public AxisValues X { get; }

    /// <summary>The values.</summary>
    public AxisValues Y { get; }

    /// <summary>Half-length of an error bar, a number a bar; null for none.</summary>
    public AxisValues? Error { get; init; }

    /// <summary>Whether the bars lie: categories down the y axis, values along the x axis.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>A colour a bar as CSS writes it; empty for one colour.</summary>
    public IReadOnlyList<string> Colors { get; init; } = [];

    /// <summary>Width of a bar in units of its axis; null for what leaves a little room.</summary>
    public double? Width { get; init; }

    internal override bool HasMarks => Marks.Any(X, Y);
}

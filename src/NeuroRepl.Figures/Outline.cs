namespace NeuroRepl.Figures;

/// <summary>Closed outlines, filled: a density, a block of a timeline, a frame. NaN stands between one outline and the next.</summary>
public sealed record Outline : Trace
{
    /// <param name="x">The corners along the x axis, in order around.</param>
    /// <param name="y">The corners along the y axis; as many as <paramref name="x"/>.</param>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public Outline(AxisValues x, AxisValues y)
    {
        FigureException.SameLength(x.Count, "x", y.Count, "y");
        (X, Y) = (x, y);
    }

    /// <summary>The corners along the x axis.</summary>
    public AxisValues X { get; }

    /// <summary>The corners along the y axis.</summary>
    public AxisValues Y { get; }

    /// <summary>How much the fill covers, from 0 to 1.</summary>
    public double FillOpacity { get; init; } = 0.25;

    /// <summary>Width of the line around, in pixels; 0 for none.</summary>
    public double LineWidth { get; init; } = 1.2;

    /// <summary>What a pointer over it shows; null for nothing.</summary>
    public string? Hover { get; init; }

    /// <summary>Rectangles from corner to corner.</summary>
    public static Outline Rectangles(params IReadOnlyList<(double Left, double Bottom, double Right, double Top)> rectangles) => new(
        rectangles.SelectMany(r => new[] { r.Left, r.Right, r.Right, r.Left, r.Left, double.NaN }).ToArray(),
        rectangles.SelectMany(r => new[] { r.Bottom, r.Bottom, r.Top, r.Top, r.Bottom, double.NaN }).ToArray());

    internal override bool HasMarks => Marks.Any(X, Y);
}

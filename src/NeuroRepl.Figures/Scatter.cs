namespace NeuroRepl.Figures;

/// <summary>Points (x, y), joined by a line or not.</summary>
public sealed partial record Scatter : Trace
{
    /// <param name="x">Where along the x axis: numbers, or texts for categories.</param>
    /// <param name="y">The values; as many as <paramref name="x"/>. NaN leaves a gap.</param>
    /// <exception cref="FigureException">x and y are not equally long.</exception>
    public Scatter(AxisValues x, AxisValues y)
    {
        FigureException.SameLength(x.Count, "x", y.Count, "y");
        (X, Y) = (x, y);
    }

    /// <summary>Where along the x axis.</summary>
    public AxisValues X { get; private init; }

    /// <summary>The values.</summary>
    public AxisValues Y { get; private init; }

    /// <summary>Line, markers or both.</summary>
    public ScatterMode Mode { get; init; } = ScatterMode.Lines;

    /// <summary>How the line is broken.</summary>
    public Dash Dash { get; init; } = Dash.Solid;

    /// <summary>Width of the line in pixels.</summary>
    public double LineWidth { get; init; } = 1.5;

    /// <summary>Diameter of a marker in pixels.</summary>
    public double MarkerSize { get; init; } = 7;

    /// <summary>What a pointer over a point shows, a text a point; empty for the numbers alone.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>A text a point, written at it where <see cref="Mode"/> is <see cref="ScatterMode.Text"/>; a line break starts a new line.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Where such a text stands.</summary>
    public TextPlace TextPlace { get; init; } = TextPlace.Middle;

    /// <summary>Size of such a text in pixels; null for that of the figure.</summary>
    public double? TextSize { get; init; }

    /// <summary>The character that a terminal draws as marker; browsers draw * as an asterisk, ^ as a triangle and | as a line across.</summary>
    public char? Glyph { get; init; }

    /// <summary>Whether markers are rings instead of discs.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Half-length of an error bar on y, a number a point; null for none.</summary>
    public AxisValues? ErrorY { get; init; }

    /// <summary>The same trace with these of its points.</summary>
    internal Scatter Only(int[] points) => this with
    {
        X = Of(X, points),
        Y = Of(Y, points),
        Labels = Labels.Count == X.Count ? [.. points.Select(point => Labels[point])] : Labels,
        ErrorY = ErrorY is { } error && error.Count == X.Count ? Of(error, points) : ErrorY,
    };

    private static AxisValues Of(AxisValues all, int[] points) => AxisValues.Of(Array.ConvertAll(points, point => all.Numbers[point]));

    internal override bool HasMarks => Marks.Any(X, Y);
}

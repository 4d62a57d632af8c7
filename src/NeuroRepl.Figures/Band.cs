namespace NeuroRepl.Figures;

/// <summary>A ribbon between two curves over the same x: a confidence band, mean ± SD.</summary>
public sealed record Band : Trace
{
    /// <param name="x">Where along the x axis.</param>
    /// <param name="lower">The lower edge; as many as <paramref name="x"/>.</param>
    /// <param name="upper">The upper edge; as many as <paramref name="x"/>.</param>
    /// <exception cref="FigureException">The three are not equally long.</exception>
    public Band(AxisValues x, AxisValues lower, AxisValues upper)
    {
        FigureException.SameLength(x.Count, "x", lower.Count, "lower");
        FigureException.SameLength(x.Count, "x", upper.Count, "upper");
        (X, Lower, Upper) = (x, lower, upper);
    }

    /// <summary>Where along the x axis.</summary>
    public AxisValues X { get; }

    /// <summary>The lower edge.</summary>
    public AxisValues Lower { get; }

    /// <summary>The upper edge.</summary>
    public AxisValues Upper { get; }

    internal override bool HasMarks => Marks.Any(X, Lower) && Marks.Any(X, Upper);
}

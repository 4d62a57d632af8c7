namespace NeuroRepl.Figures;

/// <summary>A matrix as colours: one cell a value, the first row at the bottom unless the y axis is reversed.</summary>
public sealed partial record Heatmap : Trace
{
    /// <param name="z">The values, row after row, all rows equally long. NaN stays empty.</param>
    /// <param name="x">A label or position a column; null numbers them from 0.</param>
    /// <param name="y">A label or position a row; null numbers them from 0.</param>
    /// <exception cref="FigureException">Rows of different length, or labels that do not fit.</exception>
    public Heatmap(IReadOnlyList<IReadOnlyList<double>> z, AxisValues? x = null, AxisValues? y = null)
    {
        var columns = z.Count == 0 ? 0 : z[0].Count;
        for (var row = 0; row < z.Count; row++) { FigureException.SameLength(z[row].Count, $"row {row} of z", columns, "row 0"); }

        (Z, X, Y) = (z, x ?? AxisValues.Indices(columns), y ?? AxisValues.Indices(z.Count));
        FigureException.SameLength(X.Count, "x", columns, "each row of z");
        FigureException.SameLength(Y.Count, "y", z.Count, "z");
    }

    /// <summary>The values, row after row.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Z { get; }

    /// <summary>A label or position a column.</summary>
    public AxisValues X { get; }

    /// <summary>A label or position a row.</summary>
    public AxisValues Y { get; }

    /// <summary>What the colours measure, beside the colour bar: "r", "t".</summary>
    public string? Unit { get; init; }

    /// <summary>The values at the ends of the colour scale; null takes the data's own.</summary>
    public (double Low, double High)? ColorRange { get; init; }

    /// <summary>Whether the colours go both ways from zero (blue below, red above) instead of from low to high.</summary>
    public bool IsDiverging { get; init; }

    /// <summary>Whether the colours are greys, black lowest, as designs are drawn.</summary>
    public bool IsGrey { get; init; }

    internal override bool HasMarks => Z.Any(row => row.Any(double.IsFinite));

    internal (double Low, double High) Limits
    {
        get
        {
            var finite = Z.SelectMany(row => row).Where(double.IsFinite);
            var (low, high) = ColorRange ?? (finite.DefaultIfEmpty(0).Min(), finite.DefaultIfEmpty(1).Max());
            if (IsDiverging && ColorRange is null) { (low, high) = (-Math.Max(Math.Abs(low), Math.Abs(high)), Math.Max(Math.Abs(low), Math.Abs(high))); }

            return low == high ? (low - 0.5, high + 0.5) : (low, high);
        }
    }
}

namespace NeuroRepl.Figures.Charts;

/// <summary>A curve with its spread: the mean of a group over blocks, over time or over chemical shift.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where along the x axis.</param>
/// <param name="Y">The values, as many.</param>
public sealed record MeanCourse(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Half-width of the ribbon around it (SD, SEM), a number a value; empty for none.</summary>
    public IReadOnlyList<double> Spread { get; init; } = [];

    /// <summary>Of how many it is the mean; the legend says so.</summary>
    public int? Count { get; init; }

    /// <summary>A colour as CSS writes it; null takes the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>The mean of rows over the columns, with its SD (n − 1) or SEM; missing values are left out value by value.</summary>
    /// <param name="rows">A row a subject, each as long as <paramref name="x"/>.</param>
    /// <param name="sem">Whether the ribbon is the standard error of the mean instead of the standard deviation.</param>
    /// <exception cref="FigureException">A row of another length.</exception>
    public static MeanCourse Mean(string name, IReadOnlyList<double> x, IReadOnlyList<IReadOnlyList<double>> rows, bool sem = false)
    {
        foreach (var (index, row) in rows.Index()) { FigureException.SameLength(row.Count, $"row {index} of {name}", x.Count, "x"); }

        var columns = Enumerable.Range(0, x.Count).Select(at => rows.Select(row => row[at]).Where(double.IsFinite).ToArray()).ToArray();
        return new(name, x, [.. columns.Select(c => c.Length == 0 ? double.NaN : c.Average())])
        {
            Spread = [.. columns.Select(c => Density.StandardDeviation(c) / (sem ? Math.Sqrt(c.Length) : 1))],
            Count = rows.Count,
        };
    }

    internal string Legend => Count is { } n ? $"{Name} (n {n})" : Name;
}

namespace NeuroRepl.Figures.Charts;

/// <summary>Points of one group, and perhaps the curve fitted to them.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where along the x axis.</param>
/// <param name="Y">The values, as many.</param>
public sealed record Cloud(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The curve with its band; null for points alone.</summary>
    public FitLine? Line { get; init; }

    /// <summary>What a pointer over a point shows, a text a point; empty for the numbers alone.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>A colour as CSS writes it; null takes the next of the palette.</summary>
    public string? Color { get; init; }
}

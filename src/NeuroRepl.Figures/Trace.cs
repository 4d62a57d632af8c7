using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures;

/// <summary>One set of marks in a figure: a line, points, bars, a band, boxes or a heat map.</summary>
public abstract partial record Trace : PlotlyPart
{
    private protected Trace()
    {
    }

    /// <summary>What the legend calls it; null leaves it out of the legend.</summary>
    public string? Name { get; init; }

    /// <summary>Which panel of the layout it is drawn in, from 0 at the top.</summary>
    public int Panel { get; init; }

    /// <summary>Its colour as CSS writes it (#0072B2); null takes the next one of <see cref="Palette.Series"/>.</summary>
    public string? Color { get; init; }

    /// <summary>From 0, invisible, to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Whether the legend names it (when it has a name).</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>What must not be missed where it has nothing to show.</summary>
    internal abstract bool HasMarks { get; }

    /// <summary>Whether it stands on an x and a y axis.</summary>
    internal virtual bool IsCartesian => true;
}

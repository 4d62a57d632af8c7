namespace NeuroRepl.Figures.Plotly;

/// <summary>A colour scale: one of plotly's by name ("Viridis", "RdBu"), colours at equal distances, or colours at places from 0 to 1.</summary>
public sealed class ColorSteps : IPlotlyValue
{
    private readonly object _value;

    private ColorSteps(object value) => _value = value;

    object? IPlotlyValue.Json => _value;

    /// <summary>So that a name is a scale.</summary>
    public static implicit operator ColorSteps(string name) => new(name);

    /// <summary>So that colours are a scale, at equal distances.</summary>
    /// <exception cref="FigureException">Fewer than two colours.</exception>
    public static implicit operator ColorSteps(string[] colors) => colors.Length < 2
        ? throw new FigureException($"A colour scale of {NumberText.Count(colors.Length, "colour")} has no two ends.", "Give at least two colours, or the name of a scale: \"Viridis\".")
        : new(colors.Select((color, i) => new object[] { (double)i / (colors.Length - 1), color }).ToArray());

    /// <summary>So that colours at places are a scale; the first stands at 0, the last at 1.</summary>
    /// <exception cref="FigureException">The places do not rise from 0 to 1.</exception>
    public static implicit operator ColorSteps((double Place, string Color)[] steps) =>
        steps.Length < 2 || steps[0].Place != 0 || steps[^1].Place != 1 || !steps.Select(s => s.Place).SequenceEqual(steps.Select(s => s.Place).Order())
            ? throw new FigureException("The places of a colour scale have to rise from 0 to 1.", "Give them so: [(0, \"white\"), (0.3, \"orange\"), (1, \"red\")].")
            : new(steps.Select(step => new object[] { step.Place, step.Color }).ToArray());

    /// <inheritdoc/>
    public override string ToString() => _value as string ?? "[colours]";
}

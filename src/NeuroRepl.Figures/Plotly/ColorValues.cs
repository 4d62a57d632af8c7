using System.Collections;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Figures.Plotly;

/// <summary>A colour for all points, a colour a point, or a number a point that the colour scale turns into a colour.</summary>
[CollectionBuilder(typeof(ColorValues), nameof(FromSpan))]
public sealed class ColorValues : IEnumerable<string>, IPlotlyValue
{
    private readonly object _value;

    private ColorValues(object value) => _value = value;

    object? IPlotlyValue.Json => _value;

    /// <summary>A number a point, for the colour scale.</summary>
    public static ColorValues Of(IEnumerable<double> numbers) => new(AxisValues.Of(numbers));

    /// <summary>So that a collection expression of colours makes one.</summary>
    public static ColorValues FromSpan(ReadOnlySpan<string> colors) => new(colors.ToArray());

    /// <summary>So that a text is the colour of all points.</summary>
    public static implicit operator ColorValues(string color) => new(color);

    /// <summary>So that an array of texts is a colour a point.</summary>
    public static implicit operator ColorValues(string[] colors) => new(colors);

    /// <summary>So that an array of numbers is a number a point.</summary>
    public static implicit operator ColorValues(double[] numbers) => new(AxisValues.Of(numbers));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => (_value switch { string one => [one], string[] many => many, AxisValues numbers => numbers.Texts.OfType<string>(), _ => [] }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => _value as string ?? "[colours]";
}

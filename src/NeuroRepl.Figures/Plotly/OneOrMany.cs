using System.Collections;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Figures.Plotly;

/// <summary>One value for all points, or a value a point: <c>Size = 7</c>, or <c>Size = [5, 7, 9]</c>.</summary>
/// <typeparam name="T">What each is: a number, a text.</typeparam>
[CollectionBuilder(typeof(OneOrMany), nameof(OneOrMany.Of))]
public sealed class OneOrMany<T> : IEnumerable<T>, IPlotlyValue
{
    private readonly T[] _values;

    internal OneOrMany(T[] values, bool isOne) => (_values, IsOne) = (values, isOne);

    /// <summary>Whether it is one for all.</summary>
    public bool IsOne { get; }

    object? IPlotlyValue.Json => IsOne ? _values[0] : _values;

    /// <summary>So that a value is one for all points.</summary>
    public static implicit operator OneOrMany<T>(T value) => new([value], isOne: true);

    /// <summary>So that an array is a value a point.</summary>
    public static implicit operator OneOrMany<T>(T[] values) => new(values, isOne: false);

    /// <summary>So that a list is a value a point.</summary>
    public static implicit operator OneOrMany<T>(List<T> values) => new([.. values], isOne: false);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => IsOne ? $"{_values[0]}" : $"[{_values.Length} values]";
}

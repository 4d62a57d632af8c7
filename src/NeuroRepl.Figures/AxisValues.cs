using System.Collections;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Figures;

/// <summary>Values along one axis: numbers (NaN where one is missing), or texts that make categories.</summary>
[CollectionBuilder(typeof(AxisValues), nameof(FromSpan))]
public sealed class AxisValues : IEnumerable<double>
{
    private readonly double[]? _numbers;
    private readonly string?[]? _texts;
    private double[]? _positions;

    private AxisValues(double[]? numbers, string?[]? texts) => (_numbers, _texts) = (numbers, texts);

    /// <summary>No values.</summary>
    public static AxisValues Empty { get; } = new([], null);

    /// <summary>How many there are.</summary>
    public int Count => _numbers?.Length ?? _texts!.Length;

    /// <summary>Whether they are texts, which make an axis of categories.</summary>
    public bool AreTexts => _texts is not null;

    /// <summary>The numbers; for texts their positions 0, 1, 2 … in order of first appearance.</summary>
    public IReadOnlyList<double> Numbers => _numbers ?? (_positions ??= Positions(_texts!));

    /// <summary>The texts; for numbers as people write them.</summary>
    public IReadOnlyList<string?> Texts => _texts ?? [.. _numbers!.Select(number => NumberText.Short(number))];

    /// <summary>Values from any sequence of numbers, truth values, dates, texts or labels.</summary>
    /// <remarks>A <c>double[]</c> is taken over, not copied. Null and NaN are missing values; dates become ISO texts.</remarks>
    public static AxisValues Of<T>(IEnumerable<T> values) => values switch
    {
        AxisValues same => same,
        _ when typeof(T).IsEnum => new(null, [.. values.Select(AsText)]),   // an array of an enum would pass for one of int
        double[] numbers => new(numbers, null),
        IEnumerable<double> numbers => new([.. numbers], null),
        IEnumerable<float> numbers => new([.. numbers.Select(v => (double)v)], null),
        IEnumerable<int> numbers => new([.. numbers.Select(v => (double)v)], null),
        IEnumerable<string?> texts => new(null, [.. texts]),
        _ when IsNumber(typeof(T)) => new([.. values.Select(v => v is null ? double.NaN : Convert.ToDouble(v))], null),
        _ => new(null, [.. values.Select(AsText)]),
    };

    /// <summary>So that a collection expression of numbers makes one.</summary>
    public static AxisValues FromSpan(ReadOnlySpan<double> values) => new(values.ToArray(), null);

    /// <summary>So that an array of numbers is one.</summary>
    public static implicit operator AxisValues(double[] numbers) => Of(numbers);

    /// <summary>So that an array of texts is one.</summary>
    public static implicit operator AxisValues(string[] texts) => Of(texts);

    /// <summary>0, 1, 2 … as many as asked for.</summary>
    public static AxisValues Indices(int count) => new([.. Enumerable.Range(0, count).Select(i => (double)i)], null);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => Numbers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The numbers as they lie in memory, or null for texts.</summary>
    internal double[]? RawNumbers => _numbers;

    /// <summary>The texts as they are, or null for numbers.</summary>
    internal string?[]? RawTexts => _texts;

    private static bool IsNumber(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is
        (>= TypeCode.SByte and <= TypeCode.Decimal) && !(Nullable.GetUnderlyingType(type) ?? type).IsEnum;

    internal static string? AsText<T>(T value) => value switch
    {
        null => null,
        DateTime date when date.TimeOfDay == TimeSpan.Zero => date.ToString("yyyy-MM-dd"),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss"),
        DateOnly date => date.ToString("yyyy-MM-dd"),
        _ => value.ToString(),
    };

    private static double[] Positions(string?[] texts)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. texts.Select(text => text is null ? double.NaN : known.TryGetValue(text, out var at) ? at : known[text] = known.Count)];
    }
}

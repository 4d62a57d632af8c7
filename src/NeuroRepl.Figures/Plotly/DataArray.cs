using System.Collections;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Figures.Plotly;

/// <summary>The data of a trace: numbers, texts or dates in a row, or a matrix row after row. Missing values (NaN, null) stay empty.</summary>
[CollectionBuilder(typeof(DataArray), nameof(FromSpan))]
public sealed class DataArray : IEnumerable<object?>, IPlotlyValue
{
    private readonly object _value;             // AxisValues, or rows

    private DataArray(object value, int count) => (_value, Count) = (value, count);

    /// <summary>How many values, or rows of a matrix.</summary>
    public int Count { get; }

    object? IPlotlyValue.Json => _value;

    /// <summary>The values in a row; null for a matrix.</summary>
    internal AxisValues? Row => _value as AxisValues;

    /// <summary>The rows of a matrix; null for values in a row.</summary>
    internal IReadOnlyList<IReadOnlyList<double>>? Rows => _value as IReadOnlyList<IReadOnlyList<double>>;

    /// <summary>Whether there is anything but missing values.</summary>
    internal bool HasValues => _value switch
    {
        AxisValues { AreTexts: true } texts => texts.Texts.Any(text => text is not null),
        AxisValues numbers => numbers.Numbers.Any(double.IsFinite),
        IReadOnlyList<IReadOnlyList<double>> rows => rows.Any(row => row.Any(double.IsFinite)),
        _ => Count > 0,
    };

    /// <summary>Any sequence of numbers, texts or dates.</summary>
    public static DataArray Of<T>(IEnumerable<T> values) => AxisValues.Of(values) is var made ? new(made, made.Count) : null!;

    /// <summary>A matrix, row after row.</summary>
    /// <exception cref="FigureException">Rows of different length.</exception>
    public static DataArray Matrix(IEnumerable<IEnumerable<double>> rows)
    {
        IReadOnlyList<IReadOnlyList<double>> made = [.. rows.Select(row => row as IReadOnlyList<double> ?? [.. row])];
        for (var row = 1; row < made.Count; row++) { FigureException.SameLength(made[row].Count, $"row {row} of the matrix", made[0].Count, "row 0"); }
        return new(made, made.Count);
    }

    /// <summary>So that a collection expression makes one: <c>[1, 2, 3]</c>, <c>["a", "b"]</c>.</summary>
    public static DataArray FromSpan(ReadOnlySpan<object?> values)
    {
        var all = values.ToArray();
        return all.All(value => value is null or (IConvertible and not string and not bool and not DateTime and not Enum))
            ? Of(all.Select(value => value is null ? double.NaN : Convert.ToDouble(value)))
            : all.OfType<IEnumerable<double>>().Count() == all.Length && all.Length > 0 ? Matrix(all.Cast<IEnumerable<double>>())
            : Of(all.Select(value => AxisValues.AsText(value)));
    }

    /// <summary>So that the values of an axis are data.</summary>
    public static implicit operator DataArray(AxisValues values) => Of(values);

    /// <summary>So that an array of numbers is data.</summary>
    public static implicit operator DataArray(double[] values) => Of(values);

    /// <summary>So that an array of numbers is data.</summary>
    public static implicit operator DataArray(float[] values) => Of(values);

    /// <summary>So that an array of whole numbers is data.</summary>
    public static implicit operator DataArray(int[] values) => Of(values);

    /// <summary>So that an array of texts is data.</summary>
    public static implicit operator DataArray(string[] values) => Of(values);

    /// <summary>So that an array of dates is data.</summary>
    public static implicit operator DataArray(DateTime[] values) => Of(values);

    /// <summary>So that a list of numbers is data.</summary>
    public static implicit operator DataArray(List<double> values) => Of(values);

    /// <summary>So that a list of texts is data.</summary>
    public static implicit operator DataArray(List<string> values) => Of(values);

    /// <summary>So that a matrix is data.</summary>
    public static implicit operator DataArray(double[,] values) =>
        Matrix(Enumerable.Range(0, values.GetLength(0)).Select(row => Enumerable.Range(0, values.GetLength(1)).Select(column => values[row, column])));

    /// <summary>So that rows of numbers are data.</summary>
    public static implicit operator DataArray(double[][] rows) => Matrix(rows);

    /// <inheritdoc/>
    public IEnumerator<object?> GetEnumerator() => (_value switch
    {
        AxisValues { AreTexts: true } texts => texts.Texts,
        AxisValues numbers => numbers.Numbers.Cast<object?>(),
        _ => ((IEnumerable)_value).Cast<object?>(),
    }).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Rows is { Count: > 0 } rows ? $"[{rows.Count} × {rows[0].Count}]" : $"[{Count}]";
}

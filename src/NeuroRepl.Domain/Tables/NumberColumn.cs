namespace NeuroRepl.Domain.Tables;

/// <summary>A column of numbers; NaN where a value is missing.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">A number a row; taken over, not copied.</param>
public sealed class NumberColumn(string name, double[] values) : Column(name)
{
    /// <summary>The numbers, NaN where missing.</summary>
    public IReadOnlyList<double> Values => values;

    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    /// <inheritdoc/>
    public override string Text(int row) => Written(values[row]);

    /// <inheritdoc/>
    public override Column Rows(IReadOnlyList<int> rows) => new NumberColumn(Name, [.. rows.Select(row => values[row])]);
}

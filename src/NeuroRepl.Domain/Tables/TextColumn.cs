namespace NeuroRepl.Domain.Tables;

/// <summary>A column of texts (labels, factor levels); null where a value is missing.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">A text a row; taken over, not copied.</param>
public sealed class TextColumn(string name, string?[] values) : Column(name)
{
    /// <summary>The texts, null where missing.</summary>
    public IReadOnlyList<string?> Values => values;

    /// <summary>The different texts, in order of first appearance.</summary>
    public IReadOnlyList<string> Levels => [.. values.OfType<string>().Distinct()];

    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] is null;

    /// <inheritdoc/>
    public override string Text(int row) => values[row] ?? "n/a";

    /// <inheritdoc/>
    public override Column Rows(IReadOnlyList<int> rows) => new TextColumn(Name, [.. rows.Select(row => values[row])]);
}

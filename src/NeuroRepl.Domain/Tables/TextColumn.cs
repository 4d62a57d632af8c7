namespace NeuroRepl.Domain.Tables;

/// <summary>A column of texts (labels, factor levels); null where a value is missing.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">A text a row; taken over, not copied.</param>
/// <param name="levels">The order of the levels where one is declared (placebo, low, high); it goes with the column through every verb of a table.</param>
public sealed class TextColumn(string name, string?[] values, IReadOnlyList<string>? levels = null) : Column(name)
{
    /// <summary>The texts, null where missing.</summary>
    public IReadOnlyList<string?> Values => values;

    /// <summary>The different texts: those declared in their order, else in order of first appearance.</summary>
    public IReadOnlyList<string> Levels => levels ?? [.. values.OfType<string>().Distinct()];

    /// <summary>Whether the order of the levels was declared.</summary>
    public bool HasDeclaredLevels => levels is not null;

    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] is null;

    /// <inheritdoc/>
    public override string Text(int row) => values[row] ?? "n/a";

    /// <inheritdoc/>
    public override Column Rows(IReadOnlyList<int> rows) => new TextColumn(Name, [.. rows.Select(row => values[row])], levels);
}

namespace NeuroRepl.Domain.Tables;

/// <summary>One row of a table, for conditions and selections: <c>row.Number("age") &gt; 30</c>.</summary>
/// <param name="Table">The table it is a row of.</param>
/// <param name="Index">Which row, from 0.</param>
public readonly record struct TableRow(Table Table, int Index)
{
    /// <summary>The value of a column as text; "n/a" where it is missing.</summary>
    public string this[string column] => Table[column].Text(Index);

    /// <summary>The value of a numeric column; NaN where it is missing.</summary>
    public double Number(string column) => Table.Numbers(column)[Index];

    /// <summary>Whether the value of a column is missing.</summary>
    public bool IsMissing(string column) => Table[column].IsMissing(Index);
}

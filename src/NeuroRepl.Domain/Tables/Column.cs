using System.Globalization;

namespace NeuroRepl.Domain.Tables;

/// <summary>One named column of a table: numbers (NaN where a value is missing) or texts (null where one is missing).</summary>
public abstract class Column
{
    private protected Column(string name) => Name = name;

    /// <summary>The column's name, as in the file's header.</summary>
    public string Name { get; }

    /// <summary>How many rows it has.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the value of a row is missing ("n/a").</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row as a person or a TSV file writes it; "n/a" where it is missing.</summary>
    public abstract string Text(int row);

    /// <summary>The same column with these rows only, in this order.</summary>
    public abstract Column Rows(IReadOnlyList<int> rows);

    /// <summary>How many values are missing.</summary>
    public int Missing => Enumerable.Range(0, Count).Count(IsMissing);

    internal static string Written(double value) => double.IsNaN(value) ? "n/a" : value.ToString("R", CultureInfo.InvariantCulture);
}

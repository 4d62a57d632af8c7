namespace NeuroRepl.Statistics.Formulas;

/// <summary>What a variable is over the rows of a table: a code a row (−1 where missing) for a factor, else one or more columns of numbers.</summary>
internal sealed class VariableValues
{
    private VariableValues(int count) => Count = count;

    public int Count { get; }

    public int[]? Codes { get; private init; }

    public double[][] Columns { get; private init; } = [];

    /// <summary>What rounding left over, a column each; null where the columns are exact.</summary>
    public double[][]? Low { get; private init; }

    public static VariableValues Factor(int[] codes) => new(codes.Length) { Codes = codes };

    public static VariableValues Numbers(double[][] columns, double[][]? low = null) =>
        new(columns[0].Length) { Columns = columns, Low = low is not null && low.Any(column => column.Any(v => v != 0)) ? low : null };

    public bool IsMissing(int row)
    {
        if (Codes is { } codes) { return codes[row] < 0; }

        foreach (var column in Columns)
        {
            if (double.IsNaN(column[row])) { return true; }
        }

        return false;
    }

    /// <summary>How many rows lack a value; what is missing is marked besides.</summary>
    public int MarkMissing(bool[] isMissing)
    {
        var count = 0;
        for (var row = 0; row < isMissing.Length; row++)
        {
            if (!IsMissing(row)) { continue; }

            isMissing[row] = true;
            count++;
        }

        return count;
    }

    public VariableValues At(IReadOnlyList<int> rows) => Codes is { } codes
        ? Factor([.. rows.Select(row => codes[row])])
        : Numbers([.. Columns.Select(column => rows.Select(row => column[row]).ToArray())], Low is { } low ? [.. low.Select(column => rows.Select(row => column[row]).ToArray())] : null);
}

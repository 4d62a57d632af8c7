namespace NeuroRepl.Numerics;

/// <summary>A matrix over one array: rows are observations, columns are places, a row lies in one piece.</summary>
public readonly struct RowMajor
{
    private readonly double[] _values;

    /// <summary>A matrix of zeros.</summary>
    public RowMajor(int rows, int columns)
        : this(new double[rows * columns], rows, columns)
    {
    }

    /// <param name="values">Row after row; taken over, not copied.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    public RowMajor(double[] values, int rows, int columns)
    {
        Guard.SameLength(values.Length, rows * columns, "the number of values", "rows × columns");
        (_values, Rows, Columns) = (values, rows, columns);
    }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>All values, row after row.</summary>
    public Span<double> Values => _values;

    /// <summary>One element, for reading and writing.</summary>
    public ref double this[int row, int column] => ref _values[(row * Columns) + column];

    /// <summary>One row, without a copy.</summary>
    public Span<double> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>One column, copied.</summary>
    public double[] Column(int column)
    {
        var copy = new double[Rows];
        for (var row = 0; row < Rows; row++) { copy[row] = this[row, column]; }

        return copy;
    }

    /// <summary>The same numbers with rows and columns exchanged.</summary>
    public RowMajor Transposed()
    {
        var result = new RowMajor(Columns, Rows);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++) { result[column, row] = this[row, column]; }
        }

        return result;
    }

    /// <summary>A copy that shares nothing.</summary>
    public RowMajor Copy() => new([.. _values], Rows, Columns);
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>What was expected of each observation: a row an observation (transient, volume, subject), a named column an effect.</summary>
public sealed partial class DesignMatrix
{
    private readonly RowMajor _values;
    private readonly Lazy<(int Rank, IReadOnlyList<string> Dependent)> _rank;

    /// <param name="columns">The columns' names, each its own.</param>
    /// <param name="values">The numbers, row after row; taken over, not copied.</param>
    /// <param name="discarded">How many observations before the first row belong to none (steady state, run-in).</param>
    /// <exception cref="DesignException">No column, two of one name, a number that is not finite, or numbers that fill no whole rows.</exception>
    public DesignMatrix(IReadOnlyList<string> columns, double[] values, int discarded = 0)
    {
        Guard.NotEmpty(columns);
        Guard.NotEmpty(values);
        Guard.InRange(discarded, 0, int.MaxValue);
        if (columns.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new DesignException($"The design has the column {twice.Key} {twice.Count()} times.", "Give each column a name of its own.");
        }

        if (values.Length % columns.Count != 0)
        {
            throw new DesignException($"{values.Length} numbers do not fill rows of {columns.Count} columns.", "Give as many numbers a row as there are names.");
        }

        var bad = Array.FindIndex(values, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw new DesignException(
                $"The design has {values[bad]} in column {columns[bad % columns.Count]}, row {bad / columns.Count}.", "Every number of a design has to be finite: leave out observations that miss one.");
        }

        (Names, _values, Discarded) = (columns, new RowMajor(values, values.Length / columns.Count, columns.Count), discarded);
        _rank = new(FindRank);
    }

    /// <summary>The columns' names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many observations it has rows for.</summary>
    public int Rows => _values.Rows;

    /// <summary>How many columns.</summary>
    public int Columns => _values.Columns;

    /// <summary>How many observations before the first row are left out.</summary>
    public int Discarded { get; }

    /// <summary>Conditions that have no events here, so that they have no column: a contrast that names one is refused.</summary>
    public IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>What was assumed or left out on the way here.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>One number.</summary>
    public double this[int row, int column] => _values[row, column];

    /// <summary>How many columns do not depend on others.</summary>
    public int Rank => _rank.Value.Rank;

    /// <summary>The columns that take part in a dependency, in order; empty for a design of full rank.</summary>
    public IReadOnlyList<string> DependentColumns => _rank.Value.Dependent;

    /// <summary>Whether every row is one column's: a one there and zeros elsewhere, so that a coefficient is the value in its condition.</summary>
    public bool IsCellMeans => Enumerable.Range(0, Rows).All(row =>
    {
        var (ones, others) = (0, 0);
        foreach (var value in _values.Row(row))
        {
            if (value == 1) { ones++; }
            else if (value != 0) { others++; }
        }

        return ones == 1 && others == 0;
    });

    /// <summary>Blocks of equal length one after another, a column each: block1 (the baseline, by habit), block2 …</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="scansPerBlock">Observations of each.</param>
    /// <param name="discard">Observations before the first block, which belong to none.</param>
    public static DesignMatrix Blocks(int blocks, int scansPerBlock, int discard = 0) => Blocks([.. Enumerable.Repeat(scansPerBlock, Positive(blocks))], discard);

    /// <summary>Blocks of given lengths one after another, a column each: block1, block2 …</summary>
    /// <param name="lengths">Observations of each block.</param>
    /// <param name="discard">Observations before the first block, which belong to none.</param>
    public static DesignMatrix Blocks(IReadOnlyList<int> lengths, int discard = 0)
    {
        Guard.NotEmpty(lengths);
        foreach (var length in lengths) { Guard.Positive(length, "the length of a block"); }

        var values = new double[lengths.Sum() * lengths.Count];
        var row = 0;
        for (var block = 0; block < lengths.Count; block++)
        {
            for (var i = 0; i < lengths[block]; i++) { values[(row++ * lengths.Count) + block] = 1; }
        }

        return new([.. lengths.Select((_, block) => $"block{block + 1}")], values, discard);
    }

    /// <summary>One column of ones, "mean": the one-sample (or paired-difference) design.</summary>
    /// <param name="rows">How many observations.</param>
    public static DesignMatrix Mean(int rows) => new(["mean"], [.. Enumerable.Repeat(1.0, Positive(rows))]);

    /// <summary>Columns of a table: numbers as they are, a column of texts as one column of zeros and ones a level, "dose_high".</summary>
    /// <param name="table">A row an observation.</param>
    /// <param name="columns">Which columns; all unless given.</param>
    /// <exception cref="DesignException">A value is missing; the message says where.</exception>
    public static DesignMatrix FromTable(Table table, params string[] columns)
    {
        var parts = (columns.Length == 0 ? table.Columns : [.. columns.Select(name => table[name])]).SelectMany(Expand).ToArray();
        Guard.NotEmpty(parts, "the table's columns");
        var values = new double[table.Count * parts.Length];
        for (var row = 0; row < table.Count; row++)
        {
            for (var k = 0; k < parts.Length; k++) { values[(row * parts.Length) + k] = parts[k].Value(row); }
        }

        return new([.. parts.Select(part => part.Name)], values);
    }

    /// <summary>The numbers of one column.</summary>
    /// <exception cref="DesignException">There is no such column.</exception>
    public IReadOnlyList<double> Column(string name) => _values.Column(IndexOf(name));

    /// <summary>The numbers of one row.</summary>
    public IReadOnlyList<double> Row(int row) => _values.Row(row).ToArray();

    /// <summary>The design with one more column: movement, heart rate, anything measured beside.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="values">A number a row.</param>
    public DesignMatrix With(string name, IReadOnlyList<double> values)
    {
        Guard.SameLength(values.Count, Rows, $"the number of values of {name}", "the number of rows");
        return Next([.. Names, name], [.. Enumerable.Range(0, Rows).SelectMany(row => (double[])[.. _values.Row(row), values[row]])]);
    }

    /// <summary>The design with slow drifts: Legendre polynomials of order 1 to <paramref name="order"/> over the rows, drift1, drift2 …</summary>
    public DesignMatrix WithDrift(int order = 1)
    {
        Guard.InRange(order, 1, 20);
        var result = this;
        for (var k = 1; k <= order; k++)
        {
            var degree = k;
            result = result.With($"drift{k}", [.. Enumerable.Range(0, Rows).Select(row => Legendre(degree, Rows == 1 ? 0 : (2.0 * row / (Rows - 1)) - 1))]);
        }

        return result;
    }

    /// <summary>The design without some columns.</summary>
    /// <exception cref="DesignException">There is no such column.</exception>
    public DesignMatrix Without(params string[] columns)
    {
        var dropped = columns.Select(IndexOf).ToHashSet();
        var kept = Enumerable.Range(0, Columns).Where(k => !dropped.Contains(k)).ToArray();
        return Next([.. kept.Select(k => Names[k])], [.. Enumerable.Range(0, Rows).SelectMany(row => kept.Select(k => _values[row, k]))]);
    }

    /// <summary>A contrast of its columns: <c>design.Contrast("block2 - block1")</c>.</summary>
    /// <exception cref="DesignException">It cannot be read, or names what is no column, or a condition without events.</exception>
    public Contrast Contrast(string text)
    {
        if (Empty.Count == 0) { return Designs.Contrast.Parse(text, Names); }

        // Read over the conditions without events too, so that they are told apart from what is misspelt.
        var contrast = Designs.Contrast.Parse(text, [.. Names, .. Empty]);
        var missing = Empty.Where((_, k) => contrast.Weights[Names.Count + k] != 0).ToList();
        return missing.Count == 0 ? Designs.Contrast.Parse(text, Names) : throw DesignException.WithoutEvents(text, missing);
    }

    /// <summary>The same design, once it is known that its columns can be told apart.</summary>
    /// <exception cref="DesignException">Columns depend on each other; the message names them.</exception>
    public DesignMatrix OfFullRank() => DependentColumns.Count == 0 ? this : throw DesignException.RankDeficient(DependentColumns);

    /// <summary>Its size and columns in one line.</summary>
    public override string ToString() => $"design of {Rows} rows: {string.Join(", ", Names)}";

    private static int Positive(int count)
    {
        Guard.Positive(count);
        return count;
    }

    private static IEnumerable<(string Name, Func<int, double> Value)> Expand(Column column)
    {
        var missing = Enumerable.Range(0, column.Count).FirstOrDefault(column.IsMissing, -1);
        if (missing >= 0)
        {
            throw new DesignException($"The column {column.Name} has no value in row {missing}.", "Leave such rows out first: table.Where(row => !row.IsMissing(\"…\")).");
        }

        return column is TextColumn texts
            ? texts.Levels.Select(level => ($"{column.Name}_{level}", (Func<int, double>)(row => texts.Values[row] == level ? 1 : 0)))
            : [(column.Name, row => ((NumberColumn)column).Values[row])];
    }

    private static double Legendre(int degree, double x)
    {
        var (before, here) = (1.0, x);
        for (var k = 1; k < degree; k++) { (before, here) = (here, ((((2 * k) + 1) * x * here) - (k * before)) / (k + 1)); }

        return here;
    }

    private int IndexOf(string name)
    {
        var at = Names.ToList().IndexOf(name);
        return at >= 0 ? at : throw new DesignException($"The design has no column {name}.", $"It has: {string.Join(", ", Names)}.");
    }

    /// <summary>The rank, and whom a dependent column can be made of: those with a weight in its least squares by the independent ones.</summary>
    private (int Rank, IReadOnlyList<string> Dependent) FindRank()
    {
        var qr = new QrFactorization(_values, rankTolerance: 1e-10);
        var involved = new SortedSet<int>();
        foreach (var k in qr.Pivots.Skip(qr.Rank))
        {
            involved.Add(k);
            var weights = qr.Solve(_values.Column(k));
            for (var j = 0; j < Columns; j++)
            {
                if (Math.Abs(weights[j]) * Norm(j) > 1e-8 * Norm(k)) { involved.Add(j); }
            }
        }

        return (qr.Rank, [.. involved.Select(k => Names[k])]);
    }

    private double Norm(int column) => Math.Sqrt(_values.Column(column).Sum(value => value * value));
}

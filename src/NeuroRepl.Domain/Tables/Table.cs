using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tables;

/// <summary>Rows and named columns: participants, ratings, fit results. Never changes; every verb gives a new table.</summary>
public sealed class Table
{
    /// <param name="name">What to call it: "participants".</param>
    /// <param name="columns">Its columns, all with the same number of rows and names of their own.</param>
    /// <exception cref="ArgumentMistake">Columns of different length, or two of one name.</exception>
    public Table(string name, IReadOnlyList<Column> columns)
    {
        foreach (var column in columns) { Guard.SameLength(column.Count, columns[0].Count, $"the length of {column.Name}", $"that of {columns[0].Name}"); }

        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"The table {name} has the column {twice.Key} {twice.Count()} times.", "Give each column a name of its own.");
        }

        (Name, Columns) = (name, columns);
    }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows it has.</summary>
    public int Count => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <summary>Its rows, for conditions and LINQ.</summary>
    public IReadOnlyList<TableRow> Rows => [.. Enumerable.Range(0, Count).Select(row => new TableRow(this, row))];

    /// <summary>One column by its name.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name; the message lists what there is.</exception>
    public Column this[string column] => Columns.FirstOrDefault(c => c.Name == column) ?? throw new ArgumentMistake(
        $"The table {Name} has no column {column}.", $"It has: {string.Join(", ", Columns.Select(c => c.Name))}.");

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string column) => Columns.Any(c => c.Name == column);

    /// <summary>The values of a numeric column, NaN where missing.</summary>
    /// <exception cref="ArgumentMistake">The column is missing, or holds texts; the message names the first one.</exception>
    public IReadOnlyList<double> Numbers(string column) => this[column] switch
    {
        NumberColumn numbers => numbers.Values,
        var texts => throw new ArgumentMistake(
            $"The column {column} of {Name} holds texts (\"{Enumerable.Range(0, texts.Count).Where(r => !texts.IsMissing(r)).Select(texts.Text).FirstOrDefault("n/a")}\"), not numbers.",
            $"Use {Name}.Texts(\"{column}\"), or a numeric column."),
    };

    /// <summary>The values of any column as texts, null where missing.</summary>
    public IReadOnlyList<string?> Texts(string column)
    {
        var found = this[column];
        return [.. Enumerable.Range(0, Count).Select(row => found.IsMissing(row) ? null : found.Text(row))];
    }

    /// <summary>The rows that fulfil a condition.</summary>
    public Table Where(Func<TableRow, bool> condition) => At([.. Rows.Where(condition).Select(row => row.Index)]);

    /// <summary>The rows that fulfil a condition written as text: <c>table.Where("block > 1 &amp;&amp; dose != \"placebo\"")</c>. Missing values fulfil no comparison.</summary>
    /// <exception cref="ArgumentMistake">A column that is not there, or something that is no condition; the message points at it.</exception>
    public Table Where(string condition) => At(RowCondition.Rows(this, condition));

    /// <summary>The table with a column as a factor: texts with an order of their levels. Without levels: numbers by size, texts as they come.</summary>
    /// <param name="column">The column; numbers become texts.</param>
    /// <param name="levels">All levels in the order that models, tables and figures use: <c>table.WithFactor("dose", "placebo", "low", "high")</c>.</param>
    /// <exception cref="ArgumentMistake">A value occurs that is not among the levels.</exception>
    public Table WithFactor(string column, params string[] levels)
    {
        var old = this[column];
        var texts = Texts(column);
        var order = levels.Length > 0 ? levels
            : old is NumberColumn numbers ? [.. numbers.Values.Where(v => !double.IsNaN(v)).Distinct().Order().Select(Column.Written)]
            : ((TextColumn)old).Levels;
        if (texts.OfType<string>().FirstOrDefault(text => !order.Contains(text)) is { } stranger)
        {
            throw new ArgumentMistake($"The column {column} of {Name} has \"{stranger}\", which is not among the levels {string.Join(", ", order)}.", "Name all levels, or filter the others out first.");
        }

        return With(new TextColumn(column, [.. texts], [.. order]));
    }

    /// <summary>These rows, in this order.</summary>
    public Table At(IReadOnlyList<int> rows) => new(Name, [.. Columns.Select(column => column.Rows(rows))]);

    /// <summary>These columns, in this order.</summary>
    public Table Select(params string[] columns) => new(Name, [.. columns.Select(column => this[column])]);

    /// <summary>The table with one more column, or with that column replaced.</summary>
    public Table With(Column column) => Has(column.Name)
        ? new(Name, [.. Columns.Select(old => old.Name == column.Name ? column : old)])
        : new(Name, [.. Columns, column]);

    /// <summary>The same rows by the values of a column: numbers by size, texts by letters, missing ones last.</summary>
    public Table OrderBy(string column, bool descending = false)
    {
        var key = this[column];
        var present = Enumerable.Range(0, Count).Where(row => !key.IsMissing(row));
        var ordered = key is NumberColumn numbers
            ? present.OrderBy(row => descending ? -numbers.Values[row] : numbers.Values[row])
            : descending ? present.OrderByDescending(key.Text, StringComparer.Ordinal) : present.OrderBy(key.Text, StringComparer.Ordinal);
        return At([.. ordered, .. Enumerable.Range(0, Count).Where(key.IsMissing)]);
    }
}

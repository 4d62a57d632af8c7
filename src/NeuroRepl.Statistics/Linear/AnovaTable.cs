using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Linear;

/// <summary>An analysis of variance: one F-test a term.</summary>
public sealed class AnovaTable
{
    internal AnovaTable(string title, IReadOnlyList<AnovaRow> rows, IReadOnlyList<string> notes) => (Title, Rows, Notes) = (title, rows, notes);

    /// <summary>What was tested and how.</summary>
    public string Title { get; }

    /// <summary>The terms in the order of the formula.</summary>
    public IReadOnlyList<AnovaRow> Rows { get; }

    /// <summary>What to be wary of.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The test of one term, its variables in any order.</summary>
    /// <exception cref="ArgumentMistake">There is no such term.</exception>
    public AnovaRow this[string term] => Rows.FirstOrDefault(row => row.Term == term || row.Term.Split(':').Order(StringComparer.Ordinal).SequenceEqual(term.Split(':').Order(StringComparer.Ordinal)))
        ?? throw new ArgumentMistake($"There is no term {term}.", $"There are: {string.Join(", ", Rows.Select(row => row.Term))}.");

    /// <summary>The rows as a table, to save or to go on with.</summary>
    public Table Table() => new("anova",
    [
        new TextColumn("term", [.. Rows.Select(row => row.Term)]), new NumberColumn("sum_of_squares", [.. Rows.Select(row => row.SumOfSquares)]),
        new NumberColumn("df", [.. Rows.Select(row => row.Df)]), new NumberColumn("df_denominator", [.. Rows.Select(row => row.DenominatorDf)]),
        new NumberColumn("f", [.. Rows.Select(row => row.F)]), new NumberColumn("p", [.. Rows.Select(row => row.P.Value)]),
    ]);
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Clinical;

/// <summary>A rating scale: its items with their ranges, its subscales, and how they add up.</summary>
/// <remarks>The known ones are properties: <c>RatingScale.Hdrs17</c>, <c>Madrs</c>, <c>Shaps</c>, <c>Cadss23</c>, <c>Cadss28</c>, <c>Panss</c>.</remarks>
public sealed partial class RatingScale
{
    /// <param name="name">Its usual abbreviation.</param>
    /// <param name="items">Its items, in order.</param>
    /// <exception cref="ArgumentMistake">Two items have one code, or an item's range is empty.</exception>
    public RatingScale(string name, IReadOnlyList<ScaleItem> items)
    {
        Guard.NotBlank(name);
        Guard.NotEmpty(items);
        if (items.GroupBy(item => item.Code).FirstOrDefault(same => same.Count() > 1) is { } twice) { throw new ArgumentMistake($"Two items of {name} have the code {twice.Key}.", "Give each item a code of its own."); }

        if (items.FirstOrDefault(item => item.Highest <= item.Lowest) is { } empty) { throw new ArgumentMistake($"The item {empty} of {name} has no range.", "Give the lowest answer first, then the highest."); }

        (Name, Items) = (name, items);
    }

    /// <summary>Its usual abbreviation.</summary>
    public string Name { get; }

    /// <summary>Its items, in order.</summary>
    public IReadOnlyList<ScaleItem> Items { get; }

    /// <summary>Groups of items that are added up on their own, by name: the codes of their items.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Subscales { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Where it was published.</summary>
    public string Source { get; init; } = "";

    /// <summary>The lowest total that can be; not 0 where answers start at 1, so that a percentage of change is not taken of it as it is (see <see cref="PercentChange"/>).</summary>
    public int Lowest => Items.Sum(item => item.Lowest);

    /// <summary>The highest total that can be.</summary>
    public int Highest => Items.Sum(item => item.Highest);

    /// <summary>A subscale as a scale of its own: <c>RatingScale.Panss["general"]</c>.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name.</exception>
    public RatingScale this[string subscale] => Subscales.TryGetValue(subscale, out var codes)
        ? new($"{Name} {subscale}", [.. codes.Select(code => Items.First(item => item.Code == code))]) { Source = Source }
        : throw new ArgumentMistake($"{Name} has no subscale called {subscale}.", Subscales.Count == 0 ? "It has none: use the whole scale." : $"It has: {string.Join(", ", Subscales.Keys)}.");

    /// <summary>Adds up the answers of one person at one time.</summary>
    /// <param name="answers">One an item, in the order of <see cref="Items"/>; NaN where an item was not answered.</param>
    /// <exception cref="ArgumentMistake">The number of answers is another, or an answer lies outside its item's range.</exception>
    public ScaleScore Score(IReadOnlyList<double> answers)
    {
        Guard.SameLength(answers.Count, Items.Count, "the number of answers", $"that of the items of {Name}");
        for (var i = 0; i < answers.Count; i++)
        {
            if (Wrong(answers[i], Items[i].Lowest, Items[i].Highest) is { } why) { throw new ArgumentMistake($"The answer {answers[i]:0.###} to item {Items[i]} of {Name} {why}.", "Correct it at its source, or give NaN for an item that was not answered."); }
        }

        var missing = Items.Where((_, i) => double.IsNaN(answers[i])).Select(item => item.Code).ToList();
        return new ScaleScore(this, answers.Sum(), Subscales.ToDictionary(sub => sub.Key, sub => answers.Where((_, i) => sub.Value.Contains(Items[i].Code)).Sum()), missing);
    }

    /// <summary>Adds up the items of every row of a table, into a column for the total and one for each subscale.</summary>
    /// <param name="table">With a column an item, called by its code, or by the prefix and its code: "panss_P1".</param>
    /// <param name="prefix">What stands before the codes: "panss_".</param>
    /// <returns>The table with the columns added, called like the scale and its subscales in small letters: "panss", "panss_general". A row in which an item is missing has no total.</returns>
    /// <exception cref="ArgumentMistake">A column is missing, or an answer lies outside its item's range; names the row.</exception>
    public Table Score(Table table, string prefix = "")
    {
        var columns = Items.Select(item => table.Numbers($"{prefix}{item.Code}")).ToList();
        for (var i = 0; i < Items.Count; i++) { MustFit(table, $"{prefix}{Items[i].Code}", columns[i], Items[i].Lowest, Items[i].Highest, $"item {Items[i]} of {Name}"); }

        var scores = Enumerable.Range(0, table.Count).Select(row => Score([.. columns.Select(column => column[row])])).ToList();
        var name = ColumnName(Name);
        var with = table.With(new NumberColumn(name, [.. scores.Select(score => score.Total)]));
        return Subscales.Keys.Aggregate(with, (t, sub) => t.With(new NumberColumn($"{name}_{ColumnName(sub)}", [.. scores.Select(score => score[sub])])));
    }

    /// <summary>The totals of a column that cannot be: outside the scale's range, or no whole numbers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column of totals; missing ones are no problem.</param>
    /// <returns>One for each such value, with its row; none where all can be.</returns>
    /// <example><code>RatingScale.Panss["general"].Check(table, "panss_general")</code></example>
    public IReadOnlyList<ScaleProblem> Check(Table table, string column)
    {
        var values = table.Numbers(column);
        return [.. Enumerable.Range(0, table.Count)
            .Select(row => Wrong(values[row], Lowest, Highest) is { } why ? new ScaleProblem(table.Name, column, row, WhoIs(table, row), values[row], $"{why}, the range of {Name}") : null)
            .OfType<ScaleProblem>()];
    }

    /// <summary>The change from a first to a later total, in percent of the first above the lowest total that can be; negative for a decrease.</summary>
    /// <remarks>A scale that starts at 30 (PANSS) would otherwise show at most part of an improvement (Obermeier et al. 2010, on percent change of PANSS).</remarks>
    /// <param name="before">The first total.</param>
    /// <param name="after">The later total.</param>
    /// <returns>NaN where one is missing, or where the first was already the lowest that can be.</returns>
    public double PercentChange(double before, double after) => before == Lowest ? double.NaN : 100 * (after - before) / (before - Lowest);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Items.Count} items, {Lowest} to {Highest}{(Subscales.Count > 0 ? $"; {string.Join(", ", Subscales.Keys)}" : "")}";

    private static void MustFit(Table table, string column, IReadOnlyList<double> values, int lowest, int highest, string what)
    {
        for (var row = 0; row < values.Count; row++)
        {
            if (Wrong(values[row], lowest, highest) is { } why)
            {
                throw new ArgumentMistake($"{table.Name}, column {column}, {WhoIs(table, row)}: {values[row]:0.###} {why} ({what}).", "Correct it at its source, or write n/a where it was not answered.");
            }
        }
    }

    private static string? Wrong(double value, int lowest, int highest) => double.IsNaN(value) ? null
        : value < lowest || value > highest ? $"lies outside {lowest} to {highest}"
        : value != Math.Floor(value) ? $"is no whole number from {lowest} to {highest}"
        : null;

    private static string WhoIs(Table table, int row) => table.Has("participant_id") ? $"row {row + 1} ({table.Rows[row]["participant_id"]})" : $"row {row + 1}";

    private static string ColumnName(string name) => string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}

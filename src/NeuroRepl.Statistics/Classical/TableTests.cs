using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Tests asked of a table by the names of its columns.</summary>
public static class TableTests
{
    /// <summary>Welch's t test of a column between the two levels of another, the first level minus the second: in declared order (<c>table.WithFactor</c>), else as they come.</summary>
    /// <param name="table">A row an observation.</param>
    /// <param name="column">The numbers.</param>
    /// <param name="by">A column with two levels.</param>
    /// <exception cref="ArgumentMistake">Not two levels; the message lists what there is.</exception>
    public static TestResult TTest(this Table table, string column, string by)
    {
        var (first, second) = TwoGroups(table, column, by);
        var result = Classical.TTest.Welch(first.Values, second.Values);
        return result with { Notes = [.. result.Notes, $"{first.Name} minus {second.Name}."] };
    }

    /// <summary>The paired t test of two columns, the first minus the second.</summary>
    public static TestResult PairedTTest(this Table table, string first, string second) => Classical.TTest.Paired(table.Numbers(first), table.Numbers(second));

    /// <summary>Wilcoxon's rank-sum test of a column between the two levels of another.</summary>
    /// <inheritdoc cref="TTest(Table, string, string)"/>
    public static TestResult RankSumTest(this Table table, string column, string by, WilcoxonOptions? options = null)
    {
        var (first, second) = TwoGroups(table, column, by);
        var result = Wilcoxon.RankSum(first.Values, second.Values, options);
        return result with { Notes = [.. result.Notes, $"{first.Name} against {second.Name}."] };
    }

    /// <summary>Wilcoxon's signed-rank test of two columns, the first minus the second.</summary>
    public static TestResult SignedRankTest(this Table table, string first, string second, WilcoxonOptions? options = null) => Wilcoxon.SignedRank(table.Numbers(first), table.Numbers(second), options);

    /// <summary>Pearson's correlation of two columns.</summary>
    public static TestResult Correlate(this Table table, string x, string y) => Correlation.Pearson(table.Numbers(x), table.Numbers(y));

    /// <summary>Spearman's correlation of two columns.</summary>
    public static TestResult RankCorrelate(this Table table, string x, string y, SpearmanP p = SpearmanP.AsR) => Correlation.Spearman(table.Numbers(x), table.Numbers(y), p);

    /// <summary>The correlation of two columns within subjects.</summary>
    /// <param name="subject">The column that says whose row it is.</param>
    public static RepeatedCorrelation CorrelateWithin(this Table table, string x, string y, string subject) =>
        Correlation.Repeated([.. table.Texts(subject).Select(s => s ?? "n/a")], table.Numbers(x), table.Numbers(y));

    /// <summary>Friedman's test of several columns, a row a subject.</summary>
    public static TestResult FriedmanTest(this Table table, params string[] columns) => Friedman.Test([.. columns.Select(table.Numbers)]);

    /// <summary>Kruskal and Wallis' test of a column between the levels of another.</summary>
    public static TestResult KruskalWallisTest(this Table table, string column, string by) => KruskalWallis.Test([.. Groups(table, column, by).Select(g => g.Values)]);

    /// <summary>The counts of two columns of levels, by χ² or, where counts are small, by Fisher's exact test.</summary>
    public static TestResult ContingencyTest(this Table table, string rows, string columns)
    {
        var (a, b) = (table.Texts(rows), table.Texts(columns));
        var present = Enumerable.Range(0, table.Count).Where(i => a[i] is not null && b[i] is not null).ToArray();
        string[] first = InOrder(table[rows], [.. present.Select(i => a[i]!)]), second = InOrder(table[columns], [.. present.Select(i => b[i]!)]);
        double[][] counts = [.. first.Select(r => second.Select(c => (double)present.Count(i => a[i] == r && b[i] == c)).ToArray())];
        var chi = Contingency.ChiSquare(counts);
        return chi.IsDefined && chi.Notes.Count > 0 ? Contingency.Fisher(counts) : chi;
    }

    /// <summary>Shapiro and Wilk's test of normality of a column.</summary>
    public static TestResult ShapiroTest(this Table table, string column) => ShapiroWilk.Test(table.Numbers(column));

    private static ((string Name, double[] Values) First, (string Name, double[] Values) Second) TwoGroups(Table table, string column, string by)
    {
        var groups = Groups(table, column, by);
        return groups.Length == 2 ? (groups[0], groups[1]) : throw new ArgumentMistake(
            $"The column {by} of {table.Name} has {groups.Length} levels ({string.Join(", ", groups.Select(g => g.Name).Take(6))}); the test is of two.",
            groups.Length > 2 ? $"Keep two: table.Where(row => row[\"{by}\"] is \"{groups[0].Name}\" or \"{groups[1].Name}\"), or use KruskalWallisTest." : "Look at the column.");
    }

    private static (string Name, double[] Values)[] Groups(Table table, string column, string by)
    {
        var (numbers, levels) = (table.Numbers(column), table.Texts(by));
        return [.. InOrder(table[by], [.. levels.OfType<string>()]).Select(level => (level, Enumerable.Range(0, table.Count).Where(i => levels[i] == level).Select(i => numbers[i]).ToArray()))];
    }

    // As declared (table.WithFactor), else as they come.
    private static string[] InOrder(Column column, string[] present) => column is TextColumn { HasDeclaredLevels: true } declared ? [.. declared.Levels.Where(present.Contains)] : [.. present.Distinct()];
}

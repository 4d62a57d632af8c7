using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Conditions told from the features of a table.</summary>
public static class TableClassification
{
    /// <summary>Leaves one subject out at a time, learns to tell conditions from the others, and tells those of the one: <c>scans.Classify("dose", by: ["bold", "glu"])</c>.</summary>
    /// <param name="table">A row a scan.</param>
    /// <param name="condition">The column that is to be told; its declared order of levels is kept, and rows without one are left out.</param>
    /// <param name="by">The columns that it is told from.</param>
    /// <param name="subject">The column that says whose row it is.</param>
    /// <param name="rule">What learns.</param>
    /// <param name="permutations">How often labels are shuffled within subjects.</param>
    /// <param name="seed">Same seed, same p.</param>
    /// <exception cref="ArgumentMistake">A column that is not there, one condition only, or one subject only.</exception>
    public static Classification Classify(
        this Table table, string condition, IReadOnlyList<string> by, string subject = "subject", ClassificationRule rule = ClassificationRule.LinearDiscriminant, int permutations = 500, int seed = 1)
    {
        Guard.NotEmpty(by);
        var known = table.At([.. Enumerable.Range(0, table.Count).Where(row => !table[condition].IsMissing(row) && !table[subject].IsMissing(row))]);
        var result = Classification.LeaveOneSubjectOut([.. known.Texts(subject).OfType<string>()], [.. known.Texts(condition).OfType<string>()], [.. by.Select(known.Numbers)], permutations, seed, rule: rule);
        if (known.Count < table.Count) { result = result with { Notes = [.. result.Notes, $"{table.Count - known.Count} of {table.Count} rows have no {condition} or no {subject} and were left out."] }; }

        return known[condition] is TextColumn { HasDeclaredLevels: true } declared ? result.InOrder(declared.Levels) : result;
    }
}

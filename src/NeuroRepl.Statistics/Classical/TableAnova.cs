using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Analyses of variance asked of a long table by the names of its columns.</summary>
public static class TableAnova
{
    /// <summary>Analysis of variance with repeated measures, type III: <c>table.RepeatedAnova("cope", within: ["dose"], between: ["group"])</c>. Several rows of a subject in one cell are averaged.</summary>
    /// <param name="table">A row an observation.</param>
    /// <param name="column">The numbers.</param>
    /// <param name="within">Columns that vary within subjects.</param>
    /// <param name="between">Columns that say of which group a subject is.</param>
    /// <param name="subject">The column that says whose row it is.</param>
    /// <returns>Effects between subjects, then each effect within subjects followed by its interactions with those between.</returns>
    /// <exception cref="ArgumentMistake">A column that is not there, a subject in two groups, too few complete subjects, or an empty cell between subjects.</exception>
    /// <remarks>As afex::aov_ez, without a correction of the degrees of freedom; corrected p-values stand beside it.</remarks>
    public static IReadOnlyList<WithinEffect> RepeatedAnova(this Table table, string column, IReadOnlyList<string> within, IReadOnlyList<string>? between = null, string subject = "subject")
    {
        Guard.NotEmpty(within);
        between ??= [];
        var numbers = table.Numbers(column);
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(row => ((string[])[subject, .. within, .. between]).All(name => !table[name].IsMissing(row)))];
        var levels = within.Select(name => FactorVariable.LevelsOf(table[name])).ToArray();
        string[] subjects = [.. rows.Select(row => table[subject].Text(row)).Distinct()];
        var number = subjects.Index().ToDictionary(s => s.Item, s => s.Index);
        var (sums, counts) = (Cells(), Cells());
        foreach (var row in rows)
        {
            var cell = 0;
            for (var f = 0; f < within.Count; f++) { cell = (cell * levels[f].Count) + Level(f, row); }

            var at = number[table[subject].Text(row)];
            (sums[cell][at], counts[cell][at]) = (sums[cell][at] + numbers[row], counts[cell][at] + 1);
        }

        var cells = sums.Zip(counts, (sum, count) => (IReadOnlyList<double>)[.. sum.Zip(count, (s, n) => n > 0 ? s / n : double.NaN)]).ToArray();
        return RepeatedMeasures.Anova(cells, [.. between.Select(name => (name, Labels(name)))], [.. within.Select((name, f) => (name, levels[f].Count))]);

        double[][] Cells() => [.. Enumerable.Range(0, levels.Aggregate(1, (product, l) => product * l.Count)).Select(_ => new double[subjects.Length])];

        int Level(int f, int row) => levels[f].Index().First(l => l.Item == table[within[f]].Text(row)).Index;

        IReadOnlyList<string> Labels(string name)
        {
            var labels = new string?[subjects.Length];
            foreach (var row in rows)
            {
                var (at, label) = (number[table[subject].Text(row)], table[name].Text(row));
                if (labels[at] is { } other && other != label) { throw new ArgumentMistake($"Subject {subjects[at]} is {other} and {label} in {name}, which should differ between subjects only.", $"If it varies within subjects, name it there: within: [\"{name}\"]."); }

                labels[at] = label;
            }

            return labels!;
        }
    }
}

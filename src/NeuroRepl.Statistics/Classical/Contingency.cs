using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Tests of counts in rows and columns.</summary>
public static class Contingency
{
    /// <summary>Pearson's χ² of independence.</summary>
    /// <param name="counts">Rows of counts.</param>
    /// <param name="continuity">Whether a table of 2 × 2 is corrected by Yates, as R does by default.</param>
    /// <returns>χ² and Cramér's V.</returns>
    /// <exception cref="ArgumentMistake">Rows of different length, or a count below zero.</exception>
    public static TestResult ChiSquare(IReadOnlyList<IReadOnlyList<double>> counts, bool continuity = false)
    {
        const string test = "Chi-square test";
        var (rows, columns, total) = Margins(counts);
        if (Empty(test, rows, columns, total) is { } empty) { return empty; }

        var expected = counts.Select((row, i) => row.Select((_, j) => rows[i] * columns[j] / total).ToArray()).ToArray();
        var is2x2 = rows.Length == 2 && columns.Length == 2;
        var yates = continuity && is2x2 ? Math.Min(.5, Math.Abs(counts[0][0] - expected[0][0])) : 0;
        var chi = counts.Select((row, i) => row.Select((c, j) => Math.Pow(Math.Abs(c - expected[i][j]) - yates, 2) / expected[i][j]).Sum()).Sum();
        var plain = counts.Select((row, i) => row.Select((c, j) => Math.Pow(c - expected[i][j], 2) / expected[i][j]).Sum()).Sum();
        var df = (rows.Length - 1.0) * (columns.Length - 1);
        var small = expected.Sum(row => row.Count(e => e < 5));
        return new(test)
        {
            StatisticName = "χ²",
            Statistic = chi,
            Df = [df],
            PValue = new(Tails.ChiSquareUpper(chi, df), PKind.Asymptotic),
            Effects = [new("Cramér's V", Math.Sqrt(plain / (total * (Math.Min(rows.Length, columns.Length) - 1))))],
            N = (int)Math.Round(total),
            Notes = [.. small > 0 ? (string[])[$"{small} expected counts are below 5: use Contingency.Fisher(…)."] : [], .. yates > 0 ? (string[])["Corrected for continuity (Yates)."] : []],
        };
    }

    /// <summary>Fisher's exact test, for any number of rows and columns.</summary>
    /// <param name="counts">Rows of whole counts.</param>
    /// <returns>p: all tables with these margins that are no more likely than this one. For 2 × 2 the conditional odds ratio with its exact interval, as R.</returns>
    /// <exception cref="ArgumentMistake">Counts that are not whole, or a table with too many arrangements.</exception>
    public static TestResult Fisher(IReadOnlyList<IReadOnlyList<double>> counts, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        const string test = "Fisher's exact test";
        var (rows, columns, total) = Margins(counts);
        if (counts.SelectMany(row => row).FirstOrDefault(c => c != Math.Round(c)) is var part and not 0) { throw new ArgumentMistake($"A count is {part}; an exact test needs whole ones.", "Give counts, not proportions."); }
        if (Empty(test, rows, columns, total) is { } empty) { return empty; }

        var is2x2 = rows.Length == 2 && columns.Length == 2;
        if (!is2x2 && alternative != Alternative.TwoSided) { throw new ArgumentMistake("Only a table of 2 × 2 has sides.", "Leave out the alternative."); }

        return is2x2
            ? FisherTable.Of((int)counts[0][0], (int)rows[0], (int)rows[1], (int)columns[0], alternative, level) with { Test = test }
            : new(test)
            {
                StatisticName = "p of the table",
                Statistic = FisherTable.ProbabilityOf(counts, rows, columns, total),
                PValue = new(FisherTable.P(counts, rows, columns, total), PKind.Exact),
                N = (int)total,
            };
    }

    /// <summary>McNemar's test of paired yes and no.</summary>
    /// <param name="yesNo">How many went from yes to no.</param>
    /// <param name="noYes">How many went from no to yes.</param>
    /// <param name="exact">Whether p is from the binomial; otherwise from χ² corrected for continuity.</param>
    public static TestResult McNemar(int yesNo, int noYes, bool exact = true)
    {
        const string test = "McNemar's test";
        Guard.InRange(yesNo, 0, int.MaxValue);
        Guard.InRange(noYes, 0, int.MaxValue);
        var n = yesNo + (double)noYes;
        if (n == 0) { return TestResult.Undefined(test, 0, "Nobody changed.", "There is nothing to test."); }

        var chi = Math.Pow(Math.Max(0, Math.Abs(yesNo - noYes) - 1), 2) / n;
        return new(test)
        {
            StatisticName = "χ²",
            Statistic = chi,
            Df = [1],
            PValue = exact ? new(Math.Min(1, 2 * Tails.BinomialUpper(Math.Max(yesNo, noYes), n, .5)), PKind.Exact) : new(Tails.ChiSquareUpper(chi, 1), PKind.Asymptotic),
            Estimate = SignTest.Proportion("proportion of changes from yes to no", yesNo, (int)n),
            N = (int)n,
            Details = new Dictionary<string, double> { ["without continuity correction"] = Math.Pow(yesNo - noYes, 2) / n },
            Notes = ["n counts those who changed."],
        };
    }

    private static (double[] Rows, double[] Columns, double Total) Margins(IReadOnlyList<IReadOnlyList<double>> counts)
    {
        Guard.NotEmpty(counts);
        foreach (var row in counts)
        {
            Guard.SameLength(row.Count, counts[0].Count, "the length of a row", "that of the first");
            if (row.FirstOrDefault(c => !(c >= 0) || double.IsInfinity(c)) is var wrong && wrong != 0) { throw new ArgumentMistake($"A count is {wrong}.", "Counts are whole numbers from 0."); }
        }

        double[] rows = [.. counts.Select(row => row.Sum())];
        return (rows, [.. Enumerable.Range(0, counts[0].Count).Select(j => counts.Sum(row => row[j]))], rows.Sum());
    }

    private static TestResult? Empty(string test, double[] rows, double[] columns, double total) =>
        rows.Length < 2 || columns.Length < 2 || rows.Contains(0) || columns.Contains(0)
            ? TestResult.Undefined(test, (int)total, rows.Length < 2 || columns.Length < 2 ? "It needs two rows and two columns." : "A row or a column has no counts.", "Drop the level that does not occur.")
            : null;
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Friedman's test: several conditions in the same subjects, by ranks within each subject.</summary>
public static class Friedman
{
    /// <summary>Whether the conditions differ.</summary>
    /// <param name="conditions">Each condition's values, a value a subject, subjects in the same order; those that lack one are left out and counted.</param>
    /// <returns>
    /// χ² corrected for ties, as R and SPSS print it; Kendall's W. Details has "without tie correction" (some programs and older papers print that one)
    /// and Iman and Davenport's F with its p.
    /// </returns>
    public static TestResult Test(params IReadOnlyList<double>[] conditions) => Test(conditions, correctTies: true);

    /// <summary>The same, with or without the correction for ties.</summary>
    /// <param name="conditions">Each condition's values.</param>
    /// <param name="correctTies">Whether ties within a subject raise χ²; without them both are the same.</param>
    public static TestResult Test(IReadOnlyList<IReadOnlyList<double>> conditions, bool correctTies)
    {
        const string test = "Friedman test";
        var (rows, notes) = Samples.Complete(conditions);
        var (n, k) = (rows.Length, conditions.Count);
        if (k < 2 || n < 2) { return TestResult.Undefined(test, n, $"There are {k} conditions in {n} complete subjects; it needs two of each.", "Look at what is missing.", notes); }

        Ranking[] rankings = [.. rows.Select(row => new Ranking(row))];
        var sums = RankSums(rankings, k);
        var centred = sums.Sum(s => (s - (n * (k + 1) / 2.0)) * (s - (n * (k + 1) / 2.0)));
        var ties = rankings.Sum(r => r.TieSum);
        var room = (n * k * (k + 1.0)) - (ties / (k - 1));
        if (room <= 0) { return TestResult.Undefined(test, n, $"In each of the {n} subjects all conditions are equal.", "Look at the data.", notes); }

        var plain = 12 * centred / (n * k * (k + 1.0));
        var corrected = 12 * centred / room;
        var chi = correctTies ? corrected : plain;
        var w = chi / (n * (k - 1.0));
        var f = (n - 1) * corrected / ((n * (k - 1.0)) - corrected);
        if (ties > 0) { notes = [.. notes, $"{rankings.Count(r => r.HasTies)} subjects have ties: χ² is {plain:0.###} without and {corrected:0.###} with the correction for them."]; }

        return new(test)
        {
            StatisticName = "χ²",
            Statistic = chi,
            Df = [k - 1],
            PValue = new(Tails.ChiSquareUpper(chi, k - 1), PKind.Asymptotic),
            Effects = [new("Kendall's W", w)],
            N = n,
            Details = new Dictionary<string, double>
            {
                ["without tie correction"] = plain,
                ["with tie correction"] = corrected,
                ["Iman-Davenport F"] = f,
                ["Iman-Davenport p"] = double.IsInfinity(f) ? 0 : Tails.FUpper(f, k - 1, (n - 1.0) * (k - 1)),
            },
            Notes = notes,
        };
    }

    /// <summary>All pairs of conditions by Conover's t (Conover 1999, 5.8): more powerful than Nemenyi's, once the whole test is significant.</summary>
    /// <param name="conditions">Names and values of the conditions.</param>
    /// <param name="adjust">For the number of pairs.</param>
    /// <exception cref="ArgumentMistake">Fewer than two complete subjects or conditions.</exception>
    public static PairwiseResult Conover(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> conditions, Adjust adjust = Adjust.Holm)
    {
        var (rankings, notes) = Ranked(conditions);
        var (n, k) = (rankings.Length, conditions.Count);
        var sums = RankSums(rankings, k);
        var squares = rankings.Sum(r => r.Ranks.Sum(x => x * x));
        var df = (n - 1.0) * (k - 1);
        var se = Math.Sqrt(2 * ((n * squares) - sums.Sum(s => s * s)) / df);
        return Pairs("Conover's test", "t", conditions, notes, adjust, (i, j) =>
        {
            var t = (sums[i] - sums[j]) / se;
            return ((sums[i] - sums[j]) / n, t, Tails.StudentTwoSided(t, df));
        });
    }

    /// <summary>All pairs of conditions by Nemenyi's studentized range of mean ranks (Nemenyi 1963; Demšar 2006); adjusted by its distribution.</summary>
    /// <inheritdoc cref="Conover"/>
    public static PairwiseResult Nemenyi(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> conditions)
    {
        var (rankings, notes) = Ranked(conditions);
        var (n, k) = (rankings.Length, conditions.Count);
        var sums = RankSums(rankings, k);
        return Pairs("Nemenyi's test", "q", conditions, notes, Adjust.None, (i, j) =>
        {
            var difference = (sums[i] - sums[j]) / n;
            var q = Math.Abs(difference) / Math.Sqrt(k * (k + 1) / (12.0 * n));
            return (difference, q, Tails.StudentizedRangeUpper(q, k, double.PositiveInfinity));
        });
    }

    private static (Ranking[] Rankings, string[] Notes) Ranked(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> conditions)
    {
        var (rows, notes) = Samples.Complete([.. conditions.Select(c => c.Values)]);
        if (rows.Length < 2 || conditions.Count < 2) { throw new ArgumentMistake($"There are {conditions.Count} conditions in {rows.Length} complete subjects.", "A follow-up needs two of each."); }

        return ([.. rows.Select(row => new Ranking(row))], notes);
    }

    private static double[] RankSums(Ranking[] rankings, int k)
    {
        var sums = new double[k];
        foreach (var ranking in rankings)
        {
            for (var j = 0; j < k; j++) { sums[j] += ranking.Ranks[j]; }
        }

        return sums;
    }

    internal static PairwiseResult Pairs(
        string test, string statistic, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> groups, string[] notes, Adjust adjust, Func<int, int, (double Difference, double Statistic, double P)> compare)
    {
        var pairs = (from i in Enumerable.Range(0, groups.Count) from j in Enumerable.Range(i + 1, groups.Count - i - 1) select (i, j)).ToArray();
        var found = pairs.Select(pair => compare(pair.i, pair.j)).ToArray();
        var adjusted = Multiplicity.Adjust([.. found.Select(f => f.P)], adjust);
        return new(test, statistic, [.. pairs.Zip(found, adjusted).Select(row => new PairwiseComparison(
            groups[row.First.i].Name, groups[row.First.j].Name, row.Second.Difference, row.Second.Statistic, new(row.Second.P, PKind.Asymptotic), new(row.Third, PKind.Asymptotic)))], adjust, notes);
    }
}

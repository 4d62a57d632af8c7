using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Kruskal and Wallis' test: several groups, by ranks.</summary>
public static class KruskalWallis
{
    /// <summary>Whether the groups differ.</summary>
    /// <param name="groups">Each group's values; NaN is left out and counted.</param>
    /// <returns>H with its correction for ties; ε² = H/(N − 1).</returns>
    public static TestResult Test(params IReadOnlyList<double>[] groups)
    {
        const string test = "Kruskal-Wallis test";
        var (present, notes) = Present(groups);
        var all = present.SelectMany(g => g).ToArray();
        if (present.Length < 2 || present.Any(g => g.Length == 0)) { return TestResult.Undefined(test, all.Length, $"{present.Count(g => g.Length > 0)} of {present.Length} groups have values; it needs two.", "Look at what is missing.", notes); }

        var ranking = new Ranking(all);
        if (ranking.TieGroups.Count == 1) { return TestResult.Undefined(test, all.Length, $"All {all.Length} values are equal.", "Look at the data.", notes); }

        double n = all.Length;
        var h = ((12 / (n * (n + 1)) * MeanRanks(ranking, present).Zip(present, (mean, g) => g.Length * (mean - ((n + 1) / 2)) * (mean - ((n + 1) / 2))).Sum())) / (1 - (ranking.TieSum / ((n * n * n) - n)));
        return new(test)
        {
            StatisticName = "H",
            Statistic = h,
            Df = [present.Length - 1],
            PValue = new(Tails.ChiSquareUpper(h, present.Length - 1), PKind.Asymptotic),
            Effects = [new("ε²", h / (n - 1))],
            N = all.Length,
            GroupSizes = [.. present.Select(g => g.Length)],
            Notes = notes,
        };
    }

    /// <summary>All pairs of groups by their mean ranks (Dunn 1964), corrected for ties.</summary>
    /// <param name="groups">Names and values.</param>
    /// <param name="adjust">For the number of pairs.</param>
    public static PairwiseResult Dunn(IReadOnlyList<(string Name, IReadOnlyList<double> Values)> groups, Adjust adjust = Adjust.Holm)
    {
        var (present, notes) = Present([.. groups.Select(g => g.Values)]);
        var ranking = new Ranking([.. present.SelectMany(g => g)]);
        double n = ranking.Ranks.Length;
        var means = MeanRanks(ranking, present);
        var variance = ((n * (n + 1)) - (ranking.TieSum / (n - 1))) / 12;
        return Friedman.Pairs("Dunn's test", "z", groups, notes, adjust, (i, j) =>
        {
            var z = (means[i] - means[j]) / Math.Sqrt(variance * ((1.0 / present[i].Length) + (1.0 / present[j].Length)));
            return (means[i] - means[j], z, Math.Min(1, Tails.NormalTwoSided(z)));
        });
    }

    private static (double[][] Groups, string[] Notes) Present(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var present = groups.Select((g, i) => Samples.Present(g, $"group {i + 1}")).ToArray();
        return ([.. present.Select(p => p.Values)], [.. present.SelectMany(p => p.Notes)]);
    }

    private static double[] MeanRanks(Ranking ranking, double[][] groups)
    {
        var means = new double[groups.Length];
        var start = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            means[g] = ranking.Ranks.Skip(start).Take(groups[g].Length).Average();
            start += groups[g].Length;
        }

        return means;
    }
}

using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Analysis of variance with factors within subjects, and between them.</summary>
/// <remarks>
/// Each effect within subjects is a set of orthonormal contrasts of a subject's values; sums of squares, sphericity and ε come from these contrasts alone
/// (Huynh and Feldt 1970; Mauchly 1940 with Box's approximation). Between subjects the contrasts are modelled with sum-to-zero columns, so that all tests are of type III
/// and groups may be of unequal size. Equal to car::Anova and afex.
/// </remarks>
public static class RepeatedMeasures
{
    /// <summary>One factor: several conditions in the same subjects.</summary>
    /// <param name="conditions">Each condition's values, a value a subject, subjects in the same order; those that lack one are left out and counted.</param>
    public static WithinEffect Anova(params IReadOnlyList<double>[] conditions) => Anova(conditions, ("condition", conditions.Length))[0];

    /// <summary>Several factors, crossed, all within subjects.</summary>
    /// <param name="cells">Each cell's values; the last factor changes fastest.</param>
    /// <param name="factors">Names and how many levels each has.</param>
    /// <returns>Main effects, then interactions.</returns>
    /// <exception cref="ArgumentMistake">Not as many cells as the factors have combinations, or fewer than two complete subjects.</exception>
    public static IReadOnlyList<WithinEffect> Anova(IReadOnlyList<IReadOnlyList<double>> cells, params (string Name, int Levels)[] factors) => Anova(cells, [], factors);

    /// <summary>Several factors within subjects, and some between them: <c>RepeatedMeasures.Anova([placebo, low, high], [("group", groups)], ("dose", 3))</c>.</summary>
    /// <param name="cells">Each cell's values, a value a subject; the last factor changes fastest. Subjects that lack one are left out and counted.</param>
    /// <param name="between">Names and a label a subject for each factor between subjects.</param>
    /// <param name="factors">Names and how many levels each factor within subjects has.</param>
    /// <returns>Effects between subjects, then each effect within subjects followed by its interactions with those between.</returns>
    /// <exception cref="ArgumentMistake">Not as many cells as the factors have combinations, too few complete subjects, one level only, or an empty cell between subjects.</exception>
    public static IReadOnlyList<WithinEffect> Anova(
        IReadOnlyList<IReadOnlyList<double>> cells, IReadOnlyList<(string Name, IReadOnlyList<string> Labels)> between, params (string Name, int Levels)[] factors)
    {
        Guard.NotEmpty(factors);
        foreach (var (name, levels) in factors) { Guard.InRange(levels, 2, 1000, $"the number of levels of {name}"); }
        Guard.SameLength(cells.Count, factors.Aggregate(1, (product, f) => product * f.Levels), "the number of cells", "the product of the factors' levels");
        foreach (var (name, labels) in between) { Guard.SameLength(labels.Count, cells[0].Count, $"the number of labels of {name}", "that of the subjects"); }
        var (rows, notes) = Samples.Complete(cells);
        if (rows.Length < 2) { throw new ArgumentMistake($"{rows.Length} subjects have all {cells.Count} cells.", "It needs two; a mixed model (FitMixed) also uses incomplete subjects."); }

        int[] complete = [.. Enumerable.Range(0, cells[0].Count).Where(subject => !cells.Any(cell => double.IsNaN(cell[subject])))];
        var design = new BetweenSubjects(rows.Length, [.. between.Select(factor => (factor.Name, (IReadOnlyList<string>)[.. complete.Select(subject => factor.Labels[subject])]))]);
        if (design.DegreesOfFreedom < 1)
        {
            throw new ArgumentMistake($"{rows.Length} subjects have all {cells.Count} cells, as many as there are groups between subjects ({design.Columns}).", "It needs one more; a mixed model (FitMixed) also uses incomplete subjects.");
        }

        var masks = Enumerable.Range(0, 1 << factors.Length).OrderBy(m => System.Numerics.BitOperations.PopCount((uint)m)).ThenBy(m => m).ToArray();
        var parts = masks.Select(mask => (Name: string.Join(":", factors.Where((_, i) => (mask & (1 << i)) != 0).Select(f => f.Name)), Scores: Scores(rows, Contrasts(factors, mask)))).ToArray();
        double[][,] errors = [.. parts.Select(part => design.Residual(part.Scores))];
        var allError = errors.Sum(Trace);
        return
        [
            .. from index in Enumerable.Range(0, parts.Length)
               from term in design.Terms
               let name = string.Join(":", ((string[])[term.Name, parts[index].Name]).Where(n => n.Length > 0))
               where name.Length > 0
               select Effect(name, design.Hypothesis(term.Columns, parts[index].Scores), term.Columns.Length, errors[index], design, allError, notes),
        ];
    }

    // A contrast a row: its value in every subject.
    private static double[][] Scores(double[][] rows, double[][] contrasts) => [.. contrasts.Select(c => rows.Select(r => r.Zip(c, (v, w) => v * w).Sum()).ToArray())];

    private static double Trace(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Sum(i => matrix[i, i]);

    private static WithinEffect Effect(string name, double effect, int between, double[,] residual, BetweenSubjects design, double allError, string[] notes)
    {
        var (k, n, error) = (residual.GetLength(0), design.Subjects, Trace(residual));
        double d1 = k * between, free = design.DegreesOfFreedom, d2 = k * free;
        if (error <= 1e-28 * (effect + error) || error == 0)
        {
            return new(name, TestResult.Undefined(name, n, "The effect is the same in every subject: nothing varies to hold it against.", "Look at the data.", notes), double.NaN, double.NaN, new(double.NaN, PKind.Exact), new(double.NaN, PKind.Exact), null);
        }

        var f = effect / d1 / (error / d2);
        var eigen = new SymmetricEigen([.. residual.Cast<double>()], k).Values;
        var gg = eigen.Sum() * eigen.Sum() / (k * eigen.Sum(v => v * v));
        var hf = Math.Min(1, (((free + 1) * k * gg) - 2) / (k * (free - (k * gg))));
        hf = hf <= 0 || k == 1 ? 1 : hf;
        return new(
            name,
            new TestResult(name)
            {
                StatisticName = "F",
                Statistic = f,
                Df = [d1, d2],
                PValue = new(Tails.FUpper(f, d1, d2), PKind.Exact),
                Effects = [new("partial η²", effect / (effect + error)), new("generalised η²", effect / (effect + allError))],
                N = n,
                Notes = notes,
            },
            gg,
            hf,
            new(Tails.FUpper(f, d1 * gg, d2 * gg), k == 1 ? PKind.Exact : PKind.Asymptotic),
            new(Tails.FUpper(f, d1 * hf, d2 * hf), k == 1 ? PKind.Exact : PKind.Asymptotic),
            k < 2 ? null : Mauchly(eigen, k, n, design.DegreesOfFreedom));
    }

    private static TestResult Mauchly(IReadOnlyList<double> eigen, int k, int n, double df)
    {
        const string test = "Mauchly's test of sphericity";
        if (df < k || eigen.Min() <= 1e-12 * eigen.Max()) { return TestResult.Undefined(test, n, $"{n} subjects are too few for a covariance of {k} contrasts.", "Use Greenhouse and Geisser's correction anyway."); }

        var logW = eigen.Sum(Math.Log) - (k * Math.Log(eigen.Average()));
        var rho = 1 - (((2.0 * k * k) + k + 2) / (6 * k * df));
        var w2 = (k + 2.0) * (k - 1.0) * (k - 2.0) * ((2.0 * k * k * k) + (6.0 * k * k) + (3.0 * k) + 2) / (288 * Math.Pow(df * k * rho, 2));
        var chi = -df * rho * logW;
        var free = (k * (k + 1) / 2.0) - 1;
        var (first, second) = (Tails.ChiSquareUpper(chi, free), Tails.ChiSquareUpper(chi, free + 4));
        return new(test)
        {
            StatisticName = "W",
            Statistic = Math.Exp(logW),
            PValue = new(Math.Clamp(first + (w2 * (second - first)), 0, 1), PKind.Asymptotic),
            N = n,
        };
    }

    /// <summary>Orthonormal contrasts of an effect: the product of each factor's differences (in the effect) or mean (not in it).</summary>
    private static double[][] Contrasts((string Name, int Levels)[] factors, int mask)
    {
        double[][] product = [[1]];
        for (var f = 0; f < factors.Length; f++)
        {
            var own = (mask & (1 << f)) != 0 ? Helmert(factors[f].Levels) : [[.. Enumerable.Repeat(1 / Math.Sqrt(factors[f].Levels), factors[f].Levels)]];
            product = [.. from left in product from right in own select (double[])[.. from a in left from b in right select a * b]];
        }

        return product;
    }

    private static double[][] Helmert(int levels) =>
        [.. Enumerable.Range(1, levels - 1).Select(k => Enumerable.Range(0, levels).Select(i => (i < k ? 1.0 : i == k ? -k : 0) / Math.Sqrt(k * (k + 1.0))).ToArray())];
}

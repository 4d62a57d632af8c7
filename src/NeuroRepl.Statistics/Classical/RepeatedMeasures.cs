using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Analysis of variance with all factors within subjects.</summary>
/// <remarks>
/// Each effect is a set of orthonormal contrasts of a subject's values; its sums of squares, sphericity and ε come from these contrasts alone
/// (Huynh and Feldt 1970; Mauchly 1940 with Box's approximation). Equal to car::Anova and afex for complete data.
/// </remarks>
public static class RepeatedMeasures
{
    /// <summary>One factor: several conditions in the same subjects.</summary>
    /// <param name="conditions">Each condition's values, a value a subject, subjects in the same order; those that lack one are left out and counted.</param>
    public static WithinEffect Anova(params IReadOnlyList<double>[] conditions) => Anova(conditions, ("condition", conditions.Length))[0];

    /// <summary>Several factors, crossed.</summary>
    /// <param name="cells">Each cell's values; the last factor changes fastest.</param>
    /// <param name="factors">Names and how many levels each has.</param>
    /// <returns>Main effects, then interactions.</returns>
    /// <exception cref="ArgumentMistake">Not as many cells as the factors have combinations, or fewer than two complete subjects.</exception>
    public static IReadOnlyList<WithinEffect> Anova(IReadOnlyList<IReadOnlyList<double>> cells, params (string Name, int Levels)[] factors)
    {
        Guard.NotEmpty(factors);
        foreach (var (name, levels) in factors) { Guard.InRange(levels, 2, 1000, $"the number of levels of {name}"); }
        Guard.SameLength(cells.Count, factors.Aggregate(1, (product, f) => product * f.Levels), "the number of cells", "the product of the factors' levels");
        var (rows, notes) = Samples.Complete(cells);
        if (rows.Length < 2) { throw new ArgumentMistake($"{rows.Length} subjects have all {cells.Count} cells.", "It needs two; a mixed model (FitMixed) also uses incomplete subjects."); }

        var masks = Enumerable.Range(1, (1 << factors.Length) - 1).OrderBy(m => System.Numerics.BitOperations.PopCount((uint)m)).ThenBy(m => m).ToArray();
        var between = Samples.SumOfSquares([.. rows.Select(r => r.Sum() / Math.Sqrt(cells.Count))]);
        var parts = masks.Select(mask => Part(rows, Contrasts(factors, mask))).ToArray();
        var error = between + parts.Sum(p => p.Error);
        return [.. masks.Zip(parts, (mask, part) => Effect(string.Join(":", factors.Where((_, i) => (mask & (1 << i)) != 0).Select(f => f.Name)), part, rows.Length, error, notes))];
    }

    private static (double Effect, double Error, RowMajor Covariance) Part(double[][] rows, double[][] contrasts)
    {
        var scores = contrasts.Select(c => rows.Select(r => r.Zip(c, (v, w) => v * w).Sum()).ToArray()).ToArray();
        double[] means = [.. scores.Select(Samples.Mean)];
        var covariance = new RowMajor(contrasts.Length, contrasts.Length);
        for (var i = 0; i < contrasts.Length; i++)
        {
            for (var j = 0; j < contrasts.Length; j++)
            {
                for (var s = 0; s < rows.Length; s++) { covariance[i, j] += (scores[i][s] - means[i]) * (scores[j][s] - means[j]); }
            }
        }

        return (rows.Length * means.Sum(m => m * m), Enumerable.Range(0, contrasts.Length).Sum(i => covariance[i, i]), covariance);
    }

    private static WithinEffect Effect(string name, (double Effect, double Error, RowMajor Covariance) part, int n, double allError, string[] notes)
    {
        var k = part.Covariance.Rows;
        double d1 = k, d2 = k * (n - 1.0);
        if (part.Error <= 1e-28 * (part.Effect + part.Error) || part.Error == 0)
        {
            return new(name, TestResult.Undefined(name, n, "The effect is the same in every subject: nothing varies to hold it against.", "Look at the data.", notes), double.NaN, double.NaN, new(double.NaN, PKind.Exact), new(double.NaN, PKind.Exact), null);
        }

        var f = part.Effect / d1 / (part.Error / d2);
        var eigen = new SymmetricEigen([.. part.Covariance.Values], k).Values;
        var gg = eigen.Sum() * eigen.Sum() / (k * eigen.Sum(v => v * v));
        var hf = Math.Min(1, ((n * k * gg) - 2) / (k * (n - 1 - (k * gg))));
        hf = hf <= 0 ? 1 : hf;
        return new(
            name,
            new TestResult(name)
            {
                StatisticName = "F",
                Statistic = f,
                Df = [d1, d2],
                PValue = new(Tails.FUpper(f, d1, d2), PKind.Exact),
                Effects = [new("partial η²", part.Effect / (part.Effect + part.Error)), new("generalised η²", part.Effect / (part.Effect + allError))],
                N = n,
                Notes = notes,
            },
            gg,
            hf,
            new(Tails.FUpper(f, d1 * gg, d2 * gg), PKind.Asymptotic),
            new(Tails.FUpper(f, d1 * hf, d2 * hf), PKind.Asymptotic),
            k < 2 ? null : Mauchly(eigen, k, n));
    }

    private static TestResult Mauchly(IReadOnlyList<double> eigen, int k, int n)
    {
        const string test = "Mauchly's test of sphericity";
        if (n - 1 < k || eigen.Min() <= 1e-12 * eigen.Max()) { return TestResult.Undefined(test, n, $"{n} subjects are too few for a covariance of {k} contrasts.", "Use Greenhouse and Geisser's correction anyway."); }

        double df = n - 1;
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

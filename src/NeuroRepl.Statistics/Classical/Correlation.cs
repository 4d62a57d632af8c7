using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Correlations of two variables: Pearson's, Spearman's, Kendall's, partial, and of repeated measures; each with its p and interval.</summary>
public static class Correlation
{
    /// <summary>Pearson's r.</summary>
    /// <param name="x">One variable; incomplete pairs are left out and counted.</param>
    /// <param name="y">The other, in the same order.</param>
    /// <param name="alternative">Greater means a positive correlation.</param>
    /// <param name="level">Of the interval.</param>
    /// <returns>r as estimate with Fisher's interval; t with n − 2 degrees of freedom.</returns>
    public static TestResult Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        const string test = "Pearson correlation";
        var (a, b, notes) = Samples.Pairs(x, y, "x", "y");
        return Undefined(test, a, b, 3, notes) ?? FromR(test, "r", R(a, b), a.Length, a.Length - 2, alternative, level, notes);
    }

    /// <summary>The test of a Pearson correlation that is already a number.</summary>
    /// <param name="r">From −1 to 1.</param>
    /// <param name="n">How many pairs, at least 3.</param>
    public static TestResult Pearson(double r, int n, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        Guard.InRange(r, -1, 1);
        Guard.InRange(n, 3, int.MaxValue);
        return FromR("Pearson correlation", "r", r, n, n - 2, alternative, level, []);
    }

    /// <summary>Spearman's rank correlation.</summary>
    /// <param name="x">One variable; incomplete pairs are left out and counted.</param>
    /// <param name="y">The other, in the same order.</param>
    /// <param name="p">Where the p comes from; as R unless said otherwise.</param>
    /// <param name="alternative">Greater means a positive correlation.</param>
    /// <param name="level">Of the interval: Fisher's, with the variance of Bonett and Wright (2000).</param>
    /// <exception cref="ArgumentMistake">Exact is asked for with more than 16 pairs, or AS 89 with ties.</exception>
    public static TestResult Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y, SpearmanP p = SpearmanP.AsR, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        const string test = "Spearman correlation";
        var (a, b, first) = Samples.Pairs(x, y, "x", "y");
        if (Undefined(test, a, b, 3, first) is { } undefined) { return undefined; }

        var (rankingX, rankingY) = (new Ranking(a), new Ranking(b));
        var n = a.Length;
        var hasTies = rankingX.HasTies || rankingY.HasTies;
        var rs = R(rankingX.Ranks, rankingY.Ranks);
        var way = p != SpearmanP.AsR ? p : hasTies || n > 1290 ? SpearmanP.StudentT : n <= 9 ? SpearmanP.Exact : SpearmanP.As89;
        if (way == SpearmanP.Exact && n > RankCorrelationP.MostCounted) { throw new ArgumentMistake($"{n} pairs have too many arrangements to count.", $"Exact goes to {RankCorrelationP.MostCounted}; use SpearmanP.As89, or Resampling.CorrelationPermutation of the ranks."); }
        if (way == SpearmanP.As89 && hasTies) { throw new ArgumentMistake("AS 89 is for data without ties; there are some.", "Use SpearmanP.StudentT, or SpearmanP.Exact for up to 16 pairs."); }

        var notes = new List<string>(first);
        var value = way switch
        {
            SpearmanP.Exact => Counted(rankingX.Ranks, rankingY.Ranks, alternative),
            SpearmanP.As89 => As89(rs, n, alternative, notes),
            _ => StudentP(rs, n - 2, alternative),
        };
        if (way == SpearmanP.StudentT) { notes.Add($"p by Student's t{(hasTies ? ", since there are ties" : "")}."); }
        if (way == SpearmanP.As89 && notes.Count == first.Length) { notes.Add("p by Edgeworth's series (AS 89), as R's cor.test."); }

        var spread = Math.Sqrt((1 + (rs * rs / 2)) / (n - 3));
        return new(test)
        {
            StatisticName = "ρ",
            Statistic = rs,
            PValue = new(value, way == SpearmanP.Exact ? PKind.Exact : PKind.Asymptotic),
            Alternative = alternative,
            Estimate = Fisher("ρ", rs, spread, level),
            N = n,
            Details = new Dictionary<string, double> { ["S"] = (((double)n * n * n) - n) * (1 - rs) / 6, ["t"] = StudentT(rs, n - 2) },
            Notes = notes,
        };
    }

    /// <summary>Kendall's τ_b.</summary>
    /// <param name="x">One variable; incomplete pairs are left out and counted.</param>
    /// <param name="y">The other, in the same order.</param>
    /// <param name="alternative">Greater means a positive correlation.</param>
    /// <returns>τ_b; p counted without ties below 50 pairs, else normal with the variance for ties (Kendall 1970, as R).</returns>
    public static TestResult Kendall(IReadOnlyList<double> x, IReadOnlyList<double> y, Alternative alternative = Alternative.TwoSided)
    {
        const string test = "Kendall correlation";
        var (a, b, notes) = Samples.Pairs(x, y, "x", "y");
        if (Undefined(test, a, b, 2, notes) is { } undefined) { return undefined; }

        var n = a.Length;
        var s = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) { s += Math.Sign(a[i] - a[j]) * Math.Sign(b[i] - b[j]); }
        }

        var (tiesX, tiesY) = (new Ranking(a).TieGroups, new Ranking(b).TieGroups);
        var pairs = n * (n - 1) / 2.0;
        var tau = s / Math.Sqrt((pairs - tiesX.Sum(t => t * (t - 1) / 2.0)) * (pairs - tiesY.Sum(t => t * (t - 1) / 2.0)));
        var isExact = n < 50 && tiesX.Count == n && tiesY.Count == n;
        var z = s / Math.Sqrt(KendallVariance(n, tiesX, tiesY));
        double p;
        if (isExact)
        {
            var (upper, lower) = RankDistributions.Tails(RankCorrelationP.Concordances(n), (int)Math.Round((s + pairs) / 2));
            p = alternative switch { Alternative.Greater => upper, Alternative.Less => lower, _ => Math.Min(1, 2 * Math.Min(upper, lower)) };
        }
        else { p = Samples.P(alternative, z, Tails.NormalUpper); }

        return new(test)
        {
            StatisticName = "τ",
            Statistic = tau,
            PValue = new(p, isExact ? PKind.Exact : PKind.Asymptotic),
            Alternative = alternative,
            N = n,
            Details = new Dictionary<string, double> { ["z"] = z, ["concordant minus discordant"] = s },
            Notes = [.. notes, isExact ? "p counts every arrangement." : "p is the normal approximation, corrected for ties."],
        };
    }

    /// <summary>The correlation of x and y with what covariates explain of both taken out.</summary>
    /// <param name="x">One variable.</param>
    /// <param name="y">The other.</param>
    /// <param name="covariates">What is held constant; rows with anything missing are left out and counted.</param>
    public static TestResult Partial(IReadOnlyList<double> x, IReadOnlyList<double> y, params IReadOnlyList<double>[] covariates)
    {
        const string test = "Partial correlation";
        var (rows, notes) = Samples.Complete([x, y, .. covariates]);
        var (n, k) = (rows.Length, covariates.Length);
        double[] a = [.. rows.Select(r => r[0])], b = [.. rows.Select(r => r[1])];
        if (Undefined(test, a, b, k + 3, notes) is { } undefined) { return undefined; }

        var design = new RowMajor(n, k + 1);
        for (var i = 0; i < n; i++)
        {
            design[i, 0] = 1;
            for (var j = 0; j < k; j++) { design[i, j + 1] = rows[i][j + 2]; }
        }

        var qr = new QrFactorization(design, 1e-12);
        var (restA, restB) = (Residual(qr, a), Residual(qr, b));
        if (Vanishes(restA, a) || Vanishes(restB, b)) { return TestResult.Undefined(test, n, "The covariates explain a variable wholly: nothing is left to correlate.", "Drop the covariate that repeats it.", notes); }

        return FromR(test, "r", R(restA, restB), n, n - 1 - qr.Rank, Alternative.TwoSided, .95, notes);
    }

    /// <summary>The correlation within subjects, over repeated measures of both variables.</summary>
    /// <param name="subject">Whose measure each is.</param>
    /// <param name="x">One variable; incomplete pairs are left out and counted.</param>
    /// <param name="y">The other.</param>
    /// <param name="level">Of the interval.</param>
    /// <inheritdoc cref="RepeatedCorrelation" path="/remarks"/>
    public static RepeatedCorrelation Repeated(IReadOnlyList<string> subject, IReadOnlyList<double> x, IReadOnlyList<double> y, double level = .95) =>
        RepeatedCorrelation.Of(subject, x, y, level);

    internal static double R(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (meanA, meanB) = (Samples.Mean(a), Samples.Mean(b));
        var (aa, bb, ab) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Count; i++)
        {
            var (p, q) = (a[i] - meanA, b[i] - meanB);
            (aa, bb, ab) = (aa + (p * p), bb + (q * q), ab + (p * q));
        }

        return Math.Clamp(ab / Math.Sqrt(aa) / Math.Sqrt(bb), -1, 1);
    }

    internal static IntervalEstimate Fisher(string name, double r, double spread, double level)
    {
        if (!(spread > 0) || !double.IsFinite(spread) || Math.Abs(r) >= 1) { return new(name, r, Level: level); }

        var reach = Quantiles.NormalUpper((1 - level) / 2) * spread;
        return new(name, r, Math.Tanh(Math.Atanh(r) - reach), Math.Tanh(Math.Atanh(r) + reach), level);
    }

    internal static TestResult FromR(string test, string name, double r, int n, double df, Alternative alternative, double level, IReadOnlyList<string> notes)
    {
        if (1 - Math.Abs(r) < 1e-15)
        {
            return TestResult.Undefined(test, n, $"The {n} pairs lie exactly on a line (r = {r:0}): there is no residual to test with.", "Look whether one variable was computed from the other.", notes) with { Estimate = new(name, r) };
        }

        return new(test)
        {
            StatisticName = name,
            Statistic = r,
            Df = [df],
            PValue = new(StudentP(r, df, alternative), PKind.Exact),
            Alternative = alternative,
            Estimate = Fisher(name, r, 1 / Math.Sqrt(df - 1), level),
            N = n,
            Details = new Dictionary<string, double> { ["t"] = StudentT(r, df) },
            Notes = notes,
        };
    }

    private static double StudentT(double r, double df) => r * Math.Sqrt(df / ((1 - r) * (1 + r)));

    private static double StudentP(double r, double df, Alternative alternative) => Samples.P(alternative, StudentT(r, df), t => Tails.StudentUpper(t, df));

    private static double Counted(double[] x, double[] y, Alternative alternative)
    {
        var (upper, lower) = RankCorrelationP.Permutations(x, y);
        return alternative switch { Alternative.Greater => upper, Alternative.Less => lower, _ => Math.Min(1, 2 * Math.Min(upper, lower)) };
    }

    private static double As89(double rs, int n, Alternative alternative, List<string> notes)
    {
        var most = (((double)n * n * n) - n) / 6;
        var s = Math.Round(most * (1 - rs));
        var (upper, lower) = (RankCorrelationP.EdgeworthUpper(s, n), 1 - RankCorrelationP.EdgeworthUpper(s + 2, n));      // of S; a large S is a negative ρ
        var p = alternative switch { Alternative.Greater => lower, Alternative.Less => upper, _ => Math.Min(1, 2 * (s > most ? upper : lower)) };
        if (p > 1e-6) { return Math.Min(1, p); }

        notes.Add("So far out Edgeworth's series (AS 89) is wrong, even below zero: p by Student's t.");
        return StudentP(rs, n - 2, alternative);
    }

    private static double KendallVariance(int n, IReadOnlyList<int> x, IReadOnlyList<int> y)
    {
        var size = (double)n;
        var v0 = size * (size - 1) * ((2 * size) + 5);
        var vt = x.Sum(t => (double)t * (t - 1) * ((2 * t) + 5));
        var vu = y.Sum(t => (double)t * (t - 1) * ((2 * t) + 5));
        var v1 = x.Sum(t => (double)t * (t - 1)) * y.Sum(t => (double)t * (t - 1)) / (2 * size * (size - 1));
        var v2 = n < 3 ? 0 : x.Sum(t => (double)t * (t - 1) * (t - 2)) * y.Sum(t => (double)t * (t - 1) * (t - 2)) / (9 * size * (size - 1) * (size - 2));
        return ((v0 - vt - vu) / 18) + v1 + v2;
    }

    private static double[] Residual(QrFactorization qr, double[] y)
    {
        double[] turned = [.. y];
        qr.MultiplyByQTransposed(turned);
        Array.Clear(turned, 0, qr.Rank);
        qr.MultiplyByQ(turned);
        return turned;
    }

    private static bool Vanishes(double[] residual, double[] y) => residual.Sum(e => e * e) <= 1e-20 * Samples.SumOfSquares(y);

    private static TestResult? Undefined(string test, double[] a, double[] b, int least, IReadOnlyList<string> notes)
    {
        if (a.Length < least) { return TestResult.Undefined(test, a.Length, $"There are {a.Length} complete pairs; it needs {least}.", "Look at what is missing.", notes); }
        if (Samples.IsConstant(a) || Samples.IsConstant(b)) { return TestResult.Undefined(test, a.Length, $"{(Samples.IsConstant(a) ? "x" : "y")} does not vary: a constant correlates with nothing.", "Look at the data.", notes); }

        return null;
    }
}

using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Simulation.Studies;

/// <summary>The relative change of BDNF that goes with that of glutamate: Table 1 of the paper with its misprints corrected.</summary>
internal static class MarxCoupling
{
    public const double Intercept = -0.048;
    public const double Slope = -0.33009;
    public const double Treatment = -0.15023;
    public const double Interaction = 1.00482;

    /// <summary>Not printed; the only value with which F = 2.832, the coefficients and their errors agree.</summary>
    public const double ResidualSd = 0.2660201;

    /// <summary>Coefficients of the covariates, each alone in the model with the others above: age, body mass index, Val/Met, Met/Met.</summary>
    public static readonly IReadOnlyList<double> Covariates = [0.00013, 0.00015, -0.06347, -0.02194];

    public const double ShapiroWilkW = 0.95946;

    private const int ResidualDf = 42;

    /// <summary>Where a search from 0 ended; making the dataset begins here.</summary>
    private const ulong FoundAt = 0;

    /// <summary>Σ d² of the ranks: ρ = −.2902 of 20 pairs and .3415 of 26.</summary>
    private static readonly (int Placebo, int Ketamine) RankSquares = (1716, 1926);

    /// <summary>The relative changes of BDNF, a value a pair, in the order of <see cref="MarxDesign.Pairs"/>.</summary>
    public static double[] Draw(DatasetMode mode, ulong seed, IReadOnlyList<double> glu, IReadOnlyList<MarxPerson> men)
    {
        var ketamine = MarxDesign.Pairs.Select(p => p.Arm == "ketamine" ? 1.0 : 0).ToArray();
        double[] signal = [.. glu.Zip(ketamine, (x, t) => Intercept + (Slope * x) + (Treatment * t) + (Interaction * x * t))];
        if (mode == DatasetMode.Stochastic)
        {
            var random = new CounterRandom(seed, 21);
            return [.. signal.Select(s => s + (ResidualSd * Math.Clamp(random.NextNormal(), -2.6, 2.6)))];
        }

        var targets = Targets(glu, ketamine, men);
        const double length = ResidualDf * ResidualSd * ResidualSd;
        return Calibrate.FirstDraw(FoundAt, draw =>
        {
            var z = Calibrate.Normal(new CounterRandom(seed + 2, draw), signal.Length);
            double[] Noise(double skew) => targets.Bend([.. z.Select(v => v - (skew * v * v))], length);
            if (!AreNear(glu, signal, Noise(0.15), 60)) { return null; }

            var skew = Calibrate.Root(s => ShapiroWilk.Test(Noise(s)).Statistic - ShapiroWilkW, 0, 0.5);
            if (double.IsNaN(skew)) { return null; }

            var noise = Noise(skew);
            double[] y = [.. signal.Zip(noise, (s, e) => s + e)];
            return AreNear(glu, signal, noise, 0) && y.Min() > -0.85 ? y : null;
        }) is var found ? Found(found.Draw, found.Sample) : throw new InvalidOperationException();
    }

    /// <summary>Noise that changes no coefficient of Table 1 and gives each covariate its published one.</summary>
    private static NoiseTargets Targets(IReadOnlyList<double> glu, double[] ketamine, IReadOnlyList<MarxPerson> men)
    {
        double[][] model = [[.. glu.Select(_ => 1.0)], [.. glu], ketamine, [.. glu.Zip(ketamine, (x, t) => x * t)]];
        double[] Column(Func<MarxPerson, double> value) => [.. MarxDesign.Pairs.Select(p => value(men[p.Person - 1]))];
        var design = new NoiseTargets(model, [0, 0, 0, 0]);
        double[][] rest =
        [
            .. new[] { Column(m => m.Age), Column(m => m.BodyMassIndex), Column(m => m.Genotype == "Val/Met" ? 1 : 0), Column(m => m.Genotype == "Met/Met" ? 1 : 0) }.Select(design.Residual),
        ];
        double Dot(int i, int j) => rest[i].Zip(rest[j], (a, b) => a * b).Sum();

        // Of one covariate b = c·e / c·c, with c what the model leaves of it; the two dummies of the genotype are in one model.
        var (age, mass, mixed, met) = (Covariates[0], Covariates[1], Covariates[2], Covariates[3]);
        return new([.. model, .. rest],
            [0, 0, 0, 0, age * Dot(0, 0), mass * Dot(1, 1), (mixed * Dot(2, 2)) + (met * Dot(2, 3)), (mixed * Dot(3, 2)) + (met * Dot(3, 3))]);
    }

    private static bool AreNear(IReadOnlyList<double> glu, double[] signal, double[] noise, int within)
    {
        var split = MarxDesign.Pairs.Count(p => p.Arm == "placebo");
        int[] placebo = [.. Enumerable.Range(0, split)], ketamine = [.. Enumerable.Range(split, signal.Length - split)];
        int Squares(int[] rows) => RankDistance([.. rows.Select(i => glu[i])], [.. rows.Select(i => signal[i] + noise[i])]);
        return Math.Abs(Squares(placebo) - RankSquares.Placebo) <= within && Math.Abs(Squares(ketamine) - RankSquares.Ketamine) <= within;
    }

    /// <summary>Σ d² of the ranks of two lists without ties.</summary>
    private static int RankDistance(double[] x, double[] y)
    {
        var (a, b) = (Ranks(x), Ranks(y));
        var sum = 0;
        for (var i = 0; i < a.Length; i++) { sum += (a[i] - b[i]) * (a[i] - b[i]); }

        return sum;
    }

    private static int[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort([.. values], order);
        var ranks = new int[values.Length];
        for (var i = 0; i < order.Length; i++) { ranks[order[i]] = i; }

        return ranks;
    }

    public static ulong Last;
    private static double[] Found(ulong draw, double[] sample) { Last = draw; return sample; }
}

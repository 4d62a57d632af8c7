using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Benchmarks;

/// <summary>Simulation-based calibration of every family: parameters from the prior, data from them, a fit, and the rank of the truth among its draws, which has to be uniform.</summary>
/// <remarks>Talts, Betancourt, Simpson, Vehtari and Gelman, "Validating Bayesian inference algorithms with simulation-based calibration" (2018).</remarks>
internal static class BayesCalibration
{
    private const int Bins = 10;
    private const int Kept = 99;

    public static void Run(int repeats, string? only)
    {
        Console.WriteLine($"{repeats} data sets each; ranks among {Kept} thinned draws in {Bins} bins; χ² with {Bins - 1} degrees of freedom, smallest p of the parameters times their number");
        foreach (var (name, formula, family, priors) in Cases())
        {
            if (only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)) { Calibrate(name, formula, family, priors, repeats); }
        }
    }

    private static IEnumerable<(string Name, string Formula, Family Family, (string, Prior)[] Priors)> Cases()
    {
        (string, Prior)[] common = [("Intercept", Prior.Normal(0, 1)), ("b", Prior.Normal(0, 1)), ("sd", Prior.Exponential(2))];
        (string, Prior)[] scale = [.. common, ("sigma", Prior.Exponential(1))];
        yield return ("gaussian", "y ~ x + (1 | g)", Family.Gaussian, scale);
        yield return ("gaussian, slopes", "y ~ x + (x | g)", Family.Gaussian, [.. scale, ("cor", Prior.Lkj(2))]);
        yield return ("gaussian, se", "y | se(e) ~ x + (1 | g)", Family.Gaussian, common);
        yield return ("student", "y ~ x", Family.Student, [.. common.Take(2), ("sigma", Prior.Exponential(1)), ("nu", Prior.Gamma(2, .1))]);
        yield return ("lognormal", "y ~ x + (1 | g)", Family.LogNormal, scale);
        yield return ("bernoulli", "y ~ x + (1 | g)", Family.Bernoulli, common);
        yield return ("bernoulli, probit", "y ~ x + (1 | g)", Family.BernoulliProbit, common);
        yield return ("binomial", "y | trials(n) ~ x + (1 | g)", Family.Binomial, common);
        yield return ("categorical", "y ~ x + (1 | g)", Family.Categorical, common);
        yield return ("cumulative", "y ~ x + (1 | g)", Family.Cumulative, common);
        yield return ("poisson", "y ~ x + (1 | g)", Family.Poisson, common);
        yield return ("negbinomial", "y ~ x + (1 | g)", Family.NegativeBinomial, [.. common, ("shape", Prior.Gamma(4, 2))]);
        yield return ("beta", "y ~ x + (1 | g)", Family.Beta, [.. common, ("phi", Prior.Gamma(4, .5))]);
        yield return ("gaussian, left-censored", "y | cens(c) ~ x + (1 | g)", Family.Gaussian, scale);
    }

    private static void Calibrate(string name, string formula, Family family, (string, Prior)[] priors, int repeats)
    {
        var design = Design(family);
        var prior = design.FitBayes(formula, family, priors, seed: 1, chains: 4, iterations: 1000 + (repeats * 10), options: new BayesOptions { PriorOnly = true, Warmup = 1000, AdaptDelta = .95 });
        var simulated = prior.Predict(seed: 3);
        string[] parameters = [.. prior.Parameters];
        var counts = parameters.Select(_ => new int[Bins]).ToArray();
        var (done, divergent) = (0, 0);
        for (var r = 0; r < repeats; r++)
        {
            var draw = (int)((long)r * prior.Draws.Count / repeats);
            var data = WithResponse(design, family, name, simulated, draw);
            BayesFit fit;
            try { fit = data.FitBayes(formula, family, priors, seed: (ulong)r + 10, chains: 1, iterations: 1500 + (Kept * 10), options: new BayesOptions { Warmup = 1500, AdaptDelta = .9 }); }
            catch (ArgumentMistake) { continue; }              // data that cannot be fitted: a category that never occurs

            done++;
            divergent += fit.Sampling.Divergences;
            for (var k = 0; k < parameters.Length; k++)
            {
                var (truth, own) = (prior.Draws[parameters[k]][draw], fit.Draws[parameters[k]]);
                var rank = 0;
                for (var i = 0; i < Kept; i++) { rank += own[i * own.Count / Kept] < truth ? 1 : 0; }

                counts[k][rank * Bins / (Kept + 1)]++;
            }
        }

        var p = counts.Select(c => Tails.ChiSquareUpper(c.Sum(n => Math.Pow(n - (done / (double)Bins), 2) / (done / (double)Bins)), Bins - 1)).ToArray();
        var worst = Array.IndexOf(p, p.Min());
        Console.WriteLine($"{name,-24} {done,4} fits, {divergent} divergent draws, {parameters.Length} parameters, p {Math.Min(1, p.Min() * p.Length):F3} ({parameters[worst]}: {string.Join(" ", counts[worst])})");
    }

    private static Table Design(Family family)
    {
        var random = new CounterRandom(77);
        const int Rows = 48;
        double[] Numbers(Func<int, double> of) => [.. Enumerable.Range(0, Rows).Select(of)];
        var table = new Table("simulated",
        [
            new NumberColumn("x", Numbers(_ => random.NextNormal())), new TextColumn("g", [.. Enumerable.Range(0, Rows).Select(i => $"g{i / 6}")]), new NumberColumn("e", Numbers(i => .4 + (.1 * (i % 5)))),
            new NumberColumn("n", Numbers(i => 5 + (i % 4))), new NumberColumn("c", Numbers(_ => 0)),
        ]);
        return family.Name is "categorical" or "cumulative" ? table.With(new TextColumn("y", [.. Enumerable.Range(0, Rows).Select(i => "abc"[i % 3].ToString())]))
            : table.With(new NumberColumn("y", Numbers(i => family.Name == "beta" ? .5 : i % 2)).Above(family.Name == "lognormal" ? 1 : 0));
    }

    private static NumberColumn Above(this NumberColumn column, double add) => new(column.Name, [.. column.Values.Select(v => v + add)]);

    private static Table WithResponse(Table design, Family family, string name, Statistics.Bayes.Prediction.Predictions simulated, int draw)
    {
        double[] y = [.. Enumerable.Range(0, design.Count).Select(i => simulated.Of(i)[draw])];
        if (family.Name is "categorical" or "cumulative") { return design.With(new TextColumn("y", [.. y.Select(v => "abc"[(int)v].ToString())])); }

        if (!name.Contains("censored", StringComparison.Ordinal)) { return design.With(new NumberColumn("y", y)); }

        const double Limit = -.5;
        return design.With(new NumberColumn("y", [.. y.Select(v => Math.Max(v, Limit))])).With(new NumberColumn("c", [.. y.Select(v => v < Limit ? -1.0 : 0)]));
    }
}

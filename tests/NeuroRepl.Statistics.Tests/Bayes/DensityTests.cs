using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>The log density and its hand-written gradient: against Stan's of brms's models, and against finite differences for every family.</summary>
public sealed class DensityTests
{
    public static TheoryData<string> Models => ["eightschools", "arms", "radon", "kidiq", "ratings"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Density_and_gradient_are_those_of_the_Stan_code_of_brms(string name)
    {
        var (formula, family) = Reference.Model(name);
        var model = Reference.Prepared(Reference.Data(name), formula, family, new BayesOptions { Centred = false });
        var density = new MultilevelDensity(model);
        var order = StanOrder(name, model);
        foreach (var point in Reference.Read(name).GetProperty("points").EnumerateArray())
        {
            var (stan, slopes) = (point.Numbers("unconstrained"), point.Numbers("gradient"));
            Assert.Equal(model.Dimension, stan.Length);
            var q = new double[stan.Length];
            for (var i = 0; i < q.Length; i++) { q[order[i]] = stan[i]; }

            var gradient = new double[q.Length];
            var log = density.Evaluate(q, gradient);
            Oracle.Same(point.Number("log_prob"), log, 1e-9, name);
            for (var i = 0; i < q.Length; i++) { Assert.True(Math.Abs(slopes[i] - gradient[order[i]]) < 1e-8 * Math.Max(1, Math.Abs(slopes[i])), $"{name} d/d{i}: Stan {slopes[i]:R}, here {gradient[order[i]]:R}"); }
        }
    }

    [Needs("r:lme4")]
    public void Density_of_sleepstudy_is_that_of_the_Stan_code_of_brms()
    {
        Density_and_gradient_are_those_of_the_Stan_code_of_brms("sleepstudy");
        Default_priors_are_those_of_brms("sleepstudy");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Default_priors_are_those_of_brms(string name)
    {
        var (formula, family) = Reference.Model(name);
        var recipe = new BayesRecipe(formula, family, [], 1, 4, 2000, new BayesOptions(), new Statistics.Formulas.ModelOptions());
        var own = recipe.Prepare(Reference.Data(name)).Priors;
        foreach (var prior in Reference.Read(name).GetProperty("priors").EnumerateArray())
        {
            string Text(string key) => prior.TryGetProperty(key, out var v) ? v.GetString() ?? "" : "";
            if (Text("coef").Length > 0 || Text("group").Length > 0 || Text("prior").Length == 0 || Text("prior") is "(flat)") { continue; }

            var kind = Text("class") == "L" ? "cor" : Text("class");
            var written = Text("prior").Replace("lkj_corr_cholesky", "lkj", StringComparison.Ordinal);
            var mine = own.Where(p => kind switch { "sd" => p.Parameter.StartsWith("sd_", StringComparison.Ordinal), "cor" => p.Parameter.StartsWith("cor_", StringComparison.Ordinal), "Intercept" => p.Parameter.Contains("Intercept", StringComparison.Ordinal) && !p.Parameter.StartsWith("sd_", StringComparison.Ordinal), _ => p.Parameter == kind }).ToArray();
            Assert.NotEmpty(mine);
            Assert.All(mine, p => Assert.Equal(written, p.Prior.ToString()));
        }
    }

    public static TheoryData<string, string, bool> Families
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (family, formula) in new[]
            {
                ("Gaussian", "y ~ x * f + (1 + x + f | g) + (1 | h)"), ("Gaussian", "y | se(e, sigma = TRUE) + weights(w) ~ x + (x || g)"), ("Gaussian", "y | cens(c) ~ x + offset(w) + (1 | g)"), ("Student", "y ~ x + f + (x | g)"),
                ("LogNormal", "p | cens(c) ~ x + (1 | g)"), ("Bernoulli", "b ~ x + (x | g)"), ("BernoulliProbit", "b ~ 0 + x + (1 | g)"), ("Binomial", "k | trials(n) ~ x + (1 | g) + (1 | h)"),
                ("Categorical", "three ~ x + f + (1 + x | g)"), ("Cumulative", "three ~ x + (x | g)"), ("Poisson", "k ~ x + offset(w) + (1 | g)"), ("NegativeBinomial", "k ~ x + (x | g)"), ("Beta", "u | weights(w) ~ x + (1 | g)"),
            })
            {
                data.Add(family, formula, false);
                data.Add(family, formula, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_gradient_is_the_slope_of_the_density(string family, string formula, bool centred)
    {
        var of = (Family)typeof(Family).GetProperty(family)!.GetValue(null)!;
        List<(string, Prior)> priors = [("b", Prior.Normal(0, 2)), ("sd", Prior.Exponential(1))];
        if (Reference.Prepared(Samples(), formula, of, null, ("b", Prior.Normal(0, 2))).Blocks.Any(block => block.Width > 1)) { priors.Add(("cor", Prior.Lkj(2))); }

        var model = Reference.Prepared(Samples(), formula, of, new BayesOptions { Centred = centred }, priors);
        var density = new MultilevelDensity(model);
        var random = new CounterRandom(3);
        double[] q = [.. Enumerable.Range(0, model.Dimension).Select(_ => (1.6 * random.NextDouble()) - .8)];
        var (gradient, other) = (new double[q.Length], new double[q.Length]);
        Assert.True(double.IsFinite(density.Evaluate(q, gradient)));
        const double Step = 1e-5;
        for (var i = 0; i < q.Length; i++)
        {
            var here = q[i];
            double At(double offset)
            {
                q[i] = here + offset;
                return density.Evaluate(q, other);
            }

            var slope = ((8 * (At(Step) - At(-Step))) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
            q[i] = here;
            Assert.True(Math.Abs(slope - gradient[i]) < 2e-6 * Math.Max(1, Math.Abs(slope)), $"{family} {formula} parameter {i}: differences {slope:R}, gradient {gradient[i]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Centred_and_standardised_effects_have_the_same_density_but_for_the_Jacobian(string family, string formula, bool centred)
    {
        if (centred) { return; }

        var of = (Family)typeof(Family).GetProperty(family)!.GetValue(null)!;
        var standard = Reference.Prepared(Samples(), formula, of, new BayesOptions { Centred = false }, ("b", Prior.Normal(0, 2)));
        var own = Reference.Prepared(Samples(), formula, of, new BayesOptions { Centred = true }, ("b", Prior.Normal(0, 2)));
        var (first, second) = (new MultilevelDensity(standard), new MultilevelDensity(own));
        var random = new CounterRandom(4);
        double[] q = [.. Enumerable.Range(0, standard.Dimension).Select(_ => (1.6 * random.NextDouble()) - .8)];
        var gradient = new double[q.Length];
        var log = first.Evaluate(q, gradient);
        var moved = q.ToArray();
        foreach (var group in first.Groups)
        {
            group.Effects.CopyTo(moved.AsSpan(group.Block.EffectStart));
            for (var m = 0; m < group.Block.Width; m++) { log -= group.Block.Term.Levels.Count * (Math.Log(group.Scales[m]) + Math.Log(group.Factor[(m * group.Block.Width) + m])); }
        }

        Assert.Equal(log, second.Evaluate(moved, gradient), 1e-8);
    }

    // brms declares b, Intercept, the family's own, then sd, z and L of each term; thresholds come after b.
    private static int[] StanOrder(string name, BayesModel model)
    {
        var order = new List<int>();
        for (var p = 0; p < model.Predictors.Count; p++)
        {
            for (var k = 0; k < model.Coefficients.Count; k++) { order.Add(model.Coefficient(p, k)); }

            if (model.HasIntercept) { order.Add(model.Intercept(p)); }
        }

        for (var a = 0; a < model.Auxiliaries.Count; a++) { order.Add(model.AuxiliaryStart + a); }

        foreach (var block in model.Blocks)
        {
            order.AddRange(Enumerable.Range(block.Start, block.Width));
            order.AddRange(Enumerable.Range(block.EffectStart, block.Width * block.Term.Levels.Count));
            order.AddRange(Enumerable.Range(block.CorrelationStart, block.Correlations));
        }

        Assert.True(order.Count == model.Dimension, name);
        return [.. order];
    }

    internal static Table Samples()
    {
        var random = new CounterRandom(9);
        const int N = 60;
        double[] Numbers(Func<int, double> of) => [.. Enumerable.Range(0, N).Select(of)];
        string[] Texts(Func<int, string> of) => [.. Enumerable.Range(0, N).Select(of)];
        return new Table("samples",
        [
            new NumberColumn("x", Numbers(_ => random.NextNormal())), new TextColumn("f", Texts(i => "abc"[i % 3].ToString())), new TextColumn("g", Texts(i => $"g{i % 8}")), new TextColumn("h", Texts(i => $"h{i / 12}")),
            new NumberColumn("y", Numbers(_ => random.NextNormal())), new NumberColumn("p", Numbers(_ => Math.Exp(random.NextNormal()))), new NumberColumn("e", Numbers(_ => .5 + random.NextDouble())),
            new NumberColumn("w", Numbers(_ => .5 + random.NextDouble())), new NumberColumn("c", Numbers(i => i % 5 == 0 ? -1 : i % 7 == 0 ? 1 : 0)), new NumberColumn("b", Numbers(_ => random.NextInt(2))),
            new NumberColumn("n", Numbers(_ => 12)), new NumberColumn("k", Numbers(_ => random.NextInt(13))), new TextColumn("three", Texts(_ => $"t{random.NextInt(4)}")), new NumberColumn("u", Numbers(_ => .05 + (.9 * random.NextDouble()))),
        ]);
    }
}

using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Mixed;

/// <summary>Against lme4 1.1-31, lmerTest 3.1-3 and pbkrtest 0.5.2 with their optimiser tightened: criterion 1e-8, estimates 1e-6, Satterthwaite 1e-4, Kenward-Roger 1e-5.</summary>
public sealed class MixedAgreementTests
{
    [Theory]
    [InlineData("cross_reml", "y ~ block * dose + x + (1 | subject)", true)]
    [InlineData("cross_ml", "y ~ block * dose + x + (1 | subject)", false)]
    [InlineData("cross_slope", "y ~ dose + x + (x | subject)", true)]
    [InlineData("cross_double", "y ~ dose + x + (x || subject)", true)]
    [InlineData("cross_crossed", "y ~ dose * x + (1 | subject) + (1 | block)", true)]
    public void Simulated_crossover_agrees_with_lme4(string name, string formula, bool reml) => Check(name, ModelOracle.Cross.FitMixed(formula, reml));

    [Fact]
    public void Nested_factors_agree_with_lme4() => Check("nest", ModelOracle.Nest.FitMixed("y ~ z + (1 | batch/cask)"));

    [Fact]
    public void Prior_weights_agree_with_lme4() => Check("nest_weights", ModelOracle.Nest.FitMixed("y ~ z + (1 | batch/cask)", weights: "w"));

    [Needs("r:lme4")]
    public void Sleepstudy_agrees_with_lme4() => Check("sleepstudy", ModelOracle.FromR("lme4", "sleepstudy").FitMixed("Reaction ~ Days + (Days | Subject)"), 1743.6282720);

    [Needs("r:lme4")]
    public void Sleepstudy_by_maximum_likelihood_agrees_with_lme4() => Check("sleepstudy_ml", ModelOracle.FromR("lme4", "sleepstudy").FitMixed("Reaction ~ Days + (Days | Subject)", reml: false), 1751.9393445);

    // temperature is an ordered factor there: polynomial contrasts over its six values.
    [Needs("r:lme4")]
    public void Cake_agrees_with_lme4() => Check("cake", ModelOracle.FromR("lme4", "cake").FitMixed("angle ~ recipe * factor(temperature) + (1 | recipe:replicate)",
        options: new() { Codings = new Dictionary<string, NeuroRepl.Statistics.Formulas.Coding> { ["factor(temperature)"] = NeuroRepl.Statistics.Formulas.Coding.Polynomial } }), 1638.6214599, sameNames: false);

    [Needs("r:lme4")]
    public void Penicillin_agrees_with_lme4() => Check("Penicillin", ModelOracle.FromR("lme4", "Penicillin").FitMixed("diameter ~ 1 + (1 | plate) + (1 | sample)"), 330.8605890);

    [Needs("r:lme4")]
    public void Dyestuff_agrees_with_lme4() => Check("Dyestuff", ModelOracle.FromR("lme4", "Dyestuff").FitMixed("Yield ~ 1 + (1 | Batch)"), 319.6542768);

    [Needs("r:lme4")]
    public void Pastes_agrees_with_lme4() => Check("Pastes", ModelOracle.FromR("lme4", "Pastes").FitMixed("strength ~ 1 + (1 | batch) + (1 | sample)"), 246.9907459);

    [Needs("r:nlme")]
    public void Machines_agree_with_lme4()
    {
        var machines = ModelOracle.FromR("nlme", "Machines");

        Check("Machines", machines.FitMixed("score ~ Machine + (1 | Worker) + (1 | Worker:Machine)"));
        Check("Machines_slope", machines.FitMixed("score ~ Machine + (Machine | Worker)"));
    }

    [Needs("r:lme4")]
    public void Dyestuff2_collapses_onto_exactly_zero_and_says_so()
    {
        var fit = ModelOracle.FromR("lme4", "Dyestuff2").FitMixed("Yield ~ 1 + (1 | Batch)");

        Check("Dyestuff2", fit, 161.8282778);
        Assert.Equal(0, fit.Theta[0]);
        Assert.True(fit.IsSingular);
        Assert.Contains(fit.Warnings, warning => warning.Contains("(Intercept) does not vary over Batch", StringComparison.Ordinal));
    }

    [Fact]
    public void Likelihood_ratio_agrees_with_anova_of_lme4()
    {
        var table = ModelOracle.Cross;
        var test = table.FitMixed("y ~ block * dose + x + (1 | subject)").Compare(table.FitMixed("y ~ dose + x + (1 | subject)"));

        ModelOracle.Close(ModelOracle.Number("lrt", "chisq"), test.ChiSquare, 1e-7, "chi-square");
        Assert.Equal(ModelOracle.Number("lrt", "df"), test.Df);
        ModelOracle.Close(ModelOracle.Number("lrt", "p"), test.P, 1e-7, "p");
    }

    private static void Check(string name, MixedFit fit, double? known = null, bool sameNames = true)
    {
        var criterion = ModelOracle.Number(name, "criterion");
        ModelOracle.Close(criterion, fit.Criterion, 1e-8, $"{name} criterion");
        Assert.True(fit.Criterion <= criterion + (1e-9 * Math.Abs(criterion)), $"{name}: R reached {criterion:R}, we {fit.Criterion:R}");
        if (known is { } published) { Assert.Equal(published, fit.Criterion, 6); }

        if (sameNames) { Assert.Equal(ModelOracle.Texts(name, "names"), fit.Coefficients.Select(c => c.Name)); }

        Compare("estimate", c => c.Estimate, 1e-6);
        Compare("se", c => c.StandardError, 1e-6);
        Compare("df", c => c.Df, 1e-4);
        Compare("p", c => c.P, 1e-3);
        ModelOracle.Close(ModelOracle.Number(name, "sigma"), fit.ResidualSd, 1e-6, $"{name} sigma");
        ModelOracle.Close(ModelOracle.Numbers(name, "fitted"), [.. fit.Fitted.Take(6)], 1e-6, $"{name} fitted");
        ModelOracle.Close([.. ModelOracle.Numbers(name, "sdcor").Select(v => Math.Abs(v) < 1e-7 ? 0 : Math.Abs(v)).Order()], [.. fit.VarianceComponents.SelectMany(c => c.Correlations.Prepend(c.Sd)).Select(Math.Abs).Order()], 2e-6, $"{name} sd and correlations");
        if (!ModelOracle.At(name).TryGetProperty("terms", out var terms) || (terms.ValueKind == System.Text.Json.JsonValueKind.Array && terms.GetArrayLength() == 0)) { return; }

        Compare2("F", "dendf", fit.Anova());
        Compare2("F1", "dendf1", fit.Anova(SumsOfSquares.TypeI));
        Compare2("F2", "dendf2", fit.Anova(SumsOfSquares.TypeII));
        if (!ModelOracle.At(name).TryGetProperty("krF", out _)) { return; }

        Compare2("krF", "krdf", fit.Anova(df: DegreesOfFreedom.KenwardRoger), 1e-5);
        ModelOracle.Close(ModelOracle.Numbers(name, "krse"), [.. fit.CoefficientsBy(DegreesOfFreedom.KenwardRoger).Select(c => c.StandardError)], 2e-6, $"{name} Kenward-Roger se");
        ModelOracle.Close(ModelOracle.Numbers(name, "krcdf"), [.. fit.CoefficientsBy(DegreesOfFreedom.KenwardRoger).Select(c => c.Df)], 1e-5, $"{name} Kenward-Roger df");

        void Compare(string what, Func<Coefficient, double> value, double relative) =>
            ModelOracle.Close(ModelOracle.Numbers(name, what), [.. fit.Coefficients.Select(value)], relative, $"{name} {what}");

        void Compare2(string f, string df, AnovaTable anova, double relative = 1e-4)
        {
            ModelOracle.Close(ModelOracle.Numbers(name, f), [.. anova.Rows.Select(row => row.F)], 2e-6, $"{name} {f}");
            ModelOracle.Close(ModelOracle.Numbers(name, df), [.. anova.Rows.Select(row => row.DenominatorDf)], relative, $"{name} {df}");
        }
    }
}

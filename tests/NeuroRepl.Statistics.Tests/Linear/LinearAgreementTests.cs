using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Tests.Linear;

/// <summary>Against R 4.2.2 (lm, anova, influence), car 3.1-1 and sandwich 3.0-2, to 1e-9.</summary>
public sealed class LinearAgreementTests
{
    private const double Tight = 1e-9;
    private static readonly LinearFit Fit = ModelOracle.Cross.FitLinear("y ~ block * dose + poly(x, 2)");

    [Fact]
    public void Coefficients_agree_with_lm()
    {
        Assert.Equal(ModelOracle.Texts("linear", "names"), Fit.Coefficients.Select(c => c.Name));
        Same("estimate", c => c.Estimate);
        Same("se", c => c.StandardError);
        Same("p", c => c.P);
        Same("ciLow", c => c.Low);

        void Same(string what, Func<Coefficient, double> value) => ModelOracle.Close(ModelOracle.Numbers("linear", what), [.. Fit.Coefficients.Select(value)], Tight, what);
    }

    [Fact]
    public void Goodness_of_fit_agrees_with_summary_lm()
    {
        ModelOracle.Close(ModelOracle.Number("linear", "r2"), Fit.R2, Tight, "R²");
        ModelOracle.Close(ModelOracle.Number("linear", "adj"), Fit.AdjustedR2, Tight, "adjusted R²");
        ModelOracle.Close(ModelOracle.Number("linear", "F"), Fit.Overall.F, Tight, "F");
        ModelOracle.Close(ModelOracle.Number("linear", "sigma"), Fit.ResidualSd, Tight, "sigma");
        ModelOracle.Close(ModelOracle.Number("linear", "aic"), Fit.Aic, Tight, "AIC");
        ModelOracle.Close(ModelOracle.Number("linear", "bic"), Fit.Bic, Tight, "BIC");
    }

    [Theory]
    [InlineData("f1", SumsOfSquares.TypeI)]
    [InlineData("f2", SumsOfSquares.TypeII)]
    [InlineData("f3", SumsOfSquares.TypeIII)]
    public void Analysis_of_variance_agrees_with_car(string name, SumsOfSquares type) =>
        ModelOracle.Close(ModelOracle.Numbers("linear", name), [.. Fit.Anova(type).Rows.Select(row => row.F)], Tight, name);

    [Theory]
    [InlineData(RobustErrors.HC0)]
    [InlineData(RobustErrors.HC1)]
    [InlineData(RobustErrors.HC2)]
    [InlineData(RobustErrors.HC3)]
    [InlineData(RobustErrors.HC4)]
    public void Robust_errors_agree_with_sandwich(RobustErrors errors) =>
        ModelOracle.Close(ModelOracle.Numbers("linear", "hc", $"{errors}"), [.. Fit.RobustCoefficients(errors).Select(c => c.StandardError)], Tight, $"{errors}");

    [Fact]
    public void Cluster_errors_agree_with_sandwich() =>
        ModelOracle.Close(ModelOracle.Numbers("linear", "cluster"), [.. Fit.RobustCoefficients(RobustErrors.Cluster, cluster: "subject").Select(c => c.StandardError)], Tight, "cluster");

    [Fact]
    public void Influence_agrees_with_R()
    {
        var influence = Fit.Influence;
        ModelOracle.Close(ModelOracle.Numbers("linear", "hat"), influence.Leverage, Tight, "leverage");
        ModelOracle.Close(ModelOracle.Numbers("linear", "cook"), influence.Cook, 1e-8, "Cook");
        ModelOracle.Close(ModelOracle.Numbers("linear", "rstudent"), influence.Studentized, 1e-8, "rstudent");
        ModelOracle.Close(ModelOracle.Numbers("linear", "dffits"), influence.Dffits, 1e-8, "DFFITS");
        ModelOracle.Close(ModelOracle.Numbers("linear", "dfbeta"), influence.Dfbeta().Numbers("blockb2"), 1e-8, "DFBETA");
        ModelOracle.Close(ModelOracle.Numbers("linear", "gvif"), ModelOracle.Cross.FitLinear("y ~ block + dose + x").Influence.VarianceInflation().Numbers("gvif"), Tight, "GVIF");
    }

    [Theory]
    [InlineData("contr.sum", Coding.Sum)]
    [InlineData("contr.helmert", Coding.Helmert)]
    [InlineData("contr.poly", Coding.Polynomial)]
    public void Codings_agree_with_R(string name, Coding coding) => ModelOracle.Close(
        ModelOracle.Numbers($"coding_{name}"), [.. ModelOracle.Cross.FitLinear("y ~ block * dose", options: new ModelOptions { Coding = coding }).Coefficients.Select(c => c.Estimate)], Tight, name);

    public static TheoryData<int> Formulas { get; } = new(Enumerable.Range(0, ModelOracle.At("formulas").GetArrayLength()));

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Formulas_make_the_columns_that_R_makes(int index)
    {
        var expected = ModelOracle.At("formulas")[index];
        var fit = ModelOracle.Cross.FitLinear(expected.GetProperty("formula").GetString()!);

        Assert.Equal(ModelOracle.Texts(expected.GetProperty("names")), fit.Coefficients.Select(c => c.Name));
        ModelOracle.Close(ModelOracle.Values(expected.GetProperty("estimate")), [.. fit.Coefficients.Select(c => c.Estimate)], 1e-8, fit.Formula.Text);
    }
}

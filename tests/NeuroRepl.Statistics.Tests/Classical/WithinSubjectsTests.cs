using System.Text.Json;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Tests.Classical;

public sealed class WithinSubjectsTests
{
    private static readonly JsonElement R = Oracle.Read("tests", "classical.json");
    private static readonly double[][] Columns = [.. new[] { "c1", "c2", "c3", "c4" }.Select(name => R.GetProperty("data").Numbers(name))];

    [Fact]
    public void One_factor_with_its_sphericity_is_that_of_car_Anova()
    {
        var expected = R.GetProperty("rm1");
        var actual = RepeatedMeasures.Anova(Columns);

        Oracle.Same(expected.Number("f"), actual.Result.Statistic, 1e-9);
        Oracle.Same(expected.Number("p"), actual.Result.PValue, 1e-9);
        Oracle.Same(expected.Number("w"), actual.Mauchly!.Statistic, 1e-9);
        Oracle.Same(expected.Number("wpAnderson"), actual.Mauchly.PValue, 1e-9);
        Oracle.Same(expected.Number("wp"), actual.Mauchly.PValue, 1e-4);        // R puts the number of variables where that of contrasts belongs, in a second-order term
        Oracle.Same(expected.Number("gg"), actual.GreenhouseGeisser, 1e-9);
        Oracle.Same(expected.Number("pgg"), actual.PGreenhouseGeisser, 1e-9);
        Oracle.Same(Math.Min(1, expected.Number("hf")), actual.HuynhFeldt, 1e-9);
        Oracle.Same(expected.Number("phf"), actual.PHuynhFeldt, 1e-9);
    }

    [Fact]
    public void Two_crossed_factors_are_those_of_car_Anova()
    {
        var expected = R.GetProperty("rm2");
        var actual = RepeatedMeasures.Anova(Columns, ("p", 2), ("q", 2));

        Assert.Equal(["p", "q", "p:q"], actual.Select(e => e.Name));
        for (var i = 0; i < 3; i++)
        {
            Oracle.Same(expected.Numbers("f")[i], actual[i].Result.Statistic, 1e-8);
            Oracle.Same(expected.Numbers("p")[i], actual[i].Result.PValue, 1e-8);
        }
    }

    [Fact]
    public void Power_is_that_of_power_t_test_and_power_anova_test()
    {
        var expected = R.GetProperty("power");
        Oracle.Same(expected.Number("t"), Power.PairedT(.5, 26), 1e-4);                 // R leaves out the other side of a two-sided test
        Oracle.Same(expected.Number("two"), Power.TwoSampleT(.8, 20, 20), 1e-4);
        Oracle.Same(expected.Number("anova"), Power.Anova(Math.Sqrt(.3 * 2 / 3), 3, 15), 1e-9);
        Assert.Equal(64, Math.Ceiling(expected.Number("n")));
        Assert.Equal(64, Power.SampleSize(n => Power.TwoSampleT(.5, n, n)));
    }
}

using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class FormulaDesignTests
{
    [Fact]
    public void A_formula_tests_what_its_design_written_out_tests()
    {
        var copes = Copes();
        var design = new DesignMatrix(["one", "patient", "age"], [.. Enumerable.Range(0, 12).SelectMany(n => new[] { 1, n % 2, Age(n) })]);

        var byFormula = copes.PermutationTest("~ group + age", "group", 200, seed: 2);
        var byDesign = copes.PermutationTest(design, "patient", 200, seed: 2);

        Assert.Equal(byDesign.T.Values.ToArray(), byFormula.T.Values.ToArray());
        Assert.Equal(byDesign.FamilyWiseP.Values.ToArray(), byFormula.FamilyWiseP.Values.ToArray());
        Assert.Equal(byFormula.T.Values.ToArray(), copes.PermutationTest("~ group + age", "grouppatient", 200, seed: 2).T.Values.ToArray());
    }

    [Fact]
    public void A_term_of_several_columns_is_an_F_test()
    {
        var copes = Copes();

        var test = copes.PermutationTest("~ site + age", "site", 100);
        var columns = copes.PermutationTest("~ site + age", "siteb", 100);

        Assert.Equal("F", test.Statistic.Unit);
        Assert.Equal(8, test.DegreesOfFreedom);
        Assert.Equal("t", columns.Statistic.Unit);
    }

    [Fact]
    public void Scans_without_a_value_are_left_out_and_noted()
    {
        var copes = Copes(missing: 4);

        var test = copes.PermutationTest("~ group + age", "age", 100, scheme: new() { Blocks = ExchangeabilityBlocks.Within([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]) });

        Assert.Equal(11, test.Observations);
        Assert.Contains("1 of 12 scans are left out: they miss age (1).", test.Notes);
    }

    [Fact]
    public void What_a_formula_cannot_test_is_said()
    {
        var copes = Copes();

        Assert.Throws<DesignException>(() => copes.PermutationTest("~ group + age", "weight"));
        Assert.Throws<DesignException>(() => copes.PermutationTest("~ group + twin", "group"));
        Assert.ThrowsAny<NeuroReplException>(() => copes.PermutationTest("~ group + weight", "group"));
        Assert.Throws<FormulaException>(() => copes.PermutationTest("~ group +", "group"));
        Assert.Contains("Blocks", Assert.Throws<ArgumentMistake>(() => copes.PermutationTest("~ group + (1 | subject)", "group")).Hint, StringComparison.Ordinal);
    }

    private static int Age(int n) => 20 + (n * n % 7);

    private static CopeSet Copes(int? missing = null)
    {
        var space = new ParcelSpace([.. Enumerable.Range(0, 8).Select(n => $"parcel {n}")]);
        var random = new CounterRandom(8);
        var values = new float[12 * 8];
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal(); }

        var scans = Enumerable.Range(0, 12).ToArray();
        return new(space, values, new Table("scans",
        [
            new TextColumn("subject", [.. scans.Select(n => $"{n:00}")]),
            new TextColumn("group", [.. scans.Select(n => n % 2 == 1 ? "patient" : "control")]),
            new TextColumn("twin", [.. scans.Select(n => n % 2 == 1 ? "yes" : "no")]),
            new TextColumn("site", [.. scans.Select(n => $"{(char)('a' + (n % 3))}")]),
            new NumberColumn("age", [.. scans.Select(n => n == missing ? double.NaN : Age(n))]),
        ]));
    }
}

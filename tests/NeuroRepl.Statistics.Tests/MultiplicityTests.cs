using System.Text.Json;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Tests;

public sealed class MultiplicityTests
{
    private static readonly JsonElement Families = Oracle.Read("tests", "multiplicity.json").GetProperty("families");

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var family in Families.EnumerateObject())
            {
                foreach (var way in family.Value.GetProperty("adjusted").EnumerateObject()) { cases.Add(family.Name, way.Name); }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adjusted_values_are_those_of_p_adjust(string family, string way)
    {
        var how = Enum.Parse<Adjust>(way);
        var given = Families.GetProperty(family);
        var expected = given.GetProperty("adjusted").Numbers(way);

        var adjusted = Multiplicity.Adjust(given.Numbers("p"), how);

        Assert.Equal(expected.Length, adjusted.Count);
        for (var i = 0; i < expected.Length; i++) { Oracle.Same(expected[i], adjusted[i], 1e-14, $"{family}, {how}, p {i}"); }
    }

    [Fact]
    public void Sidak_keeps_a_small_p()
    {
        Assert.Equal(1 - (.99 * .99 * .99), Multiplicity.Adjust([.01, .5, .2], Adjust.Sidak)[0], 1e-15);
        Assert.Equal(3e-18, Multiplicity.Adjust([1e-18, .5, .2], Adjust.Sidak)[0], 1e-30);
    }

    [Fact]
    public void Two_outcomes_with_mean_correlation_4222_share_the_level_of_the_paper() =>
        Assert.Equal(.0335, Multiplicity.CorrelatedBonferroniLevel(2, .4222), 5e-5);        // P4: alpha 0.0335

    [Fact]
    public void A_value_that_is_no_probability_is_named()
    {
        var mistake = Assert.Throws<ArgumentMistake>(() => Multiplicity.Adjust([.1, 1.2], Adjust.Holm));
        Assert.Contains("p-value 2 of 2 is 1.2", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tukey_is_refused_for_bare_p_values() => Assert.Throws<ArgumentMistake>(() => Multiplicity.Adjust([.1, .2], Adjust.Tukey));
}

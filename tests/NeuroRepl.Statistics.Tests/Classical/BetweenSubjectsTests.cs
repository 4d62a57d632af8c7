using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Tests.Classical;

/// <summary>Against afex 1.2-1 and car 3.1-1: groups of unequal size, one incomplete subject (tests/reference/anova/anova.R).</summary>
public sealed class BetweenSubjectsTests
{
    private static readonly JsonElement R = Oracle.Read("anova", "anova.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Repeated_measures_in_groups_are_those_of_afex(int which)
    {
        var expected = R.GetProperty("cases")[which];

        var actual = Long().RepeatedAnova("y", Texts(expected, "within"), Texts(expected, "between"));

        Assert.Equal(Texts(expected, "effects").Select(Sorted), actual.Select(e => Sorted(e.Name)));
        var spherical = Texts(expected, "spherical").ToList();
        foreach (var (k, effect) in actual.Index())
        {
            Oracle.Same(expected.Numbers("f")[k], effect.Result.Statistic, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("p")[k], effect.Result.PValue, 1e-9, effect.Name);
            Assert.Equal([expected.Numbers("num")[k], expected.Numbers("den")[k]], effect.Result.Df);
            Oracle.Same(expected.Numbers("pes")[k], effect.Result.Effect("partial η²").Value, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("ges")[k], effect.Result.Effect("generalised η²").Value, 1e-9, effect.Name);
            Assert.Equal(16, effect.Result.N);
            Assert.Contains(effect.Result.Notes, note => note.StartsWith("1 of 17 subjects", StringComparison.Ordinal));
            var at = spherical.FindIndex(name => Sorted(name) == Sorted(effect.Name));
            Assert.Equal(at >= 0, effect.Mauchly is not null);
            if (at < 0)
            {
                Assert.Equal((1.0, 1.0), (effect.GreenhouseGeisser, effect.HuynhFeldt));
                continue;
            }

            Oracle.Same(expected.Numbers("gg")[at], effect.GreenhouseGeisser, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("pgg")[at], effect.PGreenhouseGeisser, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("hf")[at], effect.HuynhFeldt, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("phf")[at], effect.PHuynhFeldt, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("w")[at], effect.Mauchly!.Statistic, 1e-9, effect.Name);
            Oracle.Same(expected.Numbers("wp")[at], effect.Mauchly.PValue, 2e-2, effect.Name);     // car puts the number of variables where that of contrasts belongs, in a second-order term
        }
    }

    [Fact]
    public void Without_groups_a_long_table_gives_what_its_columns_give()
    {
        var table = Long();

        var effect = table.RepeatedAnova("y", ["dose"])[0];

        var cells = new[] { "placebo", "low", "high" }.Select(dose => (IReadOnlyList<double>)[.. table.Texts("subject").Distinct().Select(s =>
            table.Rows.Where(row => row["subject"] == s && row["dose"] == dose).Average(row => row.Number("y")))]).ToArray();
        Oracle.Same(RepeatedMeasures.Anova(cells).Result.Statistic, effect.Result.Statistic, 1e-12);
    }

    [Fact]
    public void Wrong_calls_say_what_to_type()
    {
        var table = Long();
        string[] labels = [.. table.Texts("subject").OfType<string>()];
        IReadOnlyList<double>[] cells = [[1, 2, 3, 4], [2, 1, 5, 3]];

        Assert.Contains("in dose, which should differ between subjects", Assert.Throws<ArgumentMistake>(() => table.RepeatedAnova("y", ["time"], ["dose"])).Message, StringComparison.Ordinal);
        Assert.Contains("no column day", Assert.Throws<ArgumentMistake>(() => table.RepeatedAnova("y", ["day"])).Message, StringComparison.Ordinal);
        Assert.Contains("one level only", Assert.Throws<ArgumentMistake>(() => RepeatedMeasures.Anova(cells, [("group", ["a", "a", "a", "a"])], ("dose", 2))).Message, StringComparison.Ordinal);
        Assert.Contains("a and d", Assert.Throws<ArgumentMistake>(() => RepeatedMeasures.Anova(cells, [("group", ["a", "a", "b", "b"]), ("sex", ["c", "c", "c", "d"])], ("dose", 2))).Message, StringComparison.Ordinal);
        Assert.Contains("as many as there are groups", Assert.Throws<ArgumentMistake>(() => RepeatedMeasures.Anova(cells, [("group", ["a", "b", "c", "d"])], ("dose", 2))).Message, StringComparison.Ordinal);
        Assert.Contains("number of labels of group", Assert.Throws<ArgumentMistake>(() => RepeatedMeasures.Anova(cells, [("group", labels)], ("dose", 2))).Message, StringComparison.Ordinal);
    }

    private static Table Long()
    {
        TextColumn Column(string name) => new(name, [.. Texts(R, name)]);
        return new("long", [Column("subject"), Column("time"), Column("dose"), Column("group"), Column("sex"), new NumberColumn("y", [.. R.Numbers("y")])]);
    }

    private static string[] Texts(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [element.GetProperty(name).GetString()!];

    private static string Sorted(string effect) => string.Join(":", effect.Split(':').Order(StringComparer.Ordinal));
}

using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class VarianceGroupsTests
{
    [Theory]
    [InlineData("t", NuisanceMethod.FreedmanLane, 1)]
    [InlineData("F", NuisanceMethod.FreedmanLane, 1)]
    [InlineData("t", NuisanceMethod.DraperStoneman, 2)]
    [InlineData("F", NuisanceMethod.DraperStoneman, 2)]
    public void V_and_G_are_those_of_their_definition(string contrast, NuisanceMethod method, int shuffled)
    {
        var reference = Reference.Root.GetProperty("variances");
        var (y, x) = (reference.GetProperty("y").Rows(), reference.GetProperty("design").Rows());
        var contrasts = Reference.Root.GetProperty("glm").GetProperty("contrasts").GetProperty(contrast).Rows();
        var design = TestedDesign.Of(new RowMajor([.. x.SelectMany(row => row)], x.Length, x[0].Length), contrasts);
        int[] labels = [.. reference.GetProperty("labels").Numbers().Select(n => (int)n)];
        var fit = new ShuffledFit(design, method, y.SelectMany(row => row).Select(value => (float)value).ToArray(), new VarianceGroups(labels));
        Shuffle[] shuffles =
        [
            Shuffle.Identity(labels.Length),
            new([.. reference.GetProperty("order").Numbers().Select(n => (int)n)], [.. reference.GetProperty("signs").Numbers().Select(n => (sbyte)n)]),
        ];
        var maps = new float[2 * fit.Places];

        fit.Fit(shuffles, maps);

        var expected = reference.GetProperty("maps").GetProperty(contrast).Rows();
        for (var place = 0; place < fit.Places; place++)
        {
            Reference.Close(expected[0][place], maps[place], 3e-6, $"unshuffled, place {place}");
            Reference.Close(expected[shuffled][place], maps[fit.Places + place], 3e-6, $"shuffled, place {place}");
        }
    }

    [Fact]
    public void With_two_groups_v_is_Welchs_t()
    {
        var reference = Reference.Root.GetProperty("variances");
        var copes = Copes(reference.GetProperty("y").Rows());
        var design = new DesignMatrix(["first", "second"], [.. Enumerable.Range(0, 12).SelectMany(n => n < 5 ? new double[] { 1, 0 } : [0, 1])]);

        var test = copes.PermutationTest(design, "first - second", 100, scheme: new() { VarianceGroups = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2] });

        Assert.Equal("v", test.Statistic.Unit);
        Assert.Contains(test.Notes, note => note.StartsWith("2 variance groups", StringComparison.Ordinal));
        foreach (var (place, t) in reference.GetProperty("welch").Numbers().Index()) { Reference.Close(t, test.Statistic[place], 2e-6, $"Welch's t at {place}"); }
    }

    [Fact]
    public void A_group_of_one_and_a_z_transform_are_refused()
    {
        var copes = Copes(Reference.Root.GetProperty("variances").GetProperty("y").Rows());

        var alone = Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(10, scheme: new() { VarianceGroups = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7] }));
        Assert.Contains("Variance group 7 has one observation", alone.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(10, Tfce.As("PALM"), scheme: new() { VarianceGroups = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2] }));
        Assert.Throws<ArgumentMistake>(() => copes.PermutationTest(10, scheme: new() { VarianceGroups = [1, 2] }));
    }

    private static CopeSet Copes(double[][] rows) => new(
        new ParcelSpace([.. Enumerable.Range(0, rows[0].Length).Select(n => $"parcel {n}")]), [.. rows.SelectMany(row => row).Select(value => (float)value)],
        new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, rows.Length).Select(n => $"{n:00}")])]));
}

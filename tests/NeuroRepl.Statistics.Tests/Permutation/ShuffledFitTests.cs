using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class ShuffledFitTests
{
    public static TheoryData<string, NuisanceMethod> Cases => new()
    {
        { "t", NuisanceMethod.FreedmanLane }, { "t", NuisanceMethod.DraperStoneman }, { "t", NuisanceMethod.TerBraak },
        { "F", NuisanceMethod.FreedmanLane }, { "F", NuisanceMethod.DraperStoneman }, { "F", NuisanceMethod.TerBraak },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Maps_of_shuffles_are_those_of_least_squares(string contrast, NuisanceMethod method)
    {
        var reference = Reference.Root.GetProperty("glm");
        var (y, x) = (reference.GetProperty("y").Rows(), reference.GetProperty("design").Rows());
        var design = TestedDesign.Of(new RowMajor([.. x.SelectMany(row => row)], x.Length, x[0].Length), reference.GetProperty("contrasts").GetProperty(contrast).Rows());
        var fit = new ShuffledFit(design, method, y.SelectMany(row => row).Select(value => (float)value).ToArray());
        var entries = reference.GetProperty("shuffles").EnumerateArray().ToList();
        var shuffles = entries.Select(entry => new Shuffle(
            [.. entry.GetProperty("order").Numbers().Select(n => (int)n)], [.. entry.GetProperty("signs").Numbers().Select(n => (sbyte)n)])).ToArray();
        var maps = new float[shuffles.Length * fit.Places];

        fit.Fit(shuffles, maps);

        for (var s = 0; s < shuffles.Length; s++)
        {
            var expected = entries[s].GetProperty("maps").GetProperty(contrast).GetProperty($"{method}").Numbers();
            for (var place = 0; place < expected.Length; place++) { Reference.Close(expected[place], maps[(s * fit.Places) + place], 2e-6, $"shuffle {s}, place {place}"); }
        }
    }

    [Fact]
    public void Missing_and_constant_places_are_left_out_and_counted()
    {
        var fit = new ShuffledFit(TestedDesign.OneSample(3), NuisanceMethod.FreedmanLane, new[] { 1f, 2, float.NaN, 0, 2f, 2, 1, 0, 4f, 2, 1, 0 });

        Assert.Equal([false, true, true, true], fit.LeftOutAt);
        Assert.Equal((1, 2), fit.LeftOut);
    }

    [Fact]
    public void Dependent_columns_are_refused() =>
        Assert.Throws<ArgumentMistake>(() => TestedDesign.Of(new RowMajor([1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1], 4, 3), [[0, 1, -1]]));
}

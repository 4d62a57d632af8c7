using NeuroRepl.Figures.Brain;

namespace NeuroRepl.Figures.Tests.Brain;

public sealed class ValueColorsTests
{
    public static TheoryData<double, double, double> Scales => new()
    {
        { -6, 6, 2.3 }, { -4, 4, 0 }, { 0, 3.2, 0 }, { 0, 8, 1.3 }, { -9, 0, 3.1 } };

    [Theory]
    [MemberData(nameof(Scales))]
    public void A_colour_says_its_value_again(double low, double high, double threshold)
    {
        var colors = new ValueColors(low, high) { Threshold = threshold };
        for (var value = low; value <= high; value += (high - low) / 57)
        {
            if (!colors.Shows(value)) { continue; }

            var color = colors.At(value);
            Assert.Equal(value, colors.ValueOf(color.R, color.G, color.B), .012 * (high - low));           // eight bits a channel
        }
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Lightness_only_rises_or_only_falls_away_from_zero(double low, double high, double threshold)
    {
        var colors = new ValueColors(low, high) { Threshold = threshold };
        foreach (var sign in new[] { -1, 1 })
        {
            var lightness = Enumerable.Range(0, 60).Select(n => sign * n / 59.0 * Math.Max(high, -low)).Where(v => v >= low && v <= high && v != 0 && colors.Shows(v)).Select(v => Lightness(colors.At(v))).ToArray();
            if (lightness.Length < 3) { continue; }

            var direction = Math.Sign(lightness[^1] - lightness[0]);
            Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(direction * (pair.Second - pair.First) > -.6, $"{pair}"));
        }
    }

    [Fact]
    public void The_threshold_is_exact()
    {
        var colors = new ValueColors(-5, 5) { Threshold = 3.1 };

        Assert.True(colors.Shows(3.1));
        Assert.True(colors.Shows(-3.1));
        Assert.False(colors.Shows(Math.BitDecrement(3.1)));
        Assert.False(colors.Shows(double.NaN));
        Assert.False(new ValueColors(0, 5) { Threshold = 1 }.Shows(-2));                   // a bar without a negative side colours none
    }

    [Fact]
    public void Labels_next_to_each_other_differ_and_zero_has_no_colour()
    {
        var colors = new ValueColors(0, 120) { AreLabels = true };

        Assert.False(colors.Shows(0));
        Assert.Equal(120, Enumerable.Range(1, 120).Select(n => colors.At(n)).Distinct().Count());
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, -3)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_scale_without_extent_is_refused(double low, double high) => Assert.Throws<FigureException>(() => new ValueColors(low, high));

    // CIE L*, from linear light.
    private static double Lightness(Rgb color)
    {
        var y = (.2126 * Linear(color.R)) + (.7152 * Linear(color.G)) + (.0722 * Linear(color.B));
        return y > .008856 ? (116 * Math.Cbrt(y)) - 16 : 903.3 * y;
    }

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= .04045 ? c / 12.92 : Math.Pow(((channel / 255.0) + .055) / 1.055, 2.4);
}

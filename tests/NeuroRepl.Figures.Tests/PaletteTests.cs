namespace NeuroRepl.Figures.Tests;

/// <summary>The palette under simulated colour blindness, by the matrices of Machado, Oliveira and Fernandes (2009) at full severity, in linear RGB.</summary>
public sealed class PaletteTests
{
    private const double Distinct = 14;             // CIE76; about six just noticeable differences

    private static readonly Dictionary<string, double[][]> Sights = new()
    {
        ["usual"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    public static TheoryData<string> Kinds => [.. Sights.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_two_colours_of_the_palette_stay_apart(string sight)
    {
        var seen = Palette.Series.Select(color => Lab(Through(Sights[sight], Linear(color)))).ToArray();

        for (var i = 0; i < seen.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var distance = Math.Sqrt(seen[i].Zip(seen[j], (a, b) => (a - b) * (a - b)).Sum());
                Assert.True(distance > Distinct, $"{Palette.Series[i]} and {Palette.Series[j]} are {distance:F1} apart in {sight}.");
            }
        }
    }

    [Fact]
    public void The_first_four_and_the_grey_are_seen_on_white_and_on_the_dark_page()
    {
        foreach (var color in Palette.Series.Take(4).Append(Palette.Grey))
        {
            Assert.True(Contrast(color, "#FFFFFF") >= 3, $"{color} on white: {Contrast(color, "#FFFFFF"):F2}");       // WCAG 2.1, 1.4.11 for graphics
            Assert.True(Contrast(color, "#171A20") >= 3, $"{color} on dark: {Contrast(color, "#171A20"):F2}");
        }
    }

    private static double Contrast(string a, string b)
    {
        var (la, lb) = (Luminance(a), Luminance(b));
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Luminance(string color) => Linear(color) is [var r, var g, var b] ? (0.2126 * r) + (0.7152 * g) + (0.0722 * b) : double.NaN;

    private static double[] Linear(string color) => [.. new[] { 1, 3, 5 }.Select(i => Convert.ToInt32(color.Substring(i, 2), 16) / 255.0).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];

    private static double[] Through(double[][] sight, double[] color) => [.. sight.Select(row => Math.Clamp(row.Zip(color, (a, b) => a * b).Sum(), 0, 1))];

    // CIE 1976 L*a*b* from linear sRGB, D65.
    private static double[] Lab(double[] color)
    {
        double[][] toXyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
        double[] white = [0.95047, 1, 1.08883];
        var f = toXyz.Select((row, i) => row.Zip(color, (a, b) => a * b).Sum() / white[i]).Select(t => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116)).ToArray();
        return [(116 * f[1]) - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
    }
}

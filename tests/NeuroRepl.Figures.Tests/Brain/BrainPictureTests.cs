using System.Text;
using System.Text.RegularExpressions;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Figures.Text;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Brain;

public sealed class BrainPictureTests
{
    private static readonly ValueColors Colors = new(-6, 6) { Threshold = 2, Unit = "t" };

    /// <summary>A round head of 160 mm with a strong positive disc on the left and a negative one on the right.</summary>
    private static BrainSlice Slice(string label = "z = 24") => new(160, 160, (columns, rows) =>
    {
        var (values, shade) = (new float[columns * rows], new float[columns * rows]);
        for (var n = 0; n < values.Length; n++)
        {
            var (x, y) = ((((n % columns) + .5) * 160 / columns) - 80, (((n / columns) + .5) * 160 / rows) - 80);
            shade[n] = (x * x) + (y * y) < 70 * 70 ? .6f : float.NaN;
            values[n] = Math.Pow(x + 35, 2) + (y * y) < 400 ? 5 : Math.Pow(x - 35, 2) + (y * y) < 400 ? -3 : .5f;
        }

        return new(values, shade);
    })
    {
        Label = label, Sides = ("L", "R"),
    };

    [Fact]
    public void The_picture_has_the_values_where_they_are()
    {
        var raster = SliceRaster.Draw(Slice(), Colors, 320, 320, scale: 2);

        Assert.Equal(5, ValueAt(raster, 90, 160), .05);
        Assert.Equal(-3, ValueAt(raster, 230, 160), .05);
        Assert.Equal(Rgb.Grey(.6), raster[160, 60]);                                            // below the threshold the head is seen
        Assert.Equal(Rgb.White, raster[3, 3]);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".svg")]
    [InlineData(".pdf")]
    [InlineData(".html")]
    public void It_is_saved_without_a_browser(string ending)
    {
        var file = Path.Combine(Path.GetTempPath(), $"brain-{Guid.NewGuid():N}{ending}");
        try
        {
            Figure().Save(file);

            var bytes = File.ReadAllBytes(file);
            var text = Encoding.Latin1.GetString(bytes);
            switch (ending)
            {
                case ".png": Assert.NotNull(PngPixels.Of(bytes)); break;
                case ".pdf": Assert.All(Regex.Matches(text[text.LastIndexOf("xref\n0 6", StringComparison.Ordinal)..], @"(\d{10}) 00000 n").Index(), row => Assert.StartsWith($"{row.Index + 1} 0 obj", text[int.Parse(row.Item.Groups[1].Value)..], StringComparison.Ordinal)); break;
                default:
                    Assert.Contains("data:image/png;base64,", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("plotly", text, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("http:", text.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
                    break;
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Panels_of_pictures_are_one_picture_with_letters()
    {
        var both = NeuroRepl.Figures.Figure.Grid([Figure().WithTitle("first"), Figure().WithTitle("second")]);

        Assert.True(both.IsPicture);
        var (width, height) = RasterFigure.SizeOf(both);
        var raster = RasterFigure.Draw(both, 1);
        Assert.Equal((width, height), (raster.Width, raster.Height));
        Assert.True(Ink(raster, 0, 0, 60, 40) > 10, "no letter A");
        Assert.True(Ink(raster, width / 2, 0, 100, 40) > 10, "no letter B");
    }

    [Fact]
    public void Beside_charts_it_is_an_image_of_the_layout()
    {
        var mixed = NeuroRepl.Figures.Figure.Grid([Figure(), Chart.Line([1.0, 2, 3])]);

        Assert.False(mixed.IsPicture);
        Assert.Contains("data:image/png;base64,", mixed.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_larger_scale_draws_finer_instead_of_larger_pixels()
    {
        var (coarse, fine) = (RasterFigure.Draw(Figure(), 1), RasterFigure.Draw(Figure(), 4));

        Assert.Equal((4 * coarse.Width, 4 * coarse.Height), (fine.Width, fine.Height));
        Assert.Contains(Enumerable.Range(0, fine.Width - 4), x => Enumerable.Range(0, fine.Height).Any(y => fine[x - (x % 4), y] != fine[x - (x % 4) + 3, y]));
        Assert.Throws<FigureException>(() => RasterFigure.Draw(Figure(), 40));
    }

    [Theory]
    [InlineData("truecolor", 60, TerminalColors.TrueColor, true)]
    [InlineData("256", 60, TerminalColors.Ansi256, true)]
    [InlineData("16", 60, TerminalColors.Ansi16, true)]
    [InlineData("plain", 60, TerminalColors.None, true)]
    [InlineData("ascii", 40, TerminalColors.None, false)]
    public void A_terminal_shows_it_as_approved(string name, int width, TerminalColors colors, bool unicode)
    {
        var text = Terminal.Render(Chart.BrainSlices([Slice("z = -8"), Slice(), Slice("z = 48")], Colors).WithTitle("made up"), new TerminalSettings { Width = width, Colors = colors, Unicode = unicode });

        Assert.All(text.Split('\n'), line => Assert.True(TextWidth.Of(Regex.Replace(line, @"\e\[[0-9;]*m", "")) <= width, line));
        Assert.Equal(colors != TerminalColors.None, text.Contains('\e', StringComparison.Ordinal));
        Assert.Equal(unicode, text.Any(letter => letter > 126));
        Approve.That(text.Replace("\e", "␛", StringComparison.Ordinal), $"brain-{name}");
    }

    [Fact]
    public void Every_letter_that_people_type_has_a_shape_of_its_own()
    {
        var shapes = new Dictionary<string, char>();
        for (var letter = '!'; letter <= '~'; letter++)
        {
            if (letter is '$' or '@' or '^' or '`' or 'l' or 'I' or '|') { continue; }

            var raster = new Raster(40, 40);
            Lettering.Write(raster, $"{letter}", 8, 20, 24, Rgb.Ink);
            var shape = Convert.ToHexString(raster.Samples);
            Assert.False(shapes.TryGetValue(shape, out var other), $"{letter} looks like {other}");
            shapes[shape] = letter;
        }

        Assert.True(Lettering.WidthOf("WWW", 12) > Lettering.WidthOf("iii", 12));
        Assert.EndsWith("...", Lettering.Cut("a very long title that does not fit", 12, 80), StringComparison.Ordinal);
    }

    private static Figure Figure() => Chart.BrainSlices([Slice(), Slice("z = 48")], Colors).WithTitle("made up", "|t| ≥ 2");

    private static double ValueAt(Raster raster, int x, int y) => Colors.ValueOf(raster[x, y].R, raster[x, y].G, raster[x, y].B);

    private static int Ink(Raster raster, int left, int top, int width, int height) =>
        Enumerable.Range(0, width * height).Count(n => left + (n % width) < raster.Width && raster[left + (n % width), top + (n / width)] != Rgb.White);
}

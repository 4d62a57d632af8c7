using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Tests;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("glutamate", 9)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]                  // combining acute accent
    [InlineData("日本", 4)]
    [InlineData("ｗ", 2)]                       // fullwidth w
    [InlineData("👩‍🔬", 2)]                      // one picture of three code points
    [InlineData("⣿│±µ", 4)]
    [InlineData("", 0)]
    public void Text_takes_the_columns_that_terminals_give_it(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Fact]
    public void A_cut_text_never_breaks_a_character_in_two()
    {
        Assert.Equal("日本…", TextWidth.Cut("日本語学", 5, unicode: true));
        Assert.Equal("日…", TextWidth.Cut("日本語学", 4, unicode: true));
    }

    [Fact]
    public void Columns_with_wide_and_combining_characters_stay_aligned()
    {
        var grid = new Grid(["name", "n"], [["日本", 1], ["e\u0301te\u0301", 22], ["plain", 333]]);

        var lines = Terminal.Render(grid).TrimEnd('\n').Split('\n');

        Assert.Single(lines.Select(TextWidth.Of).Distinct());
    }

    [Fact]
    public void Wrapping_keeps_every_word_and_no_line_is_too_long()
    {
        const string text = "one two three fourfivesixseveneightnineteneleven twelve";

        var lines = TextWidth.Wrap(text, 12).ToArray();

        Assert.All(lines, line => Assert.True(line.Length <= 12, line));
        Assert.Equal(text.Replace(" ", ""), string.Concat(lines).Replace(" ", ""));
    }
}

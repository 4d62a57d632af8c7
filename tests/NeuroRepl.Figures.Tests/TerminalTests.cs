using NeuroRepl.Figures.Text;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests;

public sealed class TerminalTests
{
    public static TheoryData<string, int, TerminalColors, bool> Settings => new()
    {
        { "80-plain", 80, TerminalColors.None, true },
        { "120-truecolor", 120, TerminalColors.TrueColor, true },
        { "80-256", 80, TerminalColors.Ansi256, true },
        { "40-plain", 40, TerminalColors.None, true },
        { "80-ascii", 80, TerminalColors.None, false },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Figures_and_cards_look_as_approved(string name, int width, TerminalColors colors, bool unicode)
    {
        var settings = new TerminalSettings { Width = width, Colors = colors, Unicode = unicode };

        var text = string.Join("\n", Samples.All.Values.Select(figure => Terminal.Render(figure, settings)).Append(Terminal.Render(Samples.Card, settings)));

        Approve.That(text.Replace("\e", "␛"), $"terminal-{name}");
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void No_line_is_wider_than_the_terminal(string name)
    {
        foreach (var width in (int[])[20, 33, 40, 61, 80, 120, 200])
        {
            foreach (var unicode in (bool[])[true, false])
            {
                var text = Terminal.Render(Samples.All[name], new TerminalSettings { Width = width, Unicode = unicode });

                Assert.All(text.Split('\n'), line => Assert.True(TextWidth.Of(line) <= width, $"{TextWidth.Of(line)} of {width}: {line}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Without_colours_there_is_no_escape_code_and_without_unicode_only_ascii(string name)
    {
        var plain = Terminal.Render(Samples.All[name], new TerminalSettings());
        var ascii = Terminal.Render(Samples.All[name], new TerminalSettings { Unicode = false });

        Assert.DoesNotContain('\e', plain);
        Assert.All(ascii, c => Assert.True(c is '\n' or (>= ' ' and < '\u007F'), $"U+{(int)c:X4}"));
    }

    [Fact]
    public void Colours_change_no_character_of_a_scatter_but_the_markers()
    {
        var settings = new TerminalSettings { Colors = TerminalColors.TrueColor };
        var coloured = System.Text.RegularExpressions.Regex.Replace(Terminal.Render(Samples.Points, settings), "\e\\[[0-9;]*m", "");

        Assert.Equal(Terminal.Render(Samples.Points).Replace("○", "●"), coloured);
    }

    [Fact]
    public void A_height_is_kept()
    {
        foreach (var height in (int[])[16, 24, 40])
        {
            var lines = Terminal.Render(Samples.Fit, new TerminalSettings { Height = height }).TrimEnd('\n').Split('\n').Length;

            Assert.InRange(lines, height - 2, height);
        }
    }

    [Fact]
    public void The_tallest_peak_stands_where_its_ppm_is_on_the_reversed_axis()
    {
        var figure = new Figure(
            [new Scatter([4, 3, 2, 1, 0], [0, 10, 0, 0, 0])],
            new Layout { X = new Axis { IsReversed = true, Range = (0, 4) }, Panels = [new Panel { Y = new Axis { ShowTicks = false } }] });

        var rows = Terminal.Render(figure, new TerminalSettings { Width = 82 }).Split('\n');
        var top = rows.First(row => row.Any(c => c is > '\u2800' and <= '\u28FF'));
        var column = top.Index().Where(c => c.Item is > '\u2800' and <= '\u28FF').Average(c => c.Index) - 1;

        Assert.Equal(0.25 * 79, column, tolerance: 1);                  // one quarter from the left: (4 − 3) / 4
    }

    [Fact]
    public void Control_characters_of_a_text_never_reach_the_terminal()
    {
        var text = Terminal.Render(new Card("evil \e[2J\a") { Facts = [("a\u0007b", "c\u009Bd\u202E")], Notes = ["x\e]0;title\a"] });

        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c == '\u202E'));
    }
}

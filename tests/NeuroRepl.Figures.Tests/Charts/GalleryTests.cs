using NeuroRepl.Figures.Text;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>Every chart in every form that a screen can have.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string, int, TerminalColors, bool> Settings => new()
    {
        { "80-truecolor", 80, TerminalColors.TrueColor, true },
        { "120-256", 120, TerminalColors.Ansi256, true },
        { "60-16", 60, TerminalColors.Ansi16, true },
        { "40-plain", 40, TerminalColors.None, true },
        { "80-ascii", 80, TerminalColors.None, false },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Charts_look_in_a_terminal_as_approved(string name, int width, TerminalColors colors, bool unicode)
    {
        var settings = new TerminalSettings { Width = width, Colors = colors, Unicode = unicode };

        var text = string.Join("\n", Gallery.All.Select(chart => $"== {chart.Key} ==\n{Terminal.Render(chart.Value, settings)}"));

        Approve.That(text.Replace("\e", "␛"), $"charts-{name}");
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void No_line_is_wider_than_the_terminal_and_ascii_stays_ascii(string name)
    {
        foreach (var width in (int[])[20, 33, 61, 80, 160])
        {
            foreach (var unicode in (bool[])[true, false])
            {
                var text = Terminal.Render(Gallery.All[name], new TerminalSettings { Width = width, Unicode = unicode });

                Assert.All(text.Split('\n'), line => Assert.True(TextWidth.Of(line) <= width, $"{TextWidth.Of(line)} of {width}: {line}"));
                if (!unicode) { Assert.All(text, c => Assert.True(c is '\n' or (>= ' ' and < '\u007F'), $"U+{(int)c:X4}")); }
            }
        }
    }
}

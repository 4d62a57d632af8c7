using NeuroRepl.Figures;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Cli.Terminal;

/// <summary>A value as lines of this terminal: as wide and as colourful as it can.</summary>
internal static class TerminalLook
{
    /// <summary>The lines, without the last line's end.</summary>
    public static string Of(MimeBundle bundle, Style style)
    {
        var settings = new TerminalSettings { Width = style.Width, Colors = style.HasColour ? ColoursOfTerminal() : TerminalColors.None };
        var text = bundle.Value switch
        {
            Figure figure => Figures.Terminal.Render(figure, settings),
            Card card => Figures.Terminal.Render(card, settings),
            Grid grid => Figures.Terminal.Render(grid, settings),
            HelpPage page => page.ToText(Math.Min(style.Width, 110), style.Bold, style.Cyan),
            _ => bundle.Text,
        };
        return text.TrimEnd('\n');
    }

    private static TerminalColors ColoursOfTerminal() =>
        Environment.GetEnvironmentVariable("COLORTERM") is "truecolor" or "24bit" ? TerminalColors.TrueColor
        : Environment.GetEnvironmentVariable("TERM")?.Contains("256", StringComparison.Ordinal) == true ? TerminalColors.Ansi256
        : TerminalColors.Ansi16;
}

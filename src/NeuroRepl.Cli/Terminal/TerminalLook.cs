using NeuroRepl.Figures;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;

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
            HelpPage page => page.ToText(Math.Min(style.Width, 110), style.Bold, style.Cyan),
            Look look => look.ToText(settings),
            _ => bundle.Text,
        };
        return text.TrimEnd('\n');
    }

    private static TerminalColors ColoursOfTerminal() =>
        Environment.GetEnvironmentVariable("COLORTERM") is "truecolor" or "24bit" ? TerminalColors.TrueColor
        : Environment.GetEnvironmentVariable("TERM")?.Contains("256", StringComparison.Ordinal) == true ? TerminalColors.Ansi256
        : TerminalColors.Ansi16;
}

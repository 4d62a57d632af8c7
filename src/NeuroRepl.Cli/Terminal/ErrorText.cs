using System.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>An error card as lines of a terminal.</summary>
internal static class ErrorText
{
    /// <summary>The card: where and what, the line with a caret, what to try.</summary>
    public static string Of(ErrorCard error, Style style)
    {
        var margin = new string(' ', 7);
        var text = new StringBuilder($"{error.Cell} {style.Red("✗")} {style.Bold(error.Message)}");
        var digits = error.Lines.Select(l => $"{l.Number}".Length).DefaultIfEmpty(1).Max();
        foreach (var (number, line) in error.Lines)
        {
            text.Append($"\n{margin}{style.Dim($"{number.ToString().PadLeft(digits)} │")} {line}");
            if (number == error.Line && error.Length > 0)
            {
                var carets = new string('^', Math.Max(1, Math.Min(error.Length, line.Length - error.Column)));
                text.Append($"\n{margin}{new string(' ', digits + 3)}{Blanks(line, error.Column)}{style.Red(carets)}");
            }
        }

        if (error.Hint is { } hint) { text.Append($"\n{margin}{style.Green("try:")} {hint}"); }

        if (error.Exception is not null) { text.Append($"\n{margin}{style.Dim("(Help(error) shows the full trace)")}"); }

        return text.ToString();
    }

    // Tabs before the caret have to stay tabs, else it stands elsewhere than the code.
    private static string Blanks(string line, int column) => string.Concat(line.Take(Math.Min(column, line.Length)).Select(c => c == '\t' ? '\t' : ' '));
}

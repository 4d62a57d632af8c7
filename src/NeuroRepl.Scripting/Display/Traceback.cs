namespace NeuroRepl.Scripting.Display;

/// <summary>An error card as notebooks keep it: a name, a sentence, and lines with the colours that front ends show.</summary>
public static class Traceback
{
    private const string Red = "\e[31m", Bold = "\e[1m", Dim = "\e[2m", Green = "\e[32m", Plain = "\e[0m";

    /// <summary>What the error is called: the compiler's code or the exception's type.</summary>
    public static string Name(ErrorCard error) => error.Code ?? error.Exception?.GetType().Name ?? "Error";

    /// <summary>The card, line by line: what and where, the code with a caret, what to try, and the calls that led to it.</summary>
    public static IReadOnlyList<string> Lines(ErrorCard error)
    {
        var lines = new List<string> { $"{error.Cell} {Red}✗ {Name(error)}{Plain} {Bold}{error.Message}{Plain}" };
        var digits = error.Lines.Select(static line => $"{line.Number}".Length).DefaultIfEmpty(1).Max();
        foreach (var (number, text) in error.Lines)
        {
            lines.Add($"{Dim}{number.ToString().PadLeft(digits + 3)} │{Plain} {text}");
            if (number == error.Line && error.Length > 0) { lines.Add($"{new string(' ', digits + 5)}{Blanks(text, error.Column)}{Red}{Carets(error, text)}{Plain}"); }
        }

        if (error.Hint is { } hint) { lines.Add($"    {Green}try:{Plain} {hint}"); }

        var calls = error.Trace.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        if (calls.Count > 1) { lines.AddRange(calls.Select(static call => $"{Dim}  {call}{Plain}")); }

        return lines;
    }

    private static string Carets(ErrorCard error, string text) => new('^', Math.Max(1, Math.Min(error.Length, text.Length - error.Column)));

    // Tabs before the caret stay tabs, else it stands elsewhere than the code.
    private static string Blanks(string line, int column) => string.Concat(line.Take(column).Select(static c => c == '\t' ? '\t' : ' '));
}

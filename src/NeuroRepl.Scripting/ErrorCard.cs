using System.Text;

namespace NeuroRepl.Scripting;

/// <summary>An error as a person wants to read it: one sentence, the line with a caret, what to try.</summary>
/// <param name="Cell">Which submission: "In [7]".</param>
/// <param name="Message">One sentence.</param>
public sealed record ErrorCard(string Cell, string Message)
{
    /// <summary>The lines around the place, each with its number; empty where the place is not in the user's code.</summary>
    public IReadOnlyList<(int Number, string Text)> Lines { get; init; } = [];

    /// <summary>Which line of the code the error is in, from 1; 0 where unknown.</summary>
    public int Line { get; init; }

    /// <summary>Where in that line it starts, from 0.</summary>
    public int Column { get; init; }

    /// <summary>How many characters it spans.</summary>
    public int Length { get; init; }

    /// <summary>What to try, in words; null where nothing useful can be said.</summary>
    public string? Hint { get; init; }

    /// <summary>The compiler's code ("CS0103") or the exception's type, for those who look it up.</summary>
    public string? Code { get; init; }

    /// <summary>The exception, for <c>Help(error)</c>; null for a compile error.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The calls that led to it, in the user's code and in libraries, without our own; empty for a compile error.</summary>
    public string Trace { get; init; } = "";

    /// <summary>The card as plain text: the sentence, the lines with a caret, what to try.</summary>
    public string ToText()
    {
        var text = new StringBuilder($"{Cell} ✗ {Message}\n");
        var width = Lines.Count > 0 ? Math.Max(Lines.Max(static line => line.Number).ToString().Length, 1) : 1;
        var margin = new string(' ', 8 - width);
        foreach (var (number, line) in Lines)
        {
            text.Append($"{margin}{number.ToString().PadLeft(width)} │ {line.Replace('\t', ' ')}\n");
            if (number == Line && Length > 0) { text.Append($"{new string(' ', 9)}│ {new string(' ', Column)}{new string('^', Length)}\n"); }
        }

        if (Hint is not null) { text.Append($"       try: {Hint}\n"); }

        if (Exception is not null) { text.Append("       (Help(error) shows the full trace)\n"); }

        return text.ToString();
    }
}

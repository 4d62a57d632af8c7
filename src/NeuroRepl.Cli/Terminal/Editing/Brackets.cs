namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>Which bracket belongs to which, those in texts and remarks left out.</summary>
internal static class Brackets
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <summary>The bracket at or before the cursor and its partner; null where there is none. A partner of -1 is missing.</summary>
    /// <param name="text">The code.</param>
    /// <param name="cursor">Where the cursor is.</param>
    /// <param name="isCode">Whether a place is code, not text or remark.</param>
    public static (int At, int Partner)? Match(string text, int cursor, Func<int, bool> isCode)
    {
        var at = cursor > 0 && Closing.Contains(text[cursor - 1]) && isCode(cursor - 1) ? cursor - 1
            : cursor < text.Length && (Opening + Closing).Contains(text[cursor]) && isCode(cursor) ? cursor
            : -1;
        if (at < 0) { return null; }

        var (own, other) = Opening.IndexOf(text[at]) is >= 0 and var kind ? (text[at], Closing[kind]) : (text[at], Opening[Closing.IndexOf(text[at])]);
        var step = Opening.Contains(own) ? 1 : -1;
        var depth = 0;
        for (var i = at; i >= 0 && i < text.Length; i += step)
        {
            if ((text[i] != own && text[i] != other) || !isCode(i)) { continue; }

            depth += text[i] == own ? 1 : -1;
            if (depth == 0) { return (at, i); }
        }

        return (at, -1);
    }
}

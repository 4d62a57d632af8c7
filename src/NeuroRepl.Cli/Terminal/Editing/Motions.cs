using System.Globalization;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>Where a motion leads from a place in a text. A step is what a person takes for one character.</summary>
internal static class Motions
{
    public static int Left(string text, int at)
    {
        if (at <= 0) { return 0; }

        // Back to something that surely starts a character, then forth.
        var from = LineStart(text, at - 1);
        if (from == at) { return at - 1; }

        from = Math.Max(from, at - 32);
        while (from > 0 && (char.IsLowSurrogate(text[from]) || text[from] > 0x7F)) { from--; }

        var last = from;
        for (var next = from; next < at; next += Step(text, next)) { last = next; }

        return last;
    }

    public static int Right(string text, int at) => at >= text.Length ? text.Length : at + Step(text, at);

    public static int LineStart(string text, int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    public static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    /// <summary>The first place of the line that is no blank.</summary>
    public static int Indented(string text, int at)
    {
        var place = LineStart(text, at);
        while (place < text.Length && text[place] is ' ' or '\t') { place++; }

        return Math.Min(place, text.Length);
    }

    public static int WordLeft(string text, int at)
    {
        while (at > 0 && !IsWord(text[at - 1])) { at--; }
        while (at > 0 && IsWord(text[at - 1])) { at--; }

        return at;
    }

    public static int WordRight(string text, int at)
    {
        while (at < text.Length && !IsWord(text[at])) { at++; }
        while (at < text.Length && IsWord(text[at])) { at++; }

        return at;
    }

    /// <summary>Back to the last blank: what Ctrl+W takes.</summary>
    public static int BlankLeft(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1])) { at--; }
        while (at > 0 && !char.IsWhiteSpace(text[at - 1])) { at--; }

        return at;
    }

    /// <summary>So many lines up (negative) or down, as near to a column as the line there allows; null where there is no such line.</summary>
    public static int? Vertical(string text, int at, int lines, int column)
    {
        var start = LineStart(text, at);
        for (; lines < 0; lines++)
        {
            if (start == 0) { return null; }

            start = LineStart(text, start - 1);
        }

        for (; lines > 0; lines--)
        {
            var end = LineEnd(text, start);
            if (end == text.Length) { return null; }

            start = end + 1;
        }

        var place = Math.Min(start + column, LineEnd(text, start));
        return place < text.Length && place > start && char.IsLowSurrogate(text[place]) ? place - 1 : place;
    }

    /// <summary>Where the word around a place starts and ends.</summary>
    public static (int Start, int End) Word(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsWord(text[start - 1])) { start--; }
        while (end < text.Length && IsWord(text[end])) { end++; }

        return (start, end);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int Step(string text, int at) => text[at] < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x80) ? 1 : StringInfo.GetNextTextElementLength(text, at);
}

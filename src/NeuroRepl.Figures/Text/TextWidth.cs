using System.Globalization;
using System.Text;

namespace NeuroRepl.Figures.Text;

/// <summary>How many terminal columns a text takes: combining marks none, East Asian wide characters and emoji two.</summary>
/// <remarks>Ranges from Unicode's EastAsianWidth (W and F), joined where nothing narrow lies between that a study would write.</remarks>
internal static class TextWidth
{
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x2614, 0x2615), (0x2648, 0x2653), (0x26AA, 0x26AB), (0x2705, 0x2705), (0x274C, 0x274C),
        (0x2753, 0x2755), (0x2795, 0x2797), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF),
        (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7EB), (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    public static int Of(string text)
    {
        var isAscii = true;
        foreach (var c in text) { isAscii &= c is >= ' ' and < '\u007F'; }
        if (isAscii) { return text.Length; }

        var width = 0;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext()) { width += OfCluster(clusters.GetTextElement()); }
        return width;
    }

    /// <summary>The text, cut to so many columns with a mark where something is missing.</summary>
    public static string Cut(string text, int width, bool unicode)
    {
        if (Of(text) <= width) { return text; }

        var mark = unicode ? "…" : "~";
        var kept = new StringBuilder();
        var used = 0;
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
        {
            var cluster = clusters.GetTextElement();
            used += OfCluster(cluster);
            if (used > width - 1) { break; }
            kept.Append(cluster);
        }

        return width <= 0 ? "" : kept.ToString().TrimEnd() + mark;
    }

    /// <summary>The text with blanks up to so many columns.</summary>
    public static string Pad(string text, int width, bool right = false)
    {
        var blanks = new string(' ', Math.Max(0, width - Of(text)));
        return right ? blanks + text : text + blanks;
    }

    /// <summary>The text in lines of so many columns, broken at blanks where there are any.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        width = Math.Max(8, width);
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            var size = Of(word);
            if (used > 0 && used + 1 + size > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            if (used > 0) { line.Append(' '); }
            line.Append(word);
            used += size + (used > 0 ? 1 : 0);
        }

        yield return line.ToString();
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (Of(word) <= width)
        {
            yield return word;
            yield break;
        }

        var piece = new StringBuilder();
        var used = 0;
        var clusters = StringInfo.GetTextElementEnumerator(word);
        while (clusters.MoveNext())
        {
            var cluster = clusters.GetTextElement();
            var size = OfCluster(cluster);
            if (used + size > width)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }

            piece.Append(cluster);
            used += size;
        }

        if (used > 0) { yield return piece.ToString(); }
    }

    private static int OfCluster(string cluster)
    {
        var first = Rune.GetRuneAt(cluster, 0);
        if (cluster.Contains('\uFE0F')) { return 2; }

        return Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control ? 0
            : Wide.Any(range => first.Value >= range.From && first.Value <= range.To) ? 2 : 1;
    }
}

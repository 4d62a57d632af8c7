using System.Text;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>Cursor positions: the protocol counts code points, a .NET string UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The index in the string that a position stands for; the end where there is none.</summary>
    public static int ToIndex(string text, int? position)
    {
        if (position is not { } points) { return text.Length; }

        var index = 0;
        for (; points > 0 && index < text.Length; points--) { index += char.IsSurrogatePair(text, index) ? 2 : 1; }

        return index;
    }

    /// <summary>The position that an index stands for.</summary>
    public static int FromIndex(string text, int index) => text.AsSpan(0, Math.Clamp(index, 0, text.Length)).EnumerateRunes().Count();

    private static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes) { count++; }

        return count;
    }
}

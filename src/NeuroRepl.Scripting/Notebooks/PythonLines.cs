namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Lines as Python's <c>str.splitlines(True)</c> cuts them, which is how notebook files keep long texts.</summary>
internal static class PythonLines
{
    /// <summary>The lines, each with its end.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsEnd(text[i])) { continue; }

            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') { i++; }

            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length) { yield return text[start..]; }
    }

    private static bool IsEnd(char c) => c is '\n' or '\r' or '\v' or '\f' or '\u001c' or '\u001d' or '\u001e' or '\u0085' or '\u2028' or '\u2029';
}

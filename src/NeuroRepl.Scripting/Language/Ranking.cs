namespace NeuroRepl.Scripting.Language;

/// <summary>How well a candidate fits what is typed: smaller is better, null not at all.</summary>
internal static class Ranking
{
    public static int? Of(Candidate candidate, string prefix) => (Fit(candidate.Text, prefix) * 10) + candidate.Nearness;

    /// <summary>How well a text fits: as typed, in other capitals, by its humps (PL for PlotLines), somewhere inside, or as letters in that order.</summary>
    public static int? Fit(string text, string prefix) =>
        prefix.Length == 0 || text.StartsWith(prefix, StringComparison.Ordinal) ? 0
        : text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 1
        : Humps(text).StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 2
        : text.Contains('.', StringComparison.Ordinal) && text[(text.LastIndexOf('.') + 1)..].StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 2
        : prefix.Length > 1 && text.Contains(prefix, StringComparison.OrdinalIgnoreCase) ? 3
        : prefix.Length > 2 && char.ToLowerInvariant(text[0]) == char.ToLowerInvariant(prefix[0]) && HasInOrder(text, prefix) ? 4
        : null;

    private static string Humps(string text) => string.Concat(text.Where((letter, i) => i == 0 || char.IsUpper(letter) || char.IsDigit(letter)));

    private static bool HasInOrder(string text, string letters)
    {
        var at = 0;
        foreach (var letter in text)
        {
            if (at < letters.Length && char.ToLowerInvariant(letter) == char.ToLowerInvariant(letters[at])) { at++; }
        }

        return at == letters.Length;
    }
}

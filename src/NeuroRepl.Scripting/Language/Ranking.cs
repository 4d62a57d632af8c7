namespace NeuroRepl.Scripting.Language;

/// <summary>How well a candidate fits what is typed: smaller is better, null not at all.</summary>
internal static class Ranking
{
    public static int? Of(Candidate candidate, string prefix)
    {
        var text = candidate.Text;
        int? fit = prefix.Length == 0 ? 0
            : text.StartsWith(prefix, StringComparison.Ordinal) ? 0
            : text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 1
            : Humps(text).StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? 2
            : prefix.Length > 1 && text.Contains(prefix, StringComparison.OrdinalIgnoreCase) ? 3
            : null;
        return (fit * 10) + candidate.Nearness;
    }

    private static string Humps(string text) => string.Concat(text.Where((letter, i) => i == 0 || char.IsUpper(letter) || char.IsDigit(letter)));
}

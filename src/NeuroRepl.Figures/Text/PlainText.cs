using System.Text;

namespace NeuroRepl.Figures.Text;

/// <summary>Text that cannot harm a terminal: no control characters, and ASCII alone where it shows no more.</summary>
internal static class PlainText
{
    private static readonly Dictionary<char, string> InAscii = new()
    {
        ['±'] = "+/-", ['×'] = "x", ['÷'] = "/", ['·'] = ".", ['…'] = "...", ['–'] = "-", ['—'] = "-", ['−'] = "-", ['∞'] = "inf", ['°'] = " deg", ['≥'] = ">=",
        ['≤'] = "<=", ['≈'] = "~", ['→'] = "->", ['←'] = "<-", ['▸'] = ">", ['•'] = "*", ['“'] = "\"", ['”'] = "\"", ['„'] = "\"", ['‘'] = "'", ['’'] = "'",
        ['²'] = "^2", ['³'] = "^3", ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['Δ'] = "Delta", ['μ'] = "u", ['µ'] = "u", ['σ'] = "sigma", ['τ'] = "tau", ['χ'] = "chi",
        ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ß'] = "ss", ['é'] = "e", ['è'] = "e", ['ê'] = "e", ['à'] = "a", ['á'] = "a", ['ç'] = "c", ['ñ'] = "n", ['í'] = "i", ['ó'] = "o", ['ú'] = "u",
        ['Ä'] = "Ae", ['Ö'] = "Oe", ['Ü'] = "Ue", ['É'] = "E", ['\u00A0'] = " ", ['\u202F'] = " ", ['\u2009'] = " ",
    };

    public static string Of(string text, bool unicode)
    {
        if (text.All(c => c is >= ' ' and < '\u007F')) { return text; }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\t' or '\r') { clean.Append(' '); }
            else if (IsControl(c)) { clean.Append(unicode ? '\uFFFD' : '?'); }
            else if (unicode || c < '\u007F') { clean.Append(c); }
            else if (InAscii.TryGetValue(c, out var ascii)) { clean.Append(ascii); }
            else if (!char.IsLowSurrogate(c) && TextWidth.Of(c.ToString()) > 0) { clean.Append('?'); }
        }

        return clean.ToString();
    }

    // C0, C1 and what turns the direction of writing round.
    private static bool IsControl(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';
}

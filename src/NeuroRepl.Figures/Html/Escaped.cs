using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>Text that a page shows letter by letter.</summary>
internal static class Escaped
{
    public static string Of(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' => html.Append("<br/>"),
                _ when char.IsControl(c) && c != '\t' => html.Append('\uFFFD'),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }
}

using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>A grid as a table element.</summary>
internal static class GridHtml
{
    public static string Fragment(Grid grid)
    {
        var cells = GridText.Of(grid);
        var html = new StringBuilder("<div class=\"nrepl-scroll\"><table>\n<thead><tr>");
        for (var column = 0; column < cells.Headers.Count; column++) { Cell(html, "th", cells.Headers[column], cells.IsNumeric[column]); }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in cells.Rows)
        {
            html.Append("<tr>");
            for (var column = 0; column < row.Count; column++) { Cell(html, "td", row[column], cells.IsNumeric[column]); }
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>");
        if (grid.Footer is { } footer) { html.Append("\n<p class=\"nrepl-foot\">").Append(Escaped.Of(footer)).Append("</p>"); }
        return html.ToString();
    }

    private static void Cell(StringBuilder html, string element, string text, bool isNumeric) =>
        html.Append('<').Append(element).Append(isNumeric ? " class=\"n\">" : ">").Append(Escaped.Of(text)).Append("</").Append(element).Append('>');
}

using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>A card as a section: title, facts, grid, figure, notes.</summary>
internal static class CardHtml
{
    public static string Fragment(Card card, bool inNotebook = true)
    {
        var html = new StringBuilder("<section class=\"nrepl-card\">\n<h3>").Append(Escaped.Of(card.Title)).Append("</h3>\n");
        if (card.Facts.Count > 0)
        {
            html.Append("<dl>\n");
            foreach (var (name, value) in card.Facts)
            {
                html.Append("<dt>").Append(Escaped.Of(name)).Append("</dt><dd>").Append(Escaped.Of(value)).Append("</dd>\n");
            }

            html.Append("</dl>\n");
        }

        if (card.Grid is { } grid) { html.Append(GridHtml.Fragment(grid)).Append('\n'); }
        if (card.Figure is { } figure) { html.Append(FigureHtml.Fragment(figure, inNotebook)).Append('\n'); }
        if (card.Notes.Count > 0)
        {
            html.Append("<ul>\n");
            foreach (var note in card.Notes) { html.Append("<li>").Append(Escaped.Of(note)).Append("</li>\n"); }
            html.Append("</ul>\n");
        }

        return html.Append("</section>").ToString();
    }
}

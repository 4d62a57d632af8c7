using System.Security.Cryptography;
using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>A figure as an element and the script that draws into it.</summary>
internal static class FigureHtml
{
    public static string Fragment(Figure figure, bool inNotebook = true)
    {
        var json = figure.ToPlotlyJson();

        // The script finds its own element by name: a notebook may run it before, or elsewhere than, the element is in the page. The same figure may stand there twice.
        // Where no script runs at all, the figure is still there as text.
        var id = "nrepl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        return $"""
            <div class="nrepl-figure" data-figure="{id}"><pre>{Escaped.Of(Terminal.Render(figure)).Replace("<br/>", "\n", StringComparison.Ordinal)}</pre></div>
            {(figure.NeedsFullPlotly && inNotebook ? PlotlyJs.FullNotebookTag : "")}<script>{Resources.Script}("{id}", {json}, {(figure.NeedsFullPlotly ? "true" : "false")});</script>
            """;
    }
}

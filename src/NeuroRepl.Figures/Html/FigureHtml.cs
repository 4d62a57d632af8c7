using System.Security.Cryptography;
using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>A figure as an element and the script that draws into it.</summary>
internal static class FigureHtml
{
    public static string Fragment(Figure figure)
    {
        var json = figure.ToPlotlyJson();

        // The script finds its own element, so that the same figure may stand in a page twice.
        var id = "nrepl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        return $"""
            <div class="nrepl-figure" id="{id}"><noscript>A figure: it needs a page that runs scripts.</noscript></div>
            <script>{Resources.Script}(document.currentScript ? document.currentScript.previousElementSibling : document.getElementById("{id}"), {json});</script>
            """;
    }
}

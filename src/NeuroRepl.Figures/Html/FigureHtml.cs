using System.Security.Cryptography;
using System.Text;

namespace NeuroRepl.Figures.Html;

/// <summary>A figure as an element and the script that draws into it.</summary>
internal static class FigureHtml
{
    public static string Fragment(Figure figure, bool inNotebook = true, byte[]? still = null)
    {
        if (figure.IsPicture && figure.Traces is [Picture { Scene: { } scene }] && NiivueJs.IsEmbedded) { return Viewer(figure, scene, inNotebook, still); }
        if (figure.IsPicture) { return $"<div class=\"nrepl-picture\">{Picture(figure, still ?? Brain.RasterFigure.Png(figure))}</div>"; }

        var json = figure.ToPlotlyJson();

        // The script finds its own element by name: a notebook may run it before, or elsewhere than, the element is in the page. The same figure may stand there twice.
        // Where no script runs at all, the figure is still there as a picture or as text.
        var id = "nrepl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        return $"""
            <div class="nrepl-figure" data-figure="{id}">{(still is null ? Words(figure) : Picture(figure, still))}</div>
            {(figure.NeedsFullPlotly && inNotebook ? PlotlyJs.FullNotebookTag : "")}<script>{Resources.Script}("{id}", {json}, {(figure.NeedsFullPlotly ? "true" : "false")});</script>
            """;
    }

    // The still picture stands there until the viewer does, and where it cannot. A notebook's host brings the viewer once; a page of its own brings it itself.
    private static string Viewer(Figure figure, Brain.BrainScene scene, bool inNotebook, byte[]? still)
    {
        var json = scene.ToJson().Replace("<", "\\u003c", StringComparison.Ordinal);
        var id = "nrepl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        return $"""
            <div class="nrepl-brain" data-brain="{id}"><div class="nrepl-picture">{Picture(figure, still ?? Brain.RasterFigure.Png(figure))}</div></div>
            {(inNotebook ? "" : NiivueJs.Tag)}<script>{Resources.Brains}("{id}", {json});</script>
            """;
    }

    private static string Words(Figure figure) => $"<pre>{Escaped.Of(Terminal.Render(figure)).Replace("<br/>", "\n", StringComparison.Ordinal)}</pre>";

    private static string Picture(Figure figure, byte[] png) => $"<img alt=\"{Escaped.Of(figure.ToString())}\" style=\"max-width:100%;width:{(figure.IsPicture ? Brain.RasterFigure.SizeOf(figure).Width : figure.Layout.Width ?? 700)}px\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>";
}

namespace NeuroRepl.Figures.Html;

/// <summary>Fragments put into a page, or made fit to stand in somebody else's.</summary>
internal static class Page
{
    /// <summary>A fragment with the style it needs, for a notebook's output.</summary>
    public static string Styled(string fragment, bool withStyle) =>
        $"{(withStyle ? $"<style>{Resources.Style}</style>\n" : "")}<div class=\"nrepl\">\n{fragment}\n</div>";

    /// <summary>A whole page.</summary>
    public static string Of(string fragment, string title, Figure? figure) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{{Escaped.Of(title)}}</title>
        <style>
        body{background:#fff;color-scheme:light dark;margin:24px auto;max-width:1100px;padding:0 16px}
        @media (prefers-color-scheme:dark) {body{background:#171a20} }
        {{Resources.Style}}
        </style>
        {{(figure is null ? "" : figure.NeedsFullPlotly ? PlotlyJs.FullScriptTag : PlotlyJs.ScriptTag)}}
        </head>
        <body data-nrepl-page="">
        <div class="nrepl" id="nrepl-page">
        <script>if (matchMedia("(prefers-color-scheme: dark)").matches) document.getElementById("nrepl-page").classList.add("nrepl-dark");</script>
        {{fragment}}
        </div>
        </body>
        </html>

        """;
}

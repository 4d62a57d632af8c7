using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroRepl.Figures;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A notebook as one page of HTML that needs nothing else: texts, code, outputs; figures stay interactive, their library is there once.</summary>
public static partial class NotebookPage
{
    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="title">What the browser's tab says.</param>
    public static string Of(Notebook notebook, string title)
    {
        var body = string.Concat(notebook.Cells.Select(Cell));
        // The library is big: a page without figures goes without it. Outputs of other kernels may bring theirs.
        var needsPlotly = notebook.Cells.SelectMany(static cell => cell.Outputs).Any(static output => output.Shown?.ContainsKey(MimeBundles.Plotly) == true);
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>
            {{Style}}
            </style>
            {{(needsPlotly ? PlotlyJs.ScriptTag : "")}}
            </head>
            <body>
            {{body}}
            {{(needsPlotly ? Script : "")}}
            </body>
            </html>

            """;
    }

    private static string Cell(NotebookCell cell) => cell.Kind switch
    {
        CellKind.Markdown => $"<section class=\"text\">\n{MarkdownHtml.Of(cell)}</section>\n",
        CellKind.Raw => "",
        _ when cell.Source.Trim().Length == 0 => "",
        _ => Code(cell),
    };

    private static string Code(NotebookCell cell)
    {
        var html = new StringBuilder("<section class=\"code\">\n");
        html.Append($"<div class=\"in\"><span class=\"count\">In [{(cell.ExecutionCount is { } count ? $"{count}" : " ")}]</span><pre>{CodeHtml.Of(cell.Source.TrimEnd())}</pre></div>\n");
        foreach (var output in cell.Outputs) { html.Append(Output(output)); }

        return html.Append("</section>\n").ToString();
    }

    private static string Output(CellOutput output) => output switch
    {
        CellOutput.Stream stream => $"<pre class=\"out {stream.Name}\">{Plain(stream.Text)}</pre>\n",
        CellOutput.Error error => $"<pre class=\"out error\">{Plain(error.Traceback.Count > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Value}")}</pre>\n",
        _ => $"<div class=\"out\">{Shown(output)}</div>\n",
    };

    // The best form that a page can show, in the order of Jupyter's own pages.
    private static string Shown(CellOutput output)
    {
        // In a script element only "</" (and "<!--") could end the text early; JSON may escape any character.
        if (output.Form(MimeBundles.Plotly) is { } figure) { return $"<div class=\"figure\"></div><script type=\"application/json\">{figure.Replace("<", "\\u003c", StringComparison.Ordinal)}</script>"; }

        if (output.Form("text/html") is { } html) { return html; }

        if (output.Form("text/markdown") is { } markdown) { return MarkdownHtml.Of(new NotebookCell(CellKind.Markdown, markdown)); }

        if (output.Form("image/svg+xml") is { } svg) { return svg; }

        if (output.Shown!.FirstOrDefault(static form => form.Key.StartsWith("image/", StringComparison.Ordinal)) is { Key: { } type, Value: { } picture })
        {
            return $"<img src=\"data:{type};base64,{picture.ToString().ReplaceLineEndings("")}\" alt=\"{WebUtility.HtmlEncode(output.Form("text/plain") ?? "a picture")}\"/>";
        }

        return output.Form("application/javascript") is { } script ? $"<script>{script}</script>" : $"<pre>{Plain(output.Form("text/plain") ?? "")}</pre>";
    }

    private static string Plain(string text) => WebUtility.HtmlEncode(EscapeCodes().Replace(text, ""));

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeCodes();

    private const string Style = """
        body{max-width:1000px;margin:24px auto;padding:0 16px;background:#fff;color:#1f2430;font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif}
        pre{margin:0;overflow-x:auto;font:13px/1.4 ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
        section{margin:14px 0}
        .in{display:flex;background:#f6f7f9;border:1px solid #d5d9e0;border-radius:5px;padding:8px 10px}
        .in pre{flex:1}
        .count{color:#5b6270;min-width:58px;font:13px/1.4 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;user-select:none}
        .out{margin:8px 0 8px 10px;overflow-x:auto}
        .out.stderr{background:#fdf6e3}
        .out.error{background:#fdecea;border-left:3px solid #b3261e;padding:6px 10px}
        .in .k{color:#7a3e9d}.in .s{color:#2e7d32}.in .n{color:#1565c0}.in .c{color:#6b7280;font-style:italic}
        .text table{border-collapse:collapse}.text th,.text td{border-bottom:1px solid #d5d9e0;padding:3px 10px;text-align:left}
        .text code{background:#f6f7f9;padding:1px 4px;border-radius:3px}.text pre{background:#f6f7f9;padding:8px 10px;border-radius:5px}
        .text img,.out img{max-width:100%}
        @media print{.in{break-inside:avoid}.out{break-inside:avoid}}
        """;

    private const string Script = """
        <script>
        document.querySelectorAll("div.figure").forEach(function (place) {
          var figure = JSON.parse(place.nextElementSibling.textContent);
          if (!window.Plotly) { place.textContent = "This figure needs plotly.js, which could not be loaded."; return; }
          window.Plotly.newPlot(place, figure.data, figure.layout || {}, figure.config || {responsive: true});
        });
        </script>
        """;
}

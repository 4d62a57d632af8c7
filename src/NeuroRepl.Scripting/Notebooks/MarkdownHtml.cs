using System.Text.Json.Nodes;
using Markdig;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A markdown cell as HTML, with the pictures that are attached to it.</summary>
internal static class MarkdownHtml
{
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(() =>
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().UseFootnotes().UseTaskLists().UseEmphasisExtras().UseAutoLinks().Build());

    public static string Of(NotebookCell cell)
    {
        var html = Markdown.ToHtml(cell.Source, Pipeline.Value);
        if (cell.Others["attachments"] is not JsonObject attachments) { return html; }

        foreach (var (name, forms) in attachments)
        {
            if (forms is JsonObject { Count: > 0 } picture)
            {
                var (type, content) = picture.First();
                html = html.Replace($"attachment:{Uri.EscapeDataString(name)}", $"data:{type};base64,{content}", StringComparison.Ordinal)
                    .Replace($"attachment:{name}", $"data:{type};base64,{content}", StringComparison.Ordinal);
            }
        }

        return html;
    }
}

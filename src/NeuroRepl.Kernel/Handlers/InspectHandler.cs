using System.Net;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>inspect: the signature of what stands at the cursor with the first paragraph of its docstring, or (detail 1) all of it.</summary>
internal sealed class InspectHandler(IInterpreter interpreter) : IHandler
{
    public string Type => "inspect_request";

    public void Answer(Request request)
    {
        var code = request.Content.Text("code") ?? "";
        var cursor = CodePoints.ToIndex(code, request.Content.Number("cursor_pos"));
        var found = interpreter.InspectAsync(code, cursor).GetAwaiter().GetResult();
        request.Reply(json =>
        {
            json.WriteBoolean("found", found is not null);
            json.WriteObject("data", data =>
            {
                if (found is null) { return; }

                var text = request.Content.Number("detail_level") > 0 ? found.Documentation.Trim() : FirstParagraph(found.Documentation);
                data.WriteString("text/plain", $"{found.Signature}\n\n{text}".TrimEnd());
                data.WriteString("text/html", $"<pre><code>{WebUtility.HtmlEncode(found.Signature)}</code></pre>{Paragraphs(text)}");
            });
            json.WriteObject("metadata", static _ => { });
        });
    }

    private static string FirstParagraph(string text) => text.Trim().Split("\n\n", 2)[0];

    private static string Paragraphs(string text) => text.Length == 0 ? "" : string.Concat(text.Split("\n\n").Select(p => $"<p style=\"white-space:pre-wrap\">{WebUtility.HtmlEncode(p)}</p>"));
}

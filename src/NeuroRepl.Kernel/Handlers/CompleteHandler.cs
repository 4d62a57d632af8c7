using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>complete: what could stand at the cursor, with the kind and signature of each.</summary>
internal sealed class CompleteHandler(IInterpreter interpreter) : IHandler
{
    public string Type => "complete_request";

    public void Answer(Request request)
    {
        var code = request.Content.Text("code") ?? "";
        var cursor = CodePoints.ToIndex(code, request.Content.Number("cursor_pos"));
        var found = interpreter.CompleteAsync(code, cursor).GetAwaiter().GetResult();
        var (start, end) = (CodePoints.FromIndex(code, found.Start), CodePoints.FromIndex(code, found.Start + found.Length));
        request.Reply(json =>
        {
            json.WriteTexts("matches", found.Items.Select(item => item.Text));
            json.WriteNumber("cursor_start", start);
            json.WriteNumber("cursor_end", end);
            json.WriteObject("metadata", metadata => metadata.WriteArray("_jupyter_types_experimental", types =>
            {
                foreach (var item in found.Items)
                {
                    types.WriteStartObject();
                    types.WriteNumber("start", start);
                    types.WriteNumber("end", end);
                    types.WriteString("text", item.Text);
                    types.WriteString("type", item.Kind);
                    types.WriteString("signature", item.Detail);
                    types.WriteEndObject();
                }
            }));
        });
    }
}

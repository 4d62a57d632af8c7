using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>is_complete: whether a console should run the code at Enter, or start a new line with so many blanks.</summary>
internal sealed class IsCompleteHandler(IInterpreter interpreter) : IHandler
{
    public string Type => "is_complete_request";

    public void Answer(Request request)
    {
        var code = request.Content.Text("code") ?? "";
        var answer = HelpQuestion.Of(code) is null ? interpreter.IsComplete(code) : new Completeness(CompletenessState.Complete);
        request.ReplyWith(answer.State.ToString().ToLowerInvariant(), json =>
        {
            if (answer.State == CompletenessState.Incomplete) { json.WriteString("indent", answer.Indent); }
        });
    }
}

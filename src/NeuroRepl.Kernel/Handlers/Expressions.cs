using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>The user_expressions of an execute request: looked at after the cell has run, each for itself, printing nothing.</summary>
internal static class Expressions
{
    /// <summary>The answer to each by its name: a value in its forms, or an error.</summary>
    public static List<(string Name, Action<Utf8JsonWriter> Write)> Evaluate(JsonElement expressions, Conversation session, CancellationToken interrupt)
    {
        var answers = new List<(string, Action<Utf8JsonWriter>)>();
        foreach (var expression in expressions.EnumerateObject())
        {
            if (expression.Value.ValueKind == JsonValueKind.String) { answers.Add((expression.Name, Evaluate(expression.Value.GetString()!, session, interrupt))); }
        }

        return answers;
    }

    private static Action<Utf8JsonWriter> Evaluate(string code, Conversation session, CancellationToken interrupt)
    {
        switch (session.Interpreter.ExecuteAsync(code, Quiet.Output, isCounted: false, interrupt).GetAwaiter().GetResult())
        {
            case Outcome.Success success:
                var forms = MimeBundles.Of(success.Value, session.Workspace.Views).Forms.ToDictionary();
                return json =>
                {
                    json.WriteString("status", "ok");
                    Contents.Forms(json, forms);
                    json.WriteObject("metadata", static _ => { });
                };
            case Outcome.Failed failed:
                return Error(Traceback.Name(failed.Error), failed.Error.Message, Traceback.Lines(failed.Error with { Cell = code }));
            default:
                return Error("Interrupted", "The expression was interrupted.", []);
        }
    }

    private static Action<Utf8JsonWriter> Error(string name, string text, IReadOnlyList<string> traceback) => json =>
    {
        json.WriteString("status", "error");
        json.WriteString("ename", name);
        json.WriteString("evalue", text);
        json.WriteTexts("traceback", traceback);
    };
}

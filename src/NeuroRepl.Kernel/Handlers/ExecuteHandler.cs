using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Kernel.Recall;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Scripting.Workspaces;
using InteractiveCells = NeuroRepl.Scripting.Notebooks.InteractiveCells;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>execute: runs a cell; its output goes to iopub while it runs, the reply says how it ended.</summary>
/// <param name="conversation">Interpreter and workspace; behind a task, for the kernel answers before they are up.</param>
/// <param name="front">Where output goes.</param>
/// <param name="running">What an interrupt stops.</param>
/// <param name="history">What remembers the cells.</param>
/// <param name="native">What native code prints.</param>
/// <param name="notice">What the first cell says on standard error before it runs; null for nothing.</param>
internal sealed class ExecuteHandler(Task<Conversation> conversation, Front front, Running running, History history, NativeOutput native, string? notice) : IHandler
{
    private readonly InteractiveCells _cells = new();
    private string? _notice = notice;

    public string Type => "execute_request";

    public void Answer(Request request)
    {
        var code = request.Content.Text("code") ?? "";
        var isSilent = request.Content.Flag("silent", otherwise: false);
        var isKept = !isSilent && request.Content.Flag("store_history", otherwise: true);
        var session = conversation.GetAwaiter().GetResult();
        var stop = running.Begin();
        var cell = new CellOutput(request, front, isSilent) { Interrupt = stop.Token };
        try
        {
            native.Listen(cell);
            Run(request, session, code, isKept, cell);
        }
        finally
        {
            running.End(stop);
            cell.Finish();
        }
    }

    private void Run(Request request, Conversation session, string code, bool isKept, CellOutput cell)
    {
        cell.Number = session.Interpreter.CellNumber + (isKept ? 1 : 0);
        cell.Publish("execute_input", Contents.Input(code, cell.Number));
        Work.Listener = new ProgressBar(cell);
        if (!cell.IsSilent && Interlocked.Exchange(ref _notice, null) is { } words) { cell.Write(OutputStream.StandardError, $"{words}\n"); }

        if (code.AsSpan().Trim().IsEmpty) { ReplyDone(request, cell, session, page: null); }
        else if (HelpQuestion.Of(code) is { } name) { ReplyDone(request, cell, session, HelpAbout(name, code, session, cell, isKept)); }
        else
        {
            var outcome = _cells.RunAsync(session, code, cell, cell.Interrupt, isCounted: isKept).GetAwaiter().GetResult();
            native.Drain();
            cell.Finish();
            if (isKept) { history.Add(cell.Number, code, cell.ResultText); }

            Reply(request, session, cell, outcome);
        }
    }

    private void Reply(Request request, Conversation session, CellOutput cell, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Failed failed:
                var error = failed.Error with { Cell = $"In [{cell.Number}]" };
                Fail(request, cell, Traceback.Name(error), error.Message, Traceback.Lines(error));
                break;
            case Outcome.Interrupted interrupted:
                var note = $"Interrupted. {interrupted.Note}".TrimEnd();
                Fail(request, cell, "Interrupted", interrupted.Note ?? "The cell was interrupted.", [$"\e[31m✗ {note}\e[0m"]);
                break;
            default:
                ReplyDone(request, cell, session, page: null);
                break;
        }
    }

    private static void Fail(Request request, CellOutput cell, string name, string text, IReadOnlyList<string> traceback)
    {
        cell.Publish("error", Contents.Error(name, text, traceback));
        if (request.Content.Flag("stop_on_error", otherwise: true)) { request.Shell?.AbortWaiting(); }

        request.ReplyError(name, text, traceback, json =>
        {
            json.WriteNumber("execution_count", cell.Number);
            json.WriteArray("payload", static _ => { });
            json.WriteObject("user_expressions", static _ => { });
        });
    }

    private static void ReplyDone(Request request, CellOutput cell, Conversation session, HelpPage? page)
    {
        var values = Expressions.Evaluate(request.Content.Inner("user_expressions"), session, cell.Interrupt);
        request.Reply(json =>
        {
            json.WriteNumber("execution_count", cell.Number);
            json.WriteArray("payload", payload => WritePage(payload, page, session));
            json.WriteObject("user_expressions", expressions =>
            {
                foreach (var (name, write) in values) { expressions.WriteObject(name, write); }
            });
        });
    }

    private HelpPage HelpAbout(string name, string code, Conversation session, CellOutput cell, bool isKept)
    {
        if (isKept) { history.Add(cell.Number, code, null); }

        // A variable is explained by its value, everything else by its name.
        var value = session.Interpreter.ExecuteAsync($"Help({name})", Quiet.Output, isCounted: isKept, cell.Interrupt).GetAwaiter().GetResult();
        return value is Outcome.Success { Value: HelpPage page } ? page : session.Workspace.Help(name);
    }

    private static void WritePage(Utf8JsonWriter payload, HelpPage? page, Conversation session)
    {
        if (page is null) { return; }

        payload.WriteStartObject();
        payload.WriteString("source", "page");
        payload.WriteNumber("start", 0);
        Contents.Forms(payload, MimeBundles.Of(page, session.Workspace.Views).Forms);
        payload.WriteEndObject();
    }
}

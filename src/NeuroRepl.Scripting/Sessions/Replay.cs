using System.Diagnostics;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Sessions;

/// <summary>Runs the good cells of a session again, one after another, up to the first that fails now.</summary>
internal static class Replay
{
    private const int Width = 72;

    /// <summary>Runs them in a conversation; what they print and show is left out, and a line a cell says how far it is.</summary>
    /// <returns>How the first cell that did not run ended; a success where all did.</returns>
    public static async Task<Outcome> RunAsync(Conversation conversation, SessionRecord session, IOutput output, CancellationToken interrupt)
    {
        var cells = session.Good;
        void Say(string text) => output.Write(OutputStream.StandardError, $"{text}\n");

        Say($"The session of {session.Began.ToLocalTime():yyyy-MM-dd HH:mm}, {Count(cells.Count)}: {session.Path}");
        if (Changed(session) is { Length: > 0 } changed) { Say($"It ran with {changed}: numbers may differ."); }

        conversation.Log?.Resumed(session.Path);
        for (var i = 0; i < cells.Count; i++)
        {
            output.Write(OutputStream.StandardError, $"  {i + 1}/{cells.Count}  {Cut(cells[i].FirstLine)}");
            var clock = Stopwatch.StartNew();
            var outcome = await conversation.SayAsync(cells[i].Code, NoOutput.Instance, interrupt).ConfigureAwait(false);
            Say($"  {clock.Elapsed.TotalSeconds:F1} s{Note(cells[i], outcome, conversation)}");
            if (outcome is not Outcome.Success)
            {
                Say($"Stopped at {i + 1} of {cells.Count}: what the cells before it made is here; the rest is in the log.");
                return outcome;
            }
        }

        if (session.Unfinished is { } unfinished) { Say($"In [{unfinished.Number}] was running when that session ended, and is not run again: {Cut(unfinished.FirstLine)}"); }

        return new Outcome.Success(null, HasValue: false);
    }

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    private static string Cut(string line) => line.Length <= Width ? line : $"{line[..(Width - 1)]}…";

    private static string Note(LoggedCell cell, Outcome outcome, Conversation conversation) => outcome switch
    {
        Outcome.Failed => "  ✗",
        Outcome.Interrupted => "  stopped",
        _ when cell.ResultMark is { } mark && conversation.ResultMark is { } now && mark != now => "  gave another value than then",
        _ => "",
    };

    private static string Changed(SessionRecord session) => string.Join(
        ", ", SessionLog.Versions().Where(part => session.Versions.TryGetValue(part.Name, out var then) && then != part.Version).Select(part => $"{part.Name} {session.Versions[part.Name]} (here {part.Version})"));
}

using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Sessions;

/// <summary>What <c>Undo()</c> and <c>Resume()</c> ask of a conversation.</summary>
internal sealed class SessionKeeper(Interpreter interpreter, IWorkspaceHost host) : ISessionKeeper
{
    private readonly List<(int Number, WorkspaceSettings Before, WorkspaceSettings After)> _settings = [];
    private WorkspaceSettings? _before;

    /// <summary>Whose earlier sessions are looked for.</summary>
    public string Name { get; set; } = "prompt";

    /// <summary>The session that the cell that has just run wants to have run again; null for none.</summary>
    public SessionRecord? ToResume { get; private set; }

    public Card Undo(int cells)
    {
        if (cells < 1) { throw new ArgumentMistake($"{cells} cells cannot be taken back.", "Undo() takes the last back, Undo(3) the last three."); }

        var taken = interpreter.TakeBack(cells);
        if (taken.Count == cells) { return CardOf([.. taken.Reverse()]); }

        throw new NeuroReplException(taken.Count == 0 ? "There is no cell to take back." : $"There are only {taken.Count} cells to take back, not {cells}.", "Cells that failed declared nothing.");
    }

    public void Resume(string? log)
    {
        var session = log is null ? SessionRecord.Last(Name) : SessionRecord.Read(log);
        ToResume = session ?? throw new NeuroReplException("There is no earlier session here to go on from.", $"Name its log: Resume(\"…\"). Logs are in {SessionLog.DefaultFolder}.");
    }

    /// <summary>A cell starts.</summary>
    public void Begin() => (ToResume, _before) = (null, host.Settings);

    /// <summary>A cell has run.</summary>
    public void End(int number, Outcome.Success outcome)
    {
        var first = _settings.Find(change => outcome.TakenBack.Contains(change.Number));
        if (first.Before is not null) { host.Settings = first.Before; }

        _settings.RemoveAll(change => outcome.TakenBack.Contains(change.Number));
        host.Forget(outcome.TakenBack);
        if (outcome.TakenBack.Count == 0 && _before!.Changes(host.Settings).Any()) { _settings.Add((number, _before, host.Settings)); }
    }

    private Card CardOf(IReadOnlyList<UndoneCell> cells)
    {
        var names = string.Join(", ", cells.Select(static cell => $"In [{cell.Number}]"));
        var set = _settings.Where(change => cells.Any(cell => cell.Number == change.Number)).SelectMany(static change => change.Before.Changes(change.After));
        var left = cells.SelectMany(static cell => cell.Left).Distinct().Except(cells.SelectMany(static cell => cell.Declared)).ToList();
        List<(string, string)> facts = [.. cells.Select(static cell => ($"In [{cell.Number}]", FirstLine(cell.Code)))];
        Add("gone", cells.SelectMany(static cell => cell.Declared));
        Add("as before", cells.SelectMany(static cell => cell.Restored).Concat(set));
        return new Card(cells.Count == 1 ? $"{names} is taken back" : $"{names} are taken back")
        {
            Facts = facts,
            Notes =
            [
                "Not taken back: files, loaded packages, and what changed inside objects.",
                .. left.Select(static name => $"{name} keeps its value: what it was before is not held any more."),
            ],
        };

        void Add(string what, IEnumerable<string> which)
        {
            var list = string.Join(", ", which.Distinct());
            if (list.Length > 0) { facts.Add((what, list)); }
        }
    }

    private static string FirstLine(string code) => code.Trim().Split('\n') is [var only] ? only : $"{code.Trim().Split('\n')[0].TrimEnd()} …";
}

using NeuroRepl.Scripting.Commands;

namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about the words that the prompt understands beside C#, and about its keys.</summary>
internal static class CommandTopics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("commands", "At the prompt these words stand for calls, which notebooks and scripts write out: " + string.Join(" ", MetaCommand.All.Where(command => command.Name != "exit").Select(command => $"{command.Usage}: {command.What}")),
            "Whos()\nLs()\nMemory()\nTime(() => Enumerable.Range(0, 1000).Sum())\nHistory()")
            { Words = ["magics", "meta-commands", .. MetaCommand.All.Select(command => command.Name).Where(name => name is not ("help" or "history"))] },
        new("keys", "Tab completes, Enter runs what is complete and else starts a new line, Alt+Enter always starts one. ↑ and ↓ and Ctrl+R go through earlier lines. F1 explains what the cursor is at, F2 opens your own editor ($EDITOR), "
            + "F3 looks through the variables. Ctrl+Z takes a change back, Alt+Z makes it again. Ctrl+A/E/K/U/W/Y and Alt+B/F/D are Emacs's. Ctrl+C stops what runs, Ctrl+D leaves.", "Help(\"commands\")")
            { Words = ["keyboard", "shortcuts", "editor", "editing"] },
    ];
}

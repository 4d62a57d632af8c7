using Microsoft.CodeAnalysis.CSharp;

namespace NeuroRepl.Scripting.Commands;

/// <summary>A word that stands for a call: <c>save session.csx</c> for <c>Save("session.csx")</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Usage">How it is typed: "save FILE".</param>
/// <param name="What">What it does, in a sentence.</param>
/// <param name="Call">The C# of it, with the words after the name.</param>
public sealed record MetaCommand(string Name, string Usage, string What, Func<string, string> Call)
{
    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<MetaCommand> All { get; } =
    [
        new("help", "help [WORDS]", "The tour; with words, what there is on them. x? and F1 explain what stands there.", static rest => rest.Length == 0 ? "Help()" : $"Help({Quoted(rest)})"),
        new("who", "who", "The session's variables: name, type, value.", static _ => "Who()"),
        new("whos", "whos", "The same with sizes and the cell that set each.", static _ => "Whos()"),
        new("explore", "explore", "Looks through the variables on the whole screen (F3).", static _ => "Whos()"),
        new("history", "history [WORDS]", "What was run in this session; with words, the cells that hold them.", static rest => $"History({Quoted(rest)})"),
        new("save", "save FILE", "Writes the session as session.csx, or with its outputs left out as session.ipynb.", static rest => $"Save({(rest.Length == 0 ? "" : Quoted(rest))})"),
        new("load", "load FILE", "Puts a script's text at the prompt, to look at and change before it runs.", static rest => $"LoadScript({Quoted(rest)})"),
        new("run", "run FILE", "Runs a script or notebook in this session; what it declares is here afterwards.", static rest => $"RunScript({Quoted(rest)})"),
        new("time", "time CODE", "Runs code and says how long it took and how much memory it asked for.", static rest => rest),
        new("mem", "mem", "How much memory the session holds.", static _ => "Memory()"),
        new("cd", "cd [FOLDER]", "Changes the folder that paths start from; without one, says which it is.", static rest => rest.Length == 0 ? "Cd()" : $"Cd({Quoted(rest)})"),
        new("ls", "ls [PATTERN]", "The files of the folder, or those that fit a pattern: ls *.nii.gz.", static rest => rest.Length == 0 ? "Ls()" : $"Ls({Quoted(rest)})"),
        new("undo", "undo [N]", "Takes the last cell back, or the last N.", static rest => int.TryParse(rest, out var cells) ? $"Undo({cells})" : "Undo()"),
        new("reset", "reset", "Takes all cells back: the session is as at its start.", static _ => "Reset()"),
        new("quit", "quit", "Leaves; Ctrl+D does too.", static _ => "Quit()"),
        new("exit", "exit", "The same.", static _ => "Quit()"),
    ];

    /// <summary>The command that a line is, with the words after its name; null for a line of C#.</summary>
    /// <param name="line">What was typed. A % before the name is no mistake.</param>
    /// <param name="isVariable">Whether a name is a variable of the session, which then goes first.</param>
    public static (MetaCommand Command, string Words)? Of(string line, Func<string, bool>? isVariable = null)
    {
        var text = line.Trim();
        var isMarked = text.StartsWith('%');
        if (isMarked) { text = text[1..]; }

        var end = 0;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) { end++; }

        var command = All.FirstOrDefault(one => one.Name.Length == end && text.StartsWith(one.Name, StringComparison.Ordinal));
        if (command is null || (end < text.Length && text[end] != ' ' && !(command.Name is "quit" or "exit" && text[end..] is "()" or ";" or "();"))) { return null; }

        var rest = command.Name is "quit" or "exit" ? "" : text[end..].Trim();
        if (isMarked) { return (command, rest); }
        if (rest.Contains('\n', StringComparison.Ordinal) && command.Name != "time") { return null; }
        if (isVariable?.Invoke(command.Name) == true || IsCSharp(rest)) { return null; }

        return (command, rest);
    }

    /// <summary>The C# that a line means: itself, unless it is a command, or asks with <c>x?</c> or <c>?x</c>.</summary>
    /// <param name="line">What was typed.</param>
    /// <param name="isVariable">Whether a name is a variable of the session.</param>
    /// <param name="helpCall">The call that explains an expression.</param>
    public static string CodeOf(string line, Func<string, bool>? isVariable = null, Func<string, string>? helpCall = null)
    {
        if (AskedAbout(line) is { } expression) { return helpCall?.Invoke(expression) ?? $"Help({Quoted(expression)})"; }

        return Of(line, isVariable) is var (command, rest) ? command.Call(rest) : line;
    }

    /// <summary>What a line of the form <c>x?</c> or <c>?x</c> asks about; null for any other.</summary>
    public static string? AskedAbout(string line)
    {
        var text = line.Trim();
        var asked = text.StartsWith('?') ? text.TrimStart('?') : text.EndsWith('?') ? text.TrimEnd('?') : "";
        asked = asked.Trim();
        return asked.Length > 0 && !asked.Contains('\n', StringComparison.Ordinal) && (char.IsLetter(asked[0]) || asked[0] is '_' or '"') ? asked : null;
    }

    // An assignment or another operator after the name: run = 3, save += 1, time > limit.
    private static bool IsCSharp(string rest) => rest.Length > 0 && !rest.StartsWith("*.", StringComparison.Ordinal)
        && (rest[0] is '+' or '=' or ';' or ',' or '?' or '*' or '<' or '>' or '&' or '|' || rest.StartsWith("- ", StringComparison.Ordinal)
            || rest.StartsWith("/ ", StringComparison.Ordinal) || rest.StartsWith("!=", StringComparison.Ordinal) || rest.StartsWith("is ", StringComparison.Ordinal));

    private static string Quoted(string text)
    {
        var bare = text is ['"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? inner : text;
        return SymbolDisplay.FormatLiteral(bare.TrimEnd(';'), quote: true);
    }
}

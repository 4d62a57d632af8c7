using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>What the editor asks about code. Everything may be asked from any thread.</summary>
internal interface ICodeSense
{
    /// <summary>Whether questions are answered at once; before, the editor asks only what it cannot do without.</summary>
    bool IsReady { get; }

    /// <summary>Whether a text can run as it stands; waits until that can be told.</summary>
    Completeness IsComplete(string code);

    /// <summary>The words of a code by their looks.</summary>
    IReadOnlyList<CodeWord> Words(string code);

    /// <summary>What its names mean, by name.</summary>
    IReadOnlyDictionary<string, CodeWordKind> Names(string code);

    /// <summary>What could stand at the cursor.</summary>
    Completions Complete(string code, int cursor);

    /// <summary>How what is being called can be called; null where nothing is.</summary>
    CallHelp? Call(string code, int cursor);

    /// <summary>What stands at the cursor.</summary>
    Inspection? Inspect(string code, int cursor);
}

using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Commands;
using NeuroRepl.Scripting.Language;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The editor's questions, answered by the session's own interpreter as soon as it is there and warm.</summary>
/// <param name="starting">The session.</param>
/// <param name="warming">Ends when the compiler is warm: a first question takes a second, and typing must not wait for it.</param>
internal sealed class InterpreterSense(Task<Conversation> starting, Task warming) : ICodeSense
{
    /// <inheritdoc/>
    public bool IsReady => warming.IsCompleted;

    private Interpreter Interpreter => starting.GetAwaiter().GetResult().Interpreter;

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => MetaCommand.AskedAbout(code) is not null ? new Completeness(CompletenessState.Complete)
        : MetaCommand.Of(code) is not var (command, rest) ? Interpreter.IsComplete(code)
        : command.Name == "time" ? Interpreter.IsComplete(rest)
        : new Completeness(CompletenessState.Complete);

    /// <inheritdoc/>
    public IReadOnlyList<CodeWord> Words(string code) => CodeWords.Of(code);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CodeWordKind> Names(string code) =>
        Interpreter.Language.Names(code).GroupBy(word => code.Substring(word.Start, word.Length)).ToDictionary(static named => named.Key, static named => named.Last().Kind);

    /// <inheritdoc/>
    public Completions Complete(string code, int cursor) => Interpreter.Language.Complete(code, cursor);

    /// <inheritdoc/>
    public CallHelp? Call(string code, int cursor) => Interpreter.Language.Call(code, cursor);

    /// <inheritdoc/>
    public Inspection? Inspect(string code, int cursor) => Interpreter.Language.Inspect(code, cursor);
}

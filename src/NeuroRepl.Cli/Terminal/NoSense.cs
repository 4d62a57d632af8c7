using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Plain text: a line is a line.</summary>
internal sealed class NoSense : ICodeSense
{
    /// <inheritdoc/>
    public bool IsReady => false;

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => new(CompletenessState.Complete);

    /// <inheritdoc/>
    public IReadOnlyList<CodeWord> Words(string code) => [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CodeWordKind> Names(string code) => new Dictionary<string, CodeWordKind>();

    /// <inheritdoc/>
    public Completions Complete(string code, int cursor) => new(cursor, 0, []);

    /// <inheritdoc/>
    public CallHelp? Call(string code, int cursor) => null;

    /// <inheritdoc/>
    public Inspection? Inspect(string code, int cursor) => null;
}

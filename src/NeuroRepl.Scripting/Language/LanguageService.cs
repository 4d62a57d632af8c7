using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Completion and hover over the chain of cells; never runs the user's code.</summary>
internal sealed class LanguageService(IScriptEngine engine)
{
    public Task<Completions> CompleteAsync(string code, int cursor) => Task.FromResult(new Completions(cursor, 0, []));

    public Inspection? Inspect(string code, int cursor) => engine is null ? null : null;
}

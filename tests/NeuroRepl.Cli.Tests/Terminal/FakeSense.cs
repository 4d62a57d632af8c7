using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Language;

namespace NeuroRepl.Cli.Tests.Terminal;

/// <summary>A language of brackets: complete when they are closed; four words to complete, one function to call.</summary>
internal sealed class FakeSense : ICodeSense
{
    private static readonly string[] Known = ["spectra", "sessions", "spectrum", "study"];

    public bool IsReady { get; set; } = true;

    public Completeness IsComplete(string code)
    {
        var open = code.Count(static c => c is '{' or '(') - code.Count(static c => c is '}' or ')');
        return open > 0 ? new Completeness(CompletenessState.Incomplete, new string(' ', 4 * open)) : new Completeness(CompletenessState.Complete);
    }

    public IReadOnlyList<CodeWord> Words(string code) => CodeWords.Of(code);

    public IReadOnlyDictionary<string, CodeWordKind> Names(string code) => new Dictionary<string, CodeWordKind>();

    public Completions Complete(string code, int cursor)
    {
        var (start, end) = Motions.Word(code, cursor);
        return new Completions(start, end - start, [.. Known.Where(word => word.StartsWith(code[start..cursor], StringComparison.Ordinal)).Select(static word => new Completion(word, "variable", $"int {word}"))]);
    }

    public CallHelp? Call(string code, int cursor) => code.Contains("Fit(", StringComparison.Ordinal)
        ? new CallHelp([new CallForm("SpectrumFit Fit(", [new("basis", "BasisSet basis", "What to fit."), new("model", "SpectrumModel model = null", "How.")], "Fits.")], 0, code.Count(static c => c == ','))
        : null;

    public Inspection? Inspect(string code, int cursor) => new("int something", "What it is.");
}

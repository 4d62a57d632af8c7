using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Compiler errors as cards: the first that explains the others, in words.</summary>
internal static class CompileErrors
{
    // What only follows from another mistake: the other one is told.
    private static readonly string[] Consequences = ["CS8130", "CS0012", "CS7017", "CS1022"];

    public static ErrorCard CardOf(Compiled.Broken broken, Cell cell, CellHistory cells)
    {
        var first = broken.Errors
            .OrderBy(static error => Array.IndexOf(Consequences, error.Id) >= 0)
            .ThenBy(static error => error.Location.SourceSpan.Start)
            .First();
        var diagnosis = new Diagnosis(first, broken.Compilation, cells);
        var advice = DialectAdvice.For(diagnosis) ?? SyntaxAdvice.For(diagnosis) ?? NameAdvice.For(diagnosis) ?? TypeAdvice.For(diagnosis)
            ?? DeclarationAdvice.For(diagnosis) ?? new Advice(diagnosis.Words);
        if (first.Location.SourceTree is not { } tree) { return new ErrorCard(cell.Name, advice.Message) { Hint = advice.Hint, Code = first.Id }; }

        var card = new ErrorCard(CodePlace.NameOf(cell, tree.FilePath), advice.Message) { Hint = advice.Hint, Code = first.Id };
        return card.At(TypedText(tree, cell), first.Location.SourceSpan);
    }

    /// <summary>A cell's text without the semicolon that was put in for the user.</summary>
    private static SourceText TypedText(SyntaxTree tree, Cell cell) => tree.FilePath == cell.Path ? SourceText.From(cell.Code) : tree.GetText();
}

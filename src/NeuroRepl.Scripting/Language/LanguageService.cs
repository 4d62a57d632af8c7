using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Completion and hover over the chain of cells; never runs the user's code.</summary>
internal sealed class LanguageService(IScriptEngine engine)
{
    private const int MostItems = 300;

    /// <summary>What could stand at the cursor, best first.</summary>
    public Completions Complete(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var (tree, model) = Bind(code);
        var place = CompletionPlace.At(tree, cursor);
        if (place.Kind == PlaceKind.Text) { return new Completions(cursor, 0, []); }

        var ranked = CandidatesFor.Place(place, model)
            .Select(candidate => (candidate, rank: Ranking.Of(candidate, place.Prefix)))
            .Where(static entry => entry.rank is not null)
            .OrderBy(static entry => entry.rank)
            .ThenBy(static entry => entry.candidate.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static entry => entry.candidate.Text, StringComparer.Ordinal)
            .Take(MostItems)
            .Select(entry => entry.candidate.ToCompletion(model, cursor));
        return new Completions(place.Start, place.Length, [.. ranked]);
    }

    /// <summary>The declaration and docstring of what stands at the cursor.</summary>
    public Inspection? Inspect(string code, int cursor)
    {
        var (tree, model) = Bind(code);
        return SymbolAt(tree, model, Math.Clamp(cursor, 0, code.Length)) is { } symbol
            ? new Inspection(Signature.Of(symbol), SymbolDocumentation.Of(symbol))
            : null;
    }

    private (SyntaxTree Tree, SemanticModel Model) Bind(string code)
    {
        var tree = ParseRules.ParseAsTyped(new Cell(0, code));
        return (tree, engine.Bind(tree).GetSemanticModel(tree));
    }

    private static ISymbol? SymbolAt(SyntaxTree tree, SemanticModel model, int cursor)
    {
        // A cursor behind a name belongs to the name.
        var (at, before) = (tree.GetRoot().FindToken(cursor), tree.GetRoot().FindToken(Math.Max(cursor - 1, 0)));
        var token = at.IsKind(SyntaxKind.IdentifierToken) && at.Span.Contains(cursor) ? at : before;
        if (!token.Span.IntersectsWith(cursor)) { return null; }

        for (var node = token.Parent; node is not null and not StatementSyntax and not CompilationUnitSyntax; node = node.Parent)
        {
            if (model.GetDeclaredSymbol(node) is { } declared) { return declared; }

            var info = model.GetSymbolInfo(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol) { return symbol; }
        }

        return null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Answers about code over the chain of cells: completion, calls, hover, the meaning of names. Never runs the user's code; may be asked from any thread, also while a cell runs.</summary>
public sealed class LanguageService
{
    private const int MostItems = 300;
    private readonly IScriptEngine _engine;
    private readonly KnownValues _values;
    private readonly RecentNames _recent;

    internal LanguageService(IScriptEngine engine, object? globals, RecentNames recent) =>
        (_engine, _values, _recent) = (engine, new KnownValues(() => engine.Variables, globals), recent);

    /// <summary>What could stand at the cursor, best first.</summary>
    public Completions Complete(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var (tree, model) = Bind(code);
        var place = CompletionPlace.At(tree, cursor);
        if (place.Kind == PlaceKind.Text) { return TextChoices.At(place.Before, cursor, model, _values); }

        var expected = place.Kind is PlaceKind.Expression or PlaceKind.Type ? ExpectedType.At(place, tree, model) : null;
        var ranked = CandidatesFor.Place(place, model)
            .Concat(expected is null ? [] : ExpectedType.Values(expected, place, model))
            .Select(candidate => (candidate, rank: Ranking.Of(candidate, place.Prefix)))
            .Where(static entry => entry.rank is not null)
            .Select(entry => (entry.candidate, rank: entry.rank - BonusOf(entry.candidate, expected, place.Kind == PlaceKind.Type, model), recent: _recent.Rank(entry.candidate.Text)))
            .OrderBy(static entry => entry.rank)
            .ThenBy(static entry => entry.recent)
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

    /// <summary>How what is being called around the cursor can be called; null where nothing is.</summary>
    public CallHelp? Call(string code, int cursor)
    {
        var (tree, model) = Bind(code);
        return CallForms.At(tree, model, Math.Clamp(cursor, 0, code.Length));
    }

    /// <summary>What the names of a code mean.</summary>
    public IReadOnlyList<CodeWord> Names(string code)
    {
        var (tree, model) = Bind(code);
        return CodeWords.Names(tree, model);
    }

    /// <summary>The call that explains what an expression stands for: a value, a type, or a name.</summary>
    public string HelpCall(string expression)
    {
        var (tree, model) = Bind(expression);
        var node = tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().FirstOrDefault();
        var info = node is null ? default : model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is INamedTypeSymbol { IsGenericType: false }) { return $"Help(typeof({expression}))"; }
        if (node is not null && (node is LiteralExpressionSyntax || symbol is ILocalSymbol or IFieldSymbol or IParameterSymbol || (symbol is IPropertySymbol property && property.ContainingType.Name == "Workspace")
            || node is ElementAccessExpressionSyntax or InvocationExpressionSyntax)
            && model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error, SpecialType: not SpecialType.System_Void })
        {
            return $"Help({expression})";
        }

        if (symbol is IMethodSymbol { ContainingType.IsScriptClass: true } && node is IdentifierNameSyntax)
        {
            return $"Help({expression})";           // a method of the session: the help desk knows it by itself only
        }

        // Of study.Participants the member itself is asked about, wherever it is declared.
        return $"Help({SymbolDisplay.FormatLiteral(expression.Split('.')[^1].TrimEnd('(', ')'), quote: true)})";
    }

    // What has the wanted type stands before what has not, but not before what fits the letters better.
    private static int BonusOf(Candidate candidate, ITypeSymbol? expected, bool isType, SemanticModel model)
    {
        if (expected is null || candidate.Symbols.Count == 0) { return 0; }
        if (candidate.Symbols[0] is ITypeSymbol type) { return SymbolEqualityComparer.Default.Equals(type, expected) && isType ? 5 : 0; }

        return candidate.Nearness <= 1 && ExpectedType.Fits(candidate, expected, model.Compilation) ? 2 : 0;
    }

    private (SyntaxTree Tree, SemanticModel Model) Bind(string code)
    {
        var tree = ParseRules.ParseAsTyped(new Cell(0, code));
        return (tree, _engine.Bind(tree).GetSemanticModel(tree));
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

using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Language;

/// <summary>Something that could be inserted: a symbol, or a word of the language.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Symbols">All of that name; empty for a word of the language.</param>
/// <param name="Nearness">Below 0 for the arguments of the call at hand and for values of the type that is wanted, 0 for what the session declares, more for what lies further away.</param>
internal sealed record Candidate(string Text, IReadOnlyList<ISymbol> Symbols, int Nearness)
{
    public Completion ToCompletion(SemanticModel model, int position)
    {
        if (Symbols.Count == 0) { return new Completion(Text, Text.EndsWith(':') ? "argument" : "keyword"); }

        var more = Symbols.Count > 1 ? $" (+{Symbols.Count - 1})" : "";
        return new Completion(Text, KindOf(Symbols[0]), Symbols[0].ToMinimalDisplayString(model, position) + more);
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol { ContainingType.IsScriptClass: true } or ILocalSymbol or IRangeVariableSymbol => "variable",
        IFieldSymbol => "field",
        IParameterSymbol => "parameter",
        INamespaceSymbol => "namespace",
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };
}

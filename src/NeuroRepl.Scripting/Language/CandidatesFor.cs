using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Language;

/// <summary>Everything that could stand at a place.</summary>
internal static class CandidatesFor
{
    private static readonly string[] StatementWords = ["await", "break", "catch", "class", "const", "continue", "do", "else", "enum", "finally", "for", "foreach", "if", "interface", "lock", "record", "return", "static", "struct", "switch", "throw", "try", "using", "var", "while", "async", "yield"];
    private static readonly string[] ExpressionWords = ["bool", "char", "decimal", "default", "double", "dynamic", "false", "float", "from", "int", "long", "nameof", "new", "null", "object", "string", "true", "typeof", "await", "is", "as", "in", "with", "byte", "uint", "short"];

    public static IEnumerable<Candidate> Place(CompletionPlace place, SemanticModel model) => place.Kind switch
    {
        PlaceKind.Member => Grouped(Members(place, model)),
        PlaceKind.Initializer => Grouped(Settable(place, model)),
        PlaceKind.Type => Grouped(model.LookupNamespacesAndTypes(place.Start)),
        PlaceKind.Namespace => Grouped(model.LookupNamespacesAndTypes(place.Start).OfType<INamespaceSymbol>()),
        _ => Grouped(model.LookupSymbols(place.Start)).Concat(ArgumentNames(place, model)).Concat(Words(place)),
    };

    private static IEnumerable<Candidate> Grouped(IEnumerable<ISymbol> symbols) => symbols
        .Where(static symbol => symbol.CanBeReferencedByName && IsForPeople(symbol))
        .GroupBy(static symbol => symbol.Name, StringComparer.Ordinal)
        .Select(static group => new Candidate(group.Key, [.. group], group.Min(Nearness)));

    private static IEnumerable<ISymbol> Members(CompletionPlace place, SemanticModel model)
    {
        ExpressionSyntax? target = place.Before.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
            _ => null,
        };
        if (target is null) { return []; }

        var symbol = model.GetSymbolInfo(target).Symbol;
        if (symbol is INamespaceSymbol space) { return model.LookupNamespacesAndTypes(place.Start, space); }

        if (symbol is ITypeSymbol type) { return model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true).Where(static member => member.IsStatic || member is ITypeSymbol); }

        return model.GetTypeInfo(target).Type is { } instance
            ? model.LookupSymbols(place.Start, Unwrapped(instance, place), includeReducedExtensionMethods: true).Where(static member => !member.IsStatic && member is not ITypeSymbol)
            : [];
    }

    /// <summary>After ?. on a nullable value stands a member of the value.</summary>
    private static ITypeSymbol Unwrapped(ITypeSymbol type, CompletionPlace place) =>
        place.Before.Parent is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    private static IEnumerable<ISymbol> Settable(CompletionPlace place, SemanticModel model)
    {
        if (place.Before.Parent is not InitializerExpressionSyntax { Parent: ExpressionSyntax made } initializer || model.GetTypeInfo(made).Type is not { } type) { return []; }

        var given = initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(set => set.SpanStart != place.Start).Select(static set => set.Left.ToString()).ToHashSet(StringComparer.Ordinal);
        return model.LookupSymbols(place.Start, type).Where(member => !member.IsStatic && !given.Contains(member.Name)
            && member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsReadOnly: false });
    }

    private static IEnumerable<Candidate> ArgumentNames(CompletionPlace place, SemanticModel model)
    {
        if (place.Before.Kind() is not (SyntaxKind.OpenParenToken or SyntaxKind.CommaToken) || place.Before.Parent is not ArgumentListSyntax { Parent: { } call } list) { return []; }

        var info = model.GetSymbolInfo(call);
        var named = list.Arguments.Where(static argument => argument.NameColon is not null).Select(static argument => argument.NameColon!.Name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var index = list.Arguments.GetSeparators().Count(separator => separator.SpanStart < place.Start);
        var methods = info.Symbol is IMethodSymbol one ? [one] : info.CandidateSymbols.OfType<IMethodSymbol>();
        if (!methods.Any() && call is InvocationExpressionSyntax invocation) { methods = model.GetMemberGroup(invocation.Expression).OfType<IMethodSymbol>(); }

        return methods.SelectMany(method => method.Parameters.Skip(index)).Select(static parameter => parameter.Name).Distinct(StringComparer.Ordinal)
            .Where(name => !named.Contains(name))
            .Select(static name => new Candidate(name + ":", [], -6));
    }

    private static IEnumerable<Candidate> Words(CompletionPlace place)
    {
        var startsStatement = place.Before.Kind() is SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.ElseKeyword;
        return ExpressionWords.Concat(startsStatement ? StatementWords : []).Distinct(StringComparer.Ordinal).Select(static word => new Candidate(word, [], 3));
    }

    private static bool IsForPeople(ISymbol symbol) => !symbol.GetAttributes().Any(static attribute =>
        attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] } or { AttributeClass.Name: "ObsoleteAttribute" });

    private static int Nearness(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 0,
        _ when symbol.ContainingType is { IsScriptClass: true } => 0,
        INamedTypeSymbol { IsStatic: true, MightContainExtensionMethods: true } => 7,      // a room for extension methods, which one calls on their first argument
        _ when symbol.ContainingAssembly?.Name.StartsWith("NeuroRepl", StringComparison.Ordinal) == true => 1,
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => 2,
        { ContainingType.SpecialType: SpecialType.System_Object } => 4,
        INamespaceSymbol => 5,
        INamedTypeSymbol => 4,
        _ => 1,
    };
}

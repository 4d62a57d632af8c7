using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Language;

/// <summary>The ways to call what is being called at a place.</summary>
internal static class CallForms
{
    private static readonly SymbolDisplayFormat ParameterFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat TypeFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static CallHelp? At(SyntaxTree tree, SemanticModel model, int cursor)
    {
        if (ListAround(tree, cursor) is not { Parent: { } call } list) { return null; }

        var methods = Methods(call, model);
        if (methods.Count == 0) { return null; }

        var index = list.Arguments.GetSeparators().Count(separator => separator.SpanStart < cursor);
        var name = index < list.Arguments.Count ? list.Arguments[index].NameColon?.Name.Identifier.ValueText : null;
        var best = Best(methods, call, model, list.Arguments.Count(static argument => !argument.IsMissing && argument.Span.Length > 0), index);
        var place = name is null ? index : methods[best].Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal ?? index;
        if (methods[best].Parameters is [.., { IsParams: true } last] && place > last.Ordinal) { place = last.Ordinal; }

        return new CallHelp([.. methods.Select(method => FormOf(method, call))], best, place);
    }

    /// <summary>The parameter that an argument is for, of the form that fits best; null where that cannot be told.</summary>
    public static IParameterSymbol? ParameterOf(ArgumentSyntax argument, SemanticModel model)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list) { return null; }

        var methods = Methods(call, model);
        if (methods.Count == 0) { return null; }

        var index = list.Arguments.IndexOf(argument);
        var method = methods[Best(methods, call, model, list.Arguments.Count, index)];
        return argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)
            : index < method.Parameters.Length ? method.Parameters[index] : method.Parameters is [.., { IsParams: true } last] ? last : null;
    }

    /// <summary>The parameter that stands at a place of a call; null where that cannot be told.</summary>
    public static IParameterSymbol? ParameterAt(SyntaxTree tree, SemanticModel model, int cursor)
    {
        if (ListAround(tree, cursor) is not { Parent: { } call } list || Methods(call, model) is not { Count: > 0 } methods) { return null; }

        var index = list.Arguments.GetSeparators().Count(separator => separator.SpanStart < cursor);
        var method = methods[Best(methods, call, model, list.Arguments.Count(static argument => argument.Span.Length > 0), index)];
        var name = index < list.Arguments.Count ? list.Arguments[index].NameColon?.Name.Identifier.ValueText : null;
        return name is not null ? methods.SelectMany(static one => one.Parameters).FirstOrDefault(parameter => parameter.Name == name) : index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private static BaseArgumentListSyntax? ListAround(SyntaxTree tree, int cursor)
    {
        var token = tree.GetRoot().FindToken(Math.Max(0, cursor - 1));
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            // A body of statements is no place to be told of the call around it.
            if (node is BlockSyntax block && block.SpanStart < cursor) { return null; }
            if (node is not BaseArgumentListSyntax list) { continue; }

            var (open, close) = list switch
            {
                ArgumentListSyntax round => (round.OpenParenToken, round.CloseParenToken),
                BracketedArgumentListSyntax square => (square.OpenBracketToken, square.CloseBracketToken),
                _ => (default, default),
            };
            if (open.Span.End <= cursor && !open.IsMissing && (close.IsMissing || cursor <= close.SpanStart)) { return list; }
        }

        return null;
    }

    private static List<Callable> Methods(SyntaxNode call, SemanticModel model)
    {
        IEnumerable<ISymbol> symbols = call switch
        {
            InvocationExpressionSyntax invocation => Invoked(invocation, model),
            BaseObjectCreationExpressionSyntax creation => (model.GetTypeInfo(creation).Type as INamedTypeSymbol ?? TypeNamed(creation, model))?.InstanceConstructors.Where(static made => made.DeclaredAccessibility == Accessibility.Public) ?? [],
            ElementAccessExpressionSyntax access => model.GetTypeInfo(access.Expression).Type is { } type ? Indexers(type) : [],
            _ => [],
        };
        return [.. symbols.Select(static symbol => symbol switch
        {
            IMethodSymbol method => new Callable(method, method.Parameters),
            IPropertySymbol property => new Callable(property, property.Parameters),
            _ => null,
        }).OfType<Callable>().OrderBy(static form => form.Parameters.Length)];
    }

    private static ImmutableArray<ISymbol> Invoked(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        var group = model.GetMemberGroup(invocation.Expression);
        if (group.Length > 0) { return group; }

        return model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static INamedTypeSymbol? TypeNamed(BaseObjectCreationExpressionSyntax creation, SemanticModel model) =>
        creation is ObjectCreationExpressionSyntax named ? model.GetSymbolInfo(named.Type).Symbol as INamedTypeSymbol : null;

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var indexer in at.GetMembers().OfType<IPropertySymbol>().Where(static property => property.IsIndexer)) { yield return indexer; }
        }

        foreach (var indexer in type.AllInterfaces.SelectMany(static one => one.GetMembers().OfType<IPropertySymbol>()).Where(static property => property.IsIndexer)) { yield return indexer; }
    }

    private static int Best(List<Callable> methods, SyntaxNode call, SemanticModel model, int given, int index)
    {
        var chosen = model.GetSymbolInfo(call).Symbol;
        var exact = methods.FindIndex(form => SymbolEqualityComparer.Default.Equals(form.Symbol.OriginalDefinition, chosen?.OriginalDefinition));
        if (exact >= 0 && methods[exact].Parameters.Length > index) { return exact; }

        var types = ArgumentsOf(call).Take(given).Select(argument => model.GetTypeInfo(argument.Expression).Type).ToList();
        var enough = methods.Index().Where(form => form.Item.Parameters.Length >= Math.Max(given, index + 1)).ToList();
        return enough.Count == 0 ? 0 : enough.MaxBy(form => types.Select((type, i) => Closeness(type, form.Item.Parameters[i].Type, model.Compilation)).Sum()).Index;
    }

    private static SeparatedSyntaxList<ArgumentSyntax> ArgumentsOf(SyntaxNode call) => call.ChildNodes().OfType<BaseArgumentListSyntax>().FirstOrDefault()?.Arguments ?? default;

    // The same type, one that becomes it by itself, none of these.
    private static int Closeness(ITypeSymbol? given, ITypeSymbol wanted, Compilation compilation) =>
        given is null or { TypeKind: TypeKind.Error } ? 0
        : SymbolEqualityComparer.Default.Equals(given, wanted) ? 2
        : compilation.ClassifyCommonConversion(given, wanted) is { Exists: true, IsImplicit: true } ? 1 : -2;

    private static CallForm FormOf(Callable form, SyntaxNode call)
    {
        var symbol = form.Symbol;
        var documented = symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol;
        var documentation = SymbolDocumentation.PartsOf(documented);
        var head = symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } made => $"new {made.ContainingType.ToDisplayString(TypeFormat)}(",
            IMethodSymbol method => $"{method.ReturnType.ToDisplayString(TypeFormat)} {method.Name}(",
            IPropertySymbol property => $"{property.Type.ToDisplayString(TypeFormat)} {(call as ElementAccessExpressionSyntax)?.Expression}(",
            _ => "(",
        };
        return new CallForm(
            head,
            [.. form.Parameters.Select(parameter => new CallParameter(parameter.Name, parameter.ToDisplayString(ParameterFormat), documentation.Parameters.GetValueOrDefault(parameter.Name, "")))],
            documentation.Summary);
    }

    private sealed record Callable(ISymbol Symbol, ImmutableArray<IParameterSymbol> Parameters);
}

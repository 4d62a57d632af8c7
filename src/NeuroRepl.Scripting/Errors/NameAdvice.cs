using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Names that mean nothing here, and which was probably meant.</summary>
internal static class NameAdvice
{
    public static Advice? For(Diagnosis error) => error.Id switch
    {
        "CS0103" => new($"There is nothing called {error.Quoted(0)} here.", NameHint(error, error.Quoted(0))),
        "CS0246" => new($"There is no type called {Bare(error.Quoted(0))} here.", TypeHint(error, Bare(error.Quoted(0)))),
        "CS0234" => new($"{error.Quoted(1)} has nothing called {error.Quoted(0)}.", Meant(error.Quoted(0), MembersOfNamespace(error)) ?? "Check the spelling, or which package it is in: #r \"nuget: Name, Version\"."),
        "CS1061" when error.Quoted(1) == "GetAwaiter" || error.Text.StartsWith("await", StringComparison.Ordinal) =>
            new($"{Article(error.Quoted(0))} cannot be awaited.", "Leave the await out: the value is already there."),
        "CS1061" or "CS0117" => new($"{Article(error.Quoted(0))} has no member called {error.Quoted(1)}.", MemberHint(error)),
        "CS0122" => new($"{error.Quoted(0)} is private.", "Declare it public to use it outside its type."),
        "CS0104" => new($"{error.Quoted(0)} could be {error.Quoted(1)} or {error.Quoted(2)}.", $"Write the one you mean in full: {error.Quoted(1)}."),
        "CS0120" => new($"{error.Quoted(0)} belongs to an object, not to its type.", "Call it on an object: new T().Member, or a variable."),
        "CS0176" => new($"{error.Quoted(0)} belongs to the type, not to an object.", "Write the type's name before the point."),
        "CS1739" => new($"{error.Quoted(0)} has no parameter called {error.Quoted(1)}.", ParameterHint(error)),
        "CS0119" => new($"{error.Quoted(0)} is a method: it has to be called here.", "Put parentheses behind it: ()."),
        "CS0118" => new($"{error.Quoted(0)} is a {error.Quoted(1)}, and a {error.Quoted(2)} is needed here.", null),
        _ => null,
    };

    private static string? NameHint(Diagnosis error, string name)
    {
        if (error.Model is not { } model) { return null; }

        var names = model.LookupSymbols(error.Position).Where(static symbol => symbol.CanBeReferencedByName).Select(static symbol => symbol.Name);
        return Meant(name, names) ?? Import(error, name) ?? $"Declare it first: var {name} = …; (a cell that failed declares nothing).";
    }

    private static string? TypeHint(Diagnosis error, string name)
    {
        var types = error.Model?.LookupNamespacesAndTypes(error.Position).Select(static symbol => symbol.Name) ?? [];
        return Import(error, name) ?? Meant(name, types) ?? "Check the spelling, or bring its package: #r \"nuget: Name, Version\".";
    }

    /// <summary>A type of that name in a namespace that is not imported.</summary>
    private static string? Import(Diagnosis error, string name)
    {
        var found = error.Compilation.GetSymbolsWithName(name, SymbolFilter.Type).Concat(InNamespaces(error.Compilation.GlobalNamespace, name))
            .FirstOrDefault(static type => type.ContainingNamespace is { IsGlobalNamespace: false });
        return found is null ? null : $"Import its namespace: using {found.ContainingNamespace.ToDisplayString()};";
    }

    private static IEnumerable<ISymbol> InNamespaces(INamespaceSymbol space, string name) =>
        space.GetTypeMembers(name).Where(static type => type.DeclaredAccessibility == Accessibility.Public)
            .Concat(space.GetNamespaceMembers().OrderBy(static inner => inner.Name, StringComparer.Ordinal).SelectMany(inner => InNamespaces(inner, name)));

    private static string? MemberHint(Diagnosis error)
    {
        if (error.Model is not { } model || error.Node is not { } node) { return null; }

        var access = node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>();
        var (target, isType) = access is null ? (null, false) : TargetOf(access, model);
        if (target is null) { return null; }

        var names = model.LookupSymbols(error.Position, target, includeReducedExtensionMethods: !isType)
            .Where(symbol => symbol.CanBeReferencedByName && (symbol.IsStatic == isType || symbol is ITypeSymbol))
            .Select(static symbol => symbol.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return Meant(error.Quoted(1), names)
            ?? (names.Count == 0 ? null : $"Type the point and press Tab to see what there is: {string.Join(", ", names.Order(StringComparer.Ordinal).Take(5))} …");
    }

    private static (ITypeSymbol? Type, bool IsType) TargetOf(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol type ? (type, true) : (model.GetTypeInfo(access.Expression).Type, false);

    private static string? ParameterHint(Diagnosis error)
    {
        var call = error.Node?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        var parameters = call is null ? [] : error.Model?.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>().SelectMany(static method => method.Parameters).Select(static parameter => parameter.Name).Distinct().ToList() ?? [];
        return parameters.Count == 0 ? null : $"Its parameters are {string.Join(", ", parameters)}.";
    }

    private static IEnumerable<string> MembersOfNamespace(Diagnosis error)
    {
        INamespaceOrTypeSymbol? place = error.Compilation.GlobalNamespace;
        foreach (var part in error.Quoted(1).Split('.')) { place = place?.GetMembers(part).OfType<INamespaceOrTypeSymbol>().FirstOrDefault(); }

        return place?.GetMembers().Where(static member => member.DeclaredAccessibility == Accessibility.Public).Select(static member => member.Name) ?? [];
    }

    private static string? Meant(string typed, IEnumerable<string> names) => Similar.To(typed, names) is { } name ? $"Did you mean {name}?" : null;

    private static string Bare(string type) => type.Split('<')[0];

    private static string Article(string type) => type.Length > 0 && char.IsUpper(type[0]) ? type : $"A value of type {type}";
}

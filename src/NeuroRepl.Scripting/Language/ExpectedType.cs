using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Language;

/// <summary>The type that a value at a place should have: of the property that is set, of the parameter, of the other side of a comparison.</summary>
internal static class ExpectedType
{
    public static ITypeSymbol? At(CompletionPlace place, SyntaxTree tree, SemanticModel model)
    {
        var before = place.Before;
        var type = before.Kind() switch
        {
            SyntaxKind.EqualsToken when before.Parent is AssignmentExpressionSyntax set => SettableType(set, model),
            SyntaxKind.EqualsToken when before.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } declared } } } => model.GetTypeInfo(declared).Type,
            SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken or SyntaxKind.LessThanToken or SyntaxKind.GreaterThanToken when before.Parent is BinaryExpressionSyntax compared => model.GetTypeInfo(compared.Left).Type,
            SyntaxKind.OpenParenToken or SyntaxKind.CommaToken when before.Parent is BaseArgumentListSyntax => CallForms.ParameterAt(tree, model, place.Start)?.Type,
            SyntaxKind.ColonToken when before.Parent is NameColonSyntax => CallForms.ParameterAt(tree, model, place.Start)?.Type,
            SyntaxKind.NewKeyword when before.GetPreviousToken() is var earlier && earlier.RawKind != 0 => At(place with { Before = earlier }, tree, model),
            _ => null,
        };
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0]
            : type is { TypeKind: TypeKind.Error or TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object } ? null
            : type;
    }

    /// <summary>The values that a type offers by name: an enum's members, or what a class has of itself (<c>Family.Categorical</c>).</summary>
    public static IEnumerable<Candidate> Values(ITypeSymbol type, CompletionPlace place, SemanticModel model)
    {
        if (type.SpecialType == SpecialType.System_Boolean) { return [new Candidate("true", [], -3), new Candidate("false", [], -3)]; }
        if (type.SpecialType != SpecialType.None || place.Kind != PlaceKind.Expression) { return []; }

        var name = type.ToMinimalDisplayString(model, place.Start);
        return type.GetMembers()
            .Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public } && (member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.Type, type)
                || member is IPropertySymbol { IsIndexer: false } property && SymbolEqualityComparer.Default.Equals(property.Type, type)))
            .Select(member => new Candidate($"{name}.{member.Name}", [member], -3));
    }

    /// <summary>Whether a candidate gives such a value.</summary>
    public static bool Fits(Candidate candidate, ITypeSymbol type, Compilation compilation)
    {
        var given = (candidate.Symbols.Count > 0 ? candidate.Symbols[0] : null) switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            IRangeVariableSymbol => null,
            IMethodSymbol { ReturnsVoid: false } method => method.ReturnType,
            _ => null,
        };
        return given is { TypeKind: not TypeKind.Error } && compilation.ClassifyCommonConversion(given, type) is { Exists: true, IsImplicit: true };
    }

    private static ITypeSymbol? SettableType(AssignmentExpressionSyntax set, SemanticModel model) =>
        model.GetTypeInfo(set.Left).Type is { TypeKind: not TypeKind.Error } type ? type : (model.GetSymbolInfo(set.Left).Symbol as IPropertySymbol)?.Type;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Writes interrupt checks into loops, labels and catch blocks, and stack guards into functions, without moving a line.</summary>
/// <remarks>
/// The checks are put into the text, not into the tree: what runs is parsed from text like anything else, and the way back from a
/// place in it to the user's text is a list of insertions. Lambdas that become expression trees are data and stay as they are.
/// </remarks>
internal sealed class Instrumentation : CSharpSyntaxWalker
{
    private const string Interrupt = "global::NeuroRepl.Numerics.Interrupt.";
    private const string Check = Interrupt + "Check();";
    private const string Enter = Interrupt + "Enter();";
    private const string EnterAsync = Interrupt + "EnterAsync();";

    private readonly SemanticModel _model;
    private readonly List<(TextChange Change, int Order)> _changes = [];

    private Instrumentation(SemanticModel model) => _model = model;

    /// <summary>Whether there is anything in the tree that could run for long by itself.</summary>
    public static bool IsNeeded(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(static node =>
        node is StatementSyntax and (WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax
            or LocalFunctionStatementSyntax or TryStatementSyntax)
        or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax
        or BaseTypeDeclarationSyntax);

    /// <summary>The tree with checks.</summary>
    public static Instrumented Apply(SyntaxTree tree, SemanticModel model)
    {
        var walker = new Instrumentation(model);
        walker.Visit(tree.GetRoot());
        if (walker._changes.Count == 0) { return new Instrumented(tree, tree, []); }

        var merged = Merge([.. walker._changes.OrderBy(static entry => (entry.Change.Span.Start, entry.Order)).Select(static entry => entry.Change)]);
        return new Instrumented(tree, tree.WithChangedText(tree.GetText().WithChanges(merged)), merged);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        Guard(node.Statement);
        base.VisitWhileStatement(node);
    }

    public override void VisitDoStatement(DoStatementSyntax node)
    {
        Guard(node.Statement);
        base.VisitDoStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        Guard(node.Statement);
        base.VisitForStatement(node);
    }

    public override void VisitForEachStatement(ForEachStatementSyntax node)
    {
        Guard(node.Statement);
        base.VisitForEachStatement(node);
    }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        Guard(node.Statement);
        base.VisitForEachVariableStatement(node);
    }

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        if (node.Statement is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax)) { Insert(node.ColonToken.Span.End, Check); }

        base.VisitLabeledStatement(node);
    }

    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        Insert(node.Block.OpenBraceToken.Span.End, Check);
        base.VisitCatchClause(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitConversionOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // Not in a static constructor: what it throws makes the type unusable for good.
        if (!node.Modifiers.Any(SyntaxKind.StaticKeyword)) { EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken); }

        base.VisitConstructorDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        EnterFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        EnterGetter(node.ExpressionBody, node.SemicolonToken);
        GuardInitializer(node.Modifiers, node.Initializer?.Value);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        EnterGetter(node.ExpressionBody, node.SemicolonToken);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        if (node.Parent is TypeDeclarationSyntax)
        {
            foreach (var variable in node.Declaration.Variables) { GuardInitializer(node.Modifiers, variable.Initializer?.Value); }
        }

        base.VisitFieldDeclaration(node);
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
        // Constants: nothing runs here.
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        if (EnterLambda(node)) { base.VisitSimpleLambdaExpression(node); }
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        if (EnterLambda(node)) { base.VisitParenthesizedLambdaExpression(node); }
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        if (EnterLambda(node)) { base.VisitAnonymousMethodExpression(node); }
    }

    public override void VisitWhereClause(WhereClauseSyntax node)
    {
        if (CallsDelegate(_model.GetQueryClauseInfo(node).OperationInfo.Symbol) && IsBoolean(node.Condition))
        {
            Wrap(node.Condition, $"{Interrupt}Entered()&&(", ")");
        }

        base.VisitWhereClause(node);
    }

    public override void VisitSelectClause(SelectClauseSyntax node)
    {
        if (CallsDelegate(_model.GetSymbolInfo(node).Symbol) && HasName(_model.GetTypeInfo(node.Expression).Type)) { Wrap(node.Expression, $"{Interrupt}Pass(", ")"); }

        base.VisitSelectClause(node);
    }

    private static bool HasName(ITypeSymbol? type) =>
        type is not null and not IErrorTypeSymbol and not IPointerTypeSymbol && !type.IsRefLikeType && type.SpecialType != SpecialType.System_Void;

    private static bool CallsDelegate(ISymbol? symbol) =>
        symbol is IMethodSymbol method && method.Parameters.All(static parameter => !IsExpressionTree(parameter.Type));

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Expression" or "LambdaExpression" } named
        && named.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions";

    private static bool IsStatement(IMethodSymbol function) =>
        function.ReturnsVoid || (function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static string EntryOf(IMethodSymbol function) => function.IsAsync ? EnterAsync : Enter;

    /// <summary>One change a place: the text API takes no two insertions at one position.</summary>
    private static TextChange[] Merge(TextChange[] ordered)
    {
        var merged = new List<TextChange>();
        foreach (var change in ordered)
        {
            if (merged.Count > 0 && merged[^1].Span is { IsEmpty: true } last && last.Start == change.Span.Start)
            {
                merged[^1] = new TextChange(change.Span, merged[^1].NewText + change.NewText);
            }
            else { merged.Add(change); }
        }

        return [.. merged];
    }

    private bool IsBoolean(ExpressionSyntax condition) => _model.GetTypeInfo(condition).Type?.SpecialType == SpecialType.System_Boolean;

    private void Guard(StatementSyntax body)
    {
        if (body is BlockSyntax block) { Insert(block.OpenBraceToken.Span.End, Check); }
        else { Wrap(body, "{" + Check, "}"); }
    }

    /// <summary>Catches a type that makes another of itself for each of its fields.</summary>
    private void GuardInitializer(SyntaxTokenList modifiers, ExpressionSyntax? value)
    {
        if (value is BaseObjectCreationExpressionSyntax && !modifiers.Any(SyntaxKind.StaticKeyword) && !modifiers.Any(SyntaxKind.ConstKeyword))
        {
            Wrap(value, $"{Interrupt}Entered()?", ":default!");
        }
    }

    private void EnterFunction(SyntaxNode declaration, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        if (_model.GetDeclaredSymbol(declaration) is not IMethodSymbol function) { return; }

        if (body is not null) { Insert(body.OpenBraceToken.Span.End, EntryOf(function)); }
        else if (arrow is not null) { ToBlock(arrow, semicolon, EntryOf(function), IsStatement(function), "{", "}"); }
    }

    private void EnterGetter(ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        if (arrow is not null) { ToBlock(arrow, semicolon, Enter, isStatement: false, "{get{", "}}"); }
    }

    private void ToBlock(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, string entry, bool isStatement, string open, string close)
    {
        _changes.Add((new TextChange(arrow.ArrowToken.Span, open + entry + Keyword(arrow.Expression, isStatement)), _changes.Count));
        Close(semicolon.Span.End, close);
    }

    private bool EnterLambda(AnonymousFunctionExpressionSyntax lambda)
    {
        if (IsExpressionTree(_model.GetTypeInfo(lambda).ConvertedType)) { return false; }

        if (_model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol function) { return true; }

        if (lambda.Block is { } block) { Insert(block.OpenBraceToken.Span.End, EntryOf(function)); }
        else if (lambda.ExpressionBody is { } body)
        {
            Wrap(body, "{" + EntryOf(function) + Keyword(body, IsStatement(function)), ";}");
        }

        return true;
    }

    private static string Keyword(ExpressionSyntax body, bool isStatement) => isStatement || body is ThrowExpressionSyntax ? " " : "return ";

    private void Wrap(SyntaxNode node, string before, string after)
    {
        Insert(node.Span.Start, before);
        Close(node.Span.End, after);
    }

    private void Insert(int position, string text) => _changes.Add((new TextChange(new TextSpan(position, 0), text), _changes.Count));

    /// <summary>Where several things end at one place, the inner one, which was found later, closes first; and all before anything opens.</summary>
    private void Close(int position, string text) => _changes.Add((new TextChange(new TextSpan(position, 0), text), -_changes.Count));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Language;

/// <summary>The word at the cursor and what stands around it.</summary>
/// <param name="Kind">What can stand there.</param>
/// <param name="Prefix">The part of the word that is typed already.</param>
/// <param name="Start">Where the word starts.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Before">The token before the word.</param>
internal sealed record CompletionPlace(PlaceKind Kind, string Prefix, int Start, int Length, SyntaxToken Before)
{
    public static CompletionPlace At(SyntaxTree tree, int cursor)
    {
        var root = tree.GetRoot();
        var token = root.FindToken(Math.Max(cursor - 1, 0));
        if (IsText(root, token, cursor)) { return new CompletionPlace(PlaceKind.Text, "", cursor, 0, token); }

        var isWord = token.SpanStart < cursor && cursor <= token.Span.End && (token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind()));
        var before = isWord || token.SpanStart >= cursor ? token.GetPreviousToken() : token;
        var (start, length) = isWord ? (token.SpanStart, token.Span.Length) : (cursor, 0);
        return new CompletionPlace(KindAfter(before), isWord ? token.Text[..(cursor - start)] : "", start, length, before);
    }

    private static PlaceKind KindAfter(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.DotToken => PlaceKind.Member,
        SyntaxKind.NewKeyword => PlaceKind.Type,
        SyntaxKind.UsingKeyword when before.Parent is UsingDirectiveSyntax => PlaceKind.Namespace,
        SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken when before.Parent is InitializerExpressionSyntax initializer
            && initializer.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.WithInitializerExpression => PlaceKind.Initializer,
        SyntaxKind.OpenBraceToken when before.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax or WithExpressionSyntax } => PlaceKind.Initializer,
        _ => PlaceKind.Expression,
    };

    private static bool IsText(SyntaxNode root, SyntaxToken token, int cursor)
    {
        if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        {
            return token.SpanStart < cursor && (cursor < token.Span.End || token.IsKind(SyntaxKind.NumericLiteralToken) || token.ContainsDiagnostics);
        }

        var trivia = root.FindTrivia(Math.Max(cursor - 1, 0));
        return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Tells the words of a code apart for colouring: at once by their looks, and by their meaning where a model of the code is at hand.</summary>
public static class CodeWords
{
    /// <summary>By looks alone: no reference is read, and unfinished code is no trouble. Names in capitals before a dot or another name are taken for types.</summary>
    public static IReadOnlyList<CodeWord> Of(string code)
    {
        var words = new List<CodeWord>();
        SyntaxToken before = default;
        foreach (var token in SyntaxFactory.ParseTokens(code, options: ParseRules.Script))
        {
            AddRemarks(words, token.LeadingTrivia);
            if (before.IsKind(SyntaxKind.IdentifierToken)) { AddName(words, before, token); }
            if (KindOf(token) is { } kind) { words.Add(new CodeWord(token.SpanStart, token.Span.Length, kind)); }

            AddRemarks(words, token.TrailingTrivia);
            before = token;
        }

        return words;
    }

    /// <summary>The names of a code by what they mean.</summary>
    internal static IReadOnlyList<CodeWord> Names(SyntaxTree tree, SemanticModel model)
    {
        var words = new List<CodeWord>();
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var info = model.GetSymbolInfo(name);
            CodeWordKind? kind = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
            {
                IMethodSymbol { MethodKind: MethodKind.Constructor } or ITypeSymbol or INamespaceSymbol or IAliasSymbol => name.Identifier.IsKind(SyntaxKind.IdentifierToken) && name.Identifier.Text != "var" ? CodeWordKind.Type : null,
                IMethodSymbol => CodeWordKind.Method,
                null => null,
                _ => CodeWordKind.Name,
            };
            if (kind is { } known) { words.Add(new CodeWord(name.Identifier.SpanStart, name.Identifier.Span.Length, known)); }
        }

        return words;
    }

    private static void AddName(List<CodeWord> words, SyntaxToken name, SyntaxToken next)
    {
        if (name.Text is "var" or "await" or "async" or "record" or "when" or "yield" or "global" or "nameof" or "from" or "where" or "select" or "orderby" or "let" or "join" or "group" && IsWordThere(name, next)) { words.Add(new CodeWord(name.SpanStart, name.Span.Length, CodeWordKind.Keyword)); }
        else if (next.IsKind(SyntaxKind.OpenParenToken)) { words.Add(new CodeWord(name.SpanStart, name.Span.Length, CodeWordKind.Method)); }
        else if (char.IsUpper(name.Text[0]) && next.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.LessThanToken) { words.Add(new CodeWord(name.SpanStart, name.Span.Length, CodeWordKind.Type)); }
    }

    private static bool IsWordThere(SyntaxToken name, SyntaxToken next) => next.Kind() is not (SyntaxKind.DotToken or SyntaxKind.EqualsToken or SyntaxKind.SemicolonToken or SyntaxKind.CommaToken or SyntaxKind.CloseParenToken)
        && (!next.IsKind(SyntaxKind.OpenParenToken) || name.Text is "nameof" or "await");

    private static CodeWordKind? KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => CodeWordKind.Number,
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.InterpolatedStringToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => CodeWordKind.Text,
        _ => SyntaxFacts.IsReservedKeyword(token.Kind()) ? CodeWordKind.Keyword : null,
    };

    private static void AddRemarks(List<CodeWord> words, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            if (trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia) { continue; }

            words.Add(new CodeWord(trivia.FullSpan.Start, trivia.FullSpan.Length, trivia.IsDirective ? CodeWordKind.Keyword : CodeWordKind.Remark));
        }
    }
}

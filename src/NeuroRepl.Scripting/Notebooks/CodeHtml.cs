using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>C# as HTML, with its words told apart by the compiler's own parser.</summary>
internal static class CodeHtml
{
    public static string Of(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, ParseRules.Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) { Append(html, trivia); }

            Append(html, token.Text, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia) { Append(html, trivia); }
        }

        return html.ToString();
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken => "s",
        _ => token.IsKeyword() || token.IsContextualKeyword() || token.Text is "var" ? "k" : null,
    };

    private static void Append(StringBuilder html, SyntaxTrivia trivia) => Append(html, trivia.ToFullString(), trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => "c",
        _ => trivia.IsDirective ? "k" : null,
    });

    private static void Append(StringBuilder html, string text, string? name)
    {
        if (name is null) { html.Append(WebUtility.HtmlEncode(text)); }
        else { html.Append($"<span class=\"{name}\">").Append(WebUtility.HtmlEncode(text)).Append("</span>"); }
    }
}

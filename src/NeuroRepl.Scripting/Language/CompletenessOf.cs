using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>Whether a text can be run as it stands.</summary>
internal static class CompletenessOf
{
    private const int IndentBlanks = 4;

    public static Completeness Text(string code)
    {
        var tree = ParseRules.Parse(new Cell(0, code), CancellationToken.None);
        var errors = tree.GetDiagnostics().Where(static error => error.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0) { return SyntaxFactory.IsCompleteSubmission(tree) ? new Completeness(CompletenessState.Complete) : Incomplete(tree); }

        // The compiler's own answer takes "a." for complete and "}" too.
        if (errors.Exists(static error => error.Id is "CS1022" or "CS7017")) { return new Completeness(CompletenessState.Invalid); }

        if (!SyntaxFactory.IsCompleteSubmission(tree) || errors.Exists(static error => error.Id == "CS8997")) { return Incomplete(tree); }

        var end = LastToken(tree).Span.End;
        return errors.All(error => error.Location.SourceSpan.End >= end && error.Id is "CS1001" or "CS1002" or "CS1003" or "CS1026" or "CS1513" or "CS1525")
            && errors.Any(error => error.Location.SourceSpan.Start >= end)
            ? Incomplete(tree)
            : new Completeness(CompletenessState.Invalid);
    }

    private static Completeness Incomplete(SyntaxTree tree)
    {
        var depth = 0;
        foreach (var token in tree.GetRoot().DescendantTokens().Where(static token => !token.IsMissing))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
        }

        return new Completeness(CompletenessState.Incomplete, new string(' ', IndentBlanks * Math.Max(depth, 0)));
    }

    private static SyntaxToken LastToken(SyntaxTree tree) => tree.GetRoot().DescendantTokens().LastOrDefault(static token => token.Span.Length > 0);
}

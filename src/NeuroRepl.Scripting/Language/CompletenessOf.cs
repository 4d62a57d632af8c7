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
        if (DepthsOf(tree).Any(static depth => depth < 0)) { return new Completeness(CompletenessState.Invalid); }
        if (!SyntaxFactory.IsCompleteSubmission(tree)) { return Incomplete(tree); }

        // The compiler's own answer takes "a." for complete and "}" too.
        var errors = tree.GetDiagnostics().Where(static error => error.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0) { return new Completeness(CompletenessState.Complete); }

        var end = LastToken(tree).Span.End;
        return errors.All(error => error.Location.SourceSpan.End >= end && error.Id is "CS1001" or "CS1002" or "CS1003" or "CS1026" or "CS1513" or "CS1525")
            && errors.Any(error => error.Location.SourceSpan.Start >= end)
            ? Incomplete(tree)
            : new Completeness(CompletenessState.Invalid);
    }

    private static Completeness Incomplete(SyntaxTree tree)
    {
        var depth = DepthsOf(tree).LastOrDefault();
        return new Completeness(CompletenessState.Incomplete, new string(' ', IndentBlanks * Math.Max(depth, 0)));
    }

    /// <summary>How many brackets are open after each token. More closed than opened is what no further line can mend.</summary>
    private static IEnumerable<int> DepthsOf(SyntaxTree tree)
    {
        var depth = 0;
        foreach (var token in tree.GetRoot().DescendantTokens(static _ => true, descendIntoTrivia: true).Where(static token => !token.IsMissing))
        {
            depth += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
            yield return depth;
        }
    }

    private static SyntaxToken LastToken(SyntaxTree tree) => tree.GetRoot().DescendantTokens().LastOrDefault(static token => token.Span.Length > 0);
}

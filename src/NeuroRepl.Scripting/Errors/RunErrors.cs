using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Exceptions of a running cell as cards: what went wrong in words, and the line of the user's code it came from.</summary>
internal static class RunErrors
{
    public static ErrorCard CardOf(Exception exception, Cell cell, SourceMap sources, CellHistory cells)
    {
        var cause = CauseOf(exception);
        var advice = RunAdvice.For(cause);
        var card = new ErrorCard(cell.Name, advice.Message)
        {
            Hint = advice.Hint,
            Code = cause.GetType().Name,
            Exception = exception,
            Trace = UserTrace.Of(cause),
        };

        // The line of this cell, or of a file it loads, is nearer to the user than the line of an earlier cell that it called.
        var frames = UserTrace.FramesOf(cause);
        var here = Array.FindIndex(frames, frame => frame.Path is { } path && sources.TreeOf(path) is not null);
        if (cause is IndexOutOfRangeException && sources.TreeOf(cell.Path) is { } typed)
        {
            return IndexOnOneOf(card, typed, here < 0 ? null : sources.PositionOf(cell.Path, frames[here].Line, frames[here].Column));
        }

        if (here >= 0) { return At(card, cell, sources, frames[here], here > 0 ? frames[here - 1].Method?.Name : null); }

        var before = Array.FindIndex(frames, frame => frame.Path is { } path && cells.Find(path) is not null);
        return before < 0 ? card : Earlier(card, cells.Find(frames[before].Path!)!, frames[before].Line);
    }

    public static ErrorCard OutOfMemory(Cell cell)
    {
        var (message, hint) = RunAdvice.OutOfMemory;
        return new ErrorCard(cell.Name, message) { Hint = hint, Code = nameof(OutOfMemoryException) };
    }

    /// <summary>What other exceptions are wrapped around.</summary>
    private static Exception CauseOf(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => CauseOf(only),
        TargetInvocationException { InnerException: { } inner } => CauseOf(inner),
        TypeInitializationException { InnerException: { } inner } => CauseOf(inner),
        _ => exception,
    };

    /// <summary>The runtime throws for all indices of a function from one place, so only the function is known; the lines that index are.</summary>
    private static ErrorCard IndexOnOneOf(ErrorCard card, SyntaxTree tree, int? position)
    {
        var function = position is { } place ? tree.GetRoot().FindToken(place).Parent?.AncestorsAndSelf().FirstOrDefault(IsFunction) : null;
        var text = tree.GetText();
        var indexed = (function ?? tree.GetRoot()).DescendantNodes(node => node == function || !IsFunction(node)).OfType<ElementAccessExpressionSyntax>().ToList();
        var lines = indexed.Select(access => text.Lines.GetLineFromPosition(access.SpanStart)).DistinctBy(static line => line.LineNumber).ToList();
        return lines.Count switch
        {
            0 => card,
            1 => card.At(text, indexed[0].Span),
            _ => card with { Message = "An index is outside the array, on one of these lines.", Lines = [.. lines.Take(5).Select(static line => (line.LineNumber + 1, line.ToString()))] },
        };
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;

    private static ErrorCard At(ErrorCard card, Cell cell, SourceMap sources, UserFrame frame, string? called)
    {
        var path = frame.Path!;
        var tree = sources.TreeOf(path)!;
        var text = tree.GetText();
        var position = sources.PositionOf(path, frame.Line, frame.Column);
        var node = StatementAt(tree.GetRoot(), position);
        var span = CallOf(node, called) ?? node?.Span ?? text.Lines.GetLineFromPosition(position).Span;
        return (card with { Cell = CodePlace.NameOf(cell, path) }).At(text, span);
    }

    private static ErrorCard Earlier(ErrorCard card, Cell earlier, int lineNumber)
    {
        var text = SourceText.From(earlier.Code);
        var line = text.Lines[Math.Clamp(lineNumber - 1, 0, text.Lines.Count - 1)];
        var indent = line.ToString().Length - line.ToString().TrimStart().Length;
        return card.At(text, TextSpan.FromBounds(line.Start + indent, line.End)) with { Cell = $"{card.Cell} (from {earlier.Name})" };
    }

    private static SyntaxNode? StatementAt(SyntaxNode root, int position) =>
        root.FindToken(position).Parent?.AncestorsAndSelf().FirstOrDefault(node =>
            node.SpanStart <= position && node is StatementSyntax and not BlockSyntax or VariableDeclaratorSyntax or ArrowExpressionClauseSyntax
                or AnonymousFunctionExpressionSyntax or FieldDeclarationSyntax);

    /// <summary>The call in the statement that the exception came out of.</summary>
    private static TextSpan? CallOf(SyntaxNode? statement, string? called) =>
        statement?.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()
            .Where(call => called is not null && NameOf(call.Expression) == called)
            .Select(static call => (TextSpan?)call.Expression.Span)
            .FirstOrDefault();

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}

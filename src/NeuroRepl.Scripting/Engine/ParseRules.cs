using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NeuroRepl.Scripting.Engine;

/// <summary>How a cell's text is read.</summary>
internal static class ParseRules
{
    /// <summary>C# 14, script dialect.</summary>
    public static CSharpParseOptions Script { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>Parses a cell; a last statement that only lacks its semicolon gets one, and a cell without any an empty one (the compiler emits nothing for nothing).</summary>
    public static SyntaxTree Parse(Cell cell, CancellationToken stop)
    {
        var tree = Parse(cell.Code, cell.Path, stop);
        if (tree.GetCompilationUnitRoot(stop).Members.Count == 0) { return Parse(cell.Code + "\n;", cell.Path, stop); }

        if (tree.GetDiagnostics(stop).FirstOrDefault() is not { Id: "CS1002" }) { return tree; }

        var last = tree.GetRoot(stop).DescendantTokens().LastOrDefault(static token => token.Span.Length > 0).Span.End;
        var mended = Parse(cell.Code.Insert(last, ";"), cell.Path, stop);
        return mended.GetDiagnostics(stop).Any() ? tree : mended;
    }

    /// <summary>Parses a cell without mending anything, for a look at an unfinished one.</summary>
    public static SyntaxTree ParseAsTyped(Cell cell) => Parse(cell.Code, cell.Path, CancellationToken.None);

    private static SyntaxTree Parse(string code, string path, CancellationToken stop) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Script, path, stop);

    /// <summary>Whether unsafe code must be allowed: the cell says <c>unsafe</c>, or a file it loads may. To allow it costs every compilation a search through all references.</summary>
    public static bool MayBeUnsafe(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        return root.GetLoadDirectives().Count > 0 || root.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.UnsafeKeyword));
    }

    /// <summary>Whether the last statement is an expression without semicolon, or something is returned: a value to be shown.</summary>
    public static bool HasValue(SyntaxTree tree, Compilation compilation)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        if (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            // Only calls and awaits can be without a value.
            return last.Expression is LiteralExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax
                || compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
        }

        return root.Members.OfType<GlobalStatementSyntax>()
            .SelectMany(static member => member.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Any(static node => node is ReturnStatementSyntax { Expression: not null });
    }
}

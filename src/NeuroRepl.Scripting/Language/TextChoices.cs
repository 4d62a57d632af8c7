using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Language;

/// <summary>What can stand inside a string: files where a path is asked for, names of columns and parts where those are.</summary>
internal static class TextChoices
{
    private const int MostFiles = 300;
    private static readonly string[] PathWords = ["path", "file", "folder", "directory", "filename", "script", "pattern"];
    private static readonly string[] FreeWords = ["text", "what", "title", "message", "prompt", "format", "name", "about", "words", "unit"];

    public static Completions At(SyntaxToken token, int cursor, SemanticModel model, KnownValues values)
    {
        if (token.Kind() is not SyntaxKind.StringLiteralToken || token.SpanStart >= cursor) { return None(cursor); }

        var open = token.Text.StartsWith('@') ? 2 : 1;
        var content = token.SpanStart + open;
        if (cursor < content) { return None(cursor); }

        var typed = token.Text[open..(cursor - token.SpanStart)];
        var argument = token.Parent?.FirstAncestorOrSelf<ArgumentSyntax>(node => node.Expression == token.Parent || IsElement(node, token.Parent));
        var parameter = argument is null ? null : CallForms.ParameterOf(argument, model);
        var word = parameter?.Name ?? "";
        var isDirective = token.Parent is DirectiveTriviaSyntax;
        var isPath = isDirective || PathWords.Any(path => word.Contains(path, StringComparison.OrdinalIgnoreCase)) || typed.StartsWith("./", StringComparison.Ordinal) || typed.StartsWith('/') || typed.StartsWith('~');
        if (isPath) { return Files(typed, cursor); }

        var receiver = argument?.Parent?.Parent switch
        {
            ElementAccessExpressionSyntax access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } when !FreeWords.Contains(word) => member.Expression,
            _ => null,
        };
        return receiver is null || values.Of(receiver) is not { } value ? None(cursor) : Names(KnownValues.NamesIn(value), typed, cursor, token);
    }

    // ["Glu", "Lac"] and new[] { "Glu" } are arguments too.
    private static bool IsElement(ArgumentSyntax argument, SyntaxNode? literal) =>
        argument.Expression is CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax && literal is not null && argument.Expression.Contains(literal);

    private static Completions Names(IReadOnlyList<(string Name, string Kind)> names, string typed, int cursor, SyntaxToken token)
    {
        // A formula holds several names: the one at the cursor counts. Of a plain name all that stands between the quotes.
        var isWhole = names.Any(one => one.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) || !typed.Any(static c => " ~+*:|()<>=!-".Contains(c));
        var start = isWhole ? 0 : typed.Length;
        while (!isWhole && start > 0 && (char.IsLetterOrDigit(typed[start - 1]) || typed[start - 1] is '_' or '.')) { start--; }

        var prefix = typed[start..];
        var items = names
            .Select(one => (one, rank: Ranking.Fit(one.Name, prefix)))
            .Where(static entry => entry.rank is not null)
            .OrderBy(static entry => entry.rank)
            .Select(static entry => new Completion(entry.one.Name, entry.one.Kind));
        var end = cursor;
        var text = token.Text;
        while (end - token.SpanStart < text.Length && (char.IsLetterOrDigit(text[end - token.SpanStart]) || text[end - token.SpanStart] == '_')) { end++; }

        return new Completions(cursor - prefix.Length, prefix.Length + (end - cursor), [.. items]);
    }

    private static Completions Files(string typed, int cursor)
    {
        var cut = typed.LastIndexOf('/') + 1;
        var (folder, prefix) = (typed[..cut], typed[cut..]);
        var place = folder.StartsWith('~') ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + folder[1..] : folder.Length == 0 ? "." : folder;
        try
        {
            var found = new DirectoryInfo(place).EnumerateFileSystemInfos()
                .Where(entry => entry.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (prefix.StartsWith('.') || !entry.Name.StartsWith('.')))
                .OrderBy(static entry => entry is FileInfo).ThenBy(static entry => entry.Name, StringComparer.Ordinal)
                .Take(MostFiles)
                .Select(static entry => entry is DirectoryInfo ? new Completion($"{entry.Name}/", "folder") : new Completion(entry.Name, "path"));
            return new Completions(cursor - prefix.Length, prefix.Length, [.. found]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return None(cursor);
        }
    }

    private static Completions None(int cursor) => new(cursor, 0, []);
}

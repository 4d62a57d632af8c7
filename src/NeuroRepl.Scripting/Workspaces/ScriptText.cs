using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>A script file as submissions: where a line without semicolon shows its value, the file goes on after it.</summary>
/// <remarks>
/// C# allows such a line at the end of a text only. A file that parses as it stands is one submission; any other is cut, from the top, into the longest
/// runs of lines that parse. A part keeps its place by the empty lines before it, so that errors name the line of the file.
/// </remarks>
public static class ScriptText
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The submissions of a script; where a part does not parse, that part alone, so that its error is told and nothing runs.</summary>
    public static IReadOnlyList<string> Submissions(string text)
    {
        var normal = text.ReplaceLineEndings("\n");
        if (normal.StartsWith("#!", StringComparison.Ordinal)) { normal = $"//{normal[2..]}"; }

        if (Parses(normal)) { return [normal]; }

        var lines = normal.Split('\n');
        var parts = new List<string>();
        for (var first = 0; first < lines.Length;)
        {
            var end = Enumerable.Range(first + 1, lines.Length - first).Reverse().FirstOrDefault(end => Parses(string.Join('\n', lines[first..end])));
            if (end == 0) { return [Placed(lines, first, lines.Length)]; }

            if (lines[first..end].Any(line => line.Trim().Length > 0)) { parts.Add(Placed(lines, first, end)); }

            first = end;
        }

        return parts;
    }

    private static string Placed(string[] lines, int first, int end) => new string('\n', first) + string.Join('\n', lines[first..end]);

    private static bool Parses(string text) => !CSharpSyntaxTree.ParseText(text, Script).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
}

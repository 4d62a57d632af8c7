using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuroRepl.Scripting.Engine;

/// <summary>From the code that runs (which has checks written into it) back to the code that was typed. Lines are the same in both, columns are not.</summary>
internal sealed class SourceMap
{
    private readonly Dictionary<string, (SyntaxTree Typed, SourceText Running, TextChange[] Changes)> _files = new(StringComparer.Ordinal);

    public SourceMap(IEnumerable<Instrumented> files)
    {
        foreach (var file in files) { _files[file.Typed.FilePath] = (file.Typed, file.Running.GetText(), file.Changes); }
    }

    /// <summary>The tree that was typed under a path; null where there is none.</summary>
    public SyntaxTree? TreeOf(string path) => _files.TryGetValue(path, out var file) ? file.Typed : null;

    /// <summary>The position in the typed text that a line and column (from 1) of the running text stand for.</summary>
    public int PositionOf(string path, int line, int column)
    {
        var (typed, running, changes) = _files[path];
        var lines = running.Lines;
        var position = Math.Min(lines[Math.Clamp(line - 1, 0, lines.Count - 1)].Start + Math.Max(column - 1, 0), running.Length);
        var shift = 0;
        foreach (var change in changes)
        {
            var start = change.Span.Start + shift;
            if (start > position) { break; }

            var added = change.NewText!.Length - change.Span.Length;
            if (position < start + change.NewText.Length) { return change.Span.Start; }

            shift += added;
        }

        return Math.Clamp(position - shift, 0, typed.Length);
    }
}

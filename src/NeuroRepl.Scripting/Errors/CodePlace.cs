using Microsoft.CodeAnalysis.Text;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Puts the line that an error is in on its card, with what to underline.</summary>
internal static class CodePlace
{
    /// <summary>The card with its place in a cell's, or a loaded file's, text.</summary>
    public static ErrorCard At(this ErrorCard card, SourceText text, TextSpan span)
    {
        var line = text.Lines.GetLineFromPosition(Math.Min(span.Start, text.Length));
        if (span.Start >= line.Start && line.Span.Length == 0 && line.LineNumber > 0 && span.Start >= text.Length)
        {
            line = text.Lines[line.LineNumber - 1];         // the end of the text after a line break: the last line says more
        }

        var column = Math.Clamp(span.Start - line.Start, 0, line.Span.Length);
        var length = Math.Clamp(span.End - line.Start, column + 1, Math.Max(line.Span.Length, column + 1)) - column;
        return card with { Lines = [(line.LineNumber + 1, line.ToString())], Line = line.LineNumber + 1, Column = column, Length = length };
    }

    /// <summary>The name a card carries: the cell's, or the loaded file's.</summary>
    public static string NameOf(Cell cell, string path) => path.Length == 0 || path == cell.Path ? cell.Name : $"{cell.Name}, {Path.GetFileName(path)}";
}

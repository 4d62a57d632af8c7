using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>A compiler error with what is needed to explain it: where it stands, and what the names there mean.</summary>
internal sealed partial class Diagnosis(Diagnostic error, Compilation compilation, CellHistory cells)
{
    private readonly Lazy<string[]> _quoted = new(() => [.. InQuotes().Matches(error.GetMessage()).Select(static match => match.Groups[1].Value)]);
    private readonly Lazy<SyntaxNode?> _node = new(() => error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true));

    public string Id => error.Id;

    /// <summary>The compiler's own words, up to its guess about missing references.</summary>
    public string Words => error.GetMessage().Split(" (are you missing", 2)[0].TrimEnd('.') + ".";

    /// <summary>The user's text that the error is about.</summary>
    public string Text => error.Location.SourceTree is { } tree ? tree.GetText().ToString(error.Location.SourceSpan) : "";

    /// <summary>The whole line it starts in.</summary>
    public string Line => error.Location.SourceTree?.GetText() is { } text ? text.Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Trim() : "";

    public SyntaxNode? Node => _node.Value;

    public Compilation Compilation => compilation;

    public CellHistory Cells => cells;

    public SemanticModel? Model => error.Location.SourceTree is { } tree ? compilation.GetSemanticModel(tree) : null;

    public int Position => error.Location.SourceSpan.Start;

    /// <summary>A name that the compiler puts in quotes, counted from 0, without the file it stands in.</summary>
    public string Quoted(int index) => index < _quoted.Value.Length ? Origin().Replace(_quoted.Value[index], "").Replace("System.Collections.Generic.", "", StringComparison.Ordinal) : "";

    /// <summary>The cell that a quoted name was declared in; null where it says none.</summary>
    public int? CellOf(int index) =>
        index < _quoted.Value.Length && Origin().Match(_quoted.Value[index]) is { Success: true } match ? int.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex InQuotes();

    // The compiler tells two types of one name apart by their place: "P [/folder/In[3](1)]".
    [GeneratedRegex(@" \[[^\]]*In\[(\d+)\][^\]]*\]")]
    private static partial Regex Origin();
}

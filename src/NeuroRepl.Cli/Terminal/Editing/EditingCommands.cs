using System.Text;
using NeuroRepl.Cli.Terminal.Keys;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>What keys do to the text alone: motions, cuts, changes and their undoing, in Emacs's and everybody's words.</summary>
internal sealed class EditingCommands
{
    private const int IndentBlanks = 4;

    private readonly TextBuffer _buffer;
    private readonly KillRing _kills = new();
    private readonly Dictionary<string, Action> _commands;
    private int? _goal;                                     // the column that Up and Down aim for
    private bool _wasCut;
    private bool _isCut;
    private (int Start, int Length)? _yanked;

    public EditingCommands(TextBuffer buffer)
    {
        _buffer = buffer;
        _commands = new()
        {
            ["Left"] = () => Move(Motions.Left(Text, At)), ["C-b"] = () => Move(Motions.Left(Text, At)),
            ["Right"] = () => Move(Motions.Right(Text, At)), ["C-f"] = () => Move(Motions.Right(Text, At)),
            ["C-Left"] = () => Move(Motions.WordLeft(Text, At)), ["M-b"] = () => Move(Motions.WordLeft(Text, At)), ["M-Left"] = () => Move(Motions.WordLeft(Text, At)),
            ["C-Right"] = () => Move(Motions.WordRight(Text, At)), ["M-f"] = () => Move(Motions.WordRight(Text, At)), ["M-Right"] = () => Move(Motions.WordRight(Text, At)),
            ["Home"] = ToLineStart, ["C-a"] = ToLineStart, ["End"] = () => Move(Motions.LineEnd(Text, At)), ["C-e"] = () => Move(Motions.LineEnd(Text, At)),
            ["M-<"] = () => Move(0), ["C-Home"] = () => Move(0), ["M->"] = () => Move(Text.Length), ["C-End"] = () => Move(Text.Length),
            ["Backspace"] = Backspace, ["C-h"] = Backspace, ["Delete"] = () => _buffer.Remove(At, Motions.Right(Text, At)), ["C-d"] = () => _buffer.Remove(At, Motions.Right(Text, At)),
            ["M-Backspace"] = () => Cut(Motions.WordLeft(Text, At)), ["C-Backspace"] = () => Cut(Motions.WordLeft(Text, At)), ["C-w"] = () => Cut(Motions.BlankLeft(Text, At)),
            ["M-d"] = () => Cut(Motions.WordRight(Text, At)), ["C-Delete"] = () => Cut(Motions.WordRight(Text, At)),
            ["C-k"] = CutToLineEnd, ["C-u"] = () => Cut(At == Motions.LineStart(Text, At) ? Math.Max(0, At - 1) : Motions.LineStart(Text, At)),
            ["C-y"] = Yank, ["M-y"] = YankOlder, ["C-t"] = SwapCharacters,
            ["M-u"] = () => ChangeWord(static word => word.ToUpperInvariant()), ["M-l"] = () => ChangeWord(static word => word.ToLowerInvariant()),
            ["M-c"] = () => ChangeWord(static word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]),
            ["C-_"] = () => _buffer.Undo(), ["C-z"] = () => _buffer.Undo(), ["M-_"] = () => _buffer.Redo(), ["M-z"] = () => _buffer.Redo(), ["M-/"] = () => _buffer.Redo(),
            ["S-Tab"] = Outdent,
        };
    }

    private string Text => _buffer.Text;

    private int At => _buffer.Cursor;

    /// <summary>Does what the key asks for; false where it means nothing here.</summary>
    public bool Do(Key key)
    {
        (_wasCut, _isCut) = (_isCut, false);
        if (key.Name is not ("Up" or "Down" or "C-p" or "C-n")) { _goal = null; }
        if (key.Name is not ("C-y" or "M-y")) { _yanked = null; }

        if (key.IsText) { Type(key.Text); }
        else if (_commands.TryGetValue(key.Name, out var command)) { command(); }
        else { return false; }

        return true;
    }

    /// <summary>A line up or down; false where there is none.</summary>
    public bool MoveLine(int lines)
    {
        var column = _goal ?? At - Motions.LineStart(Text, At);
        if (Motions.Vertical(Text, At, lines, column) is not { } place) { return false; }

        _buffer.MoveTo(place);
        _goal = column;
        return true;
    }

    /// <summary>Puts in what was pasted, without what no code has.</summary>
    public void Paste(string text) => _buffer.Insert(Clean(text));

    /// <summary>Starts a new line with so many blanks.</summary>
    public void NewLine(string indent) => _buffer.Insert("\n" + indent);

    /// <summary>Blanks up to the next stop.</summary>
    public void Indent() => _buffer.Insert(new string(' ', IndentBlanks - ((At - Motions.LineStart(Text, At)) % IndentBlanks)));

    /// <summary>A text with line ends of \n only, blanks for tabs, and nothing that is not seen.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                clean.Append('\n');
                if (i + 1 < text.Length && text[i + 1] == '\n') { i++; }
            }
            else if (c == '\t') { clean.Append(' ', IndentBlanks); }
            else if (c == '\n' || !char.IsControl(c)) { clean.Append(c); }
        }

        return clean.ToString();
    }

    private void Type(string text)
    {
        var start = Motions.LineStart(Text, At);
        var isFirst = At - start >= IndentBlanks && Text.AsSpan(start, At - start).IsWhiteSpace();
        if (isFirst && text is "}" or ")" or "]" && isFirst) { _buffer.Remove(At - IndentBlanks, At); }

        _buffer.Insert(text, isTyped: true);
    }

    private void Move(int to) => _buffer.MoveTo(to);

    // To the first word, and from there to the very beginning.
    private void ToLineStart() => Move(Motions.Indented(Text, At) is var indented && At != indented && indented < Motions.LineEnd(Text, At) ? indented : Motions.LineStart(Text, At));

    // In the blanks that a line starts with, a whole step.
    private void Backspace()
    {
        var start = Motions.LineStart(Text, At);
        var blanks = At - start;
        var isIndent = blanks > 0 && Text.AsSpan(start, blanks).Trim(' ').IsEmpty;
        _buffer.Remove(isIndent ? At - (((blanks - 1) % IndentBlanks) + 1) : Motions.Left(Text, At), At);
    }

    private void Cut(int to)
    {
        var isForward = to > At;
        _kills.Add(_buffer.Remove(At, to), isForward, _wasCut);
        _isCut = true;
    }

    private void CutToLineEnd() => Cut(Motions.LineEnd(Text, At) is var end && end == At ? Math.Min(Text.Length, At + 1) : end);

    private void Yank()
    {
        if (_kills.Newest is not { } text) { return; }

        _yanked = (At, text.Length);
        _buffer.Insert(text);
    }

    private void YankOlder()
    {
        if (_yanked is not { } place || _kills.Older() is not { } text) { return; }

        _buffer.Replace(place.Start, place.Length, text);
        _yanked = (place.Start, text.Length);
    }

    private void SwapCharacters()
    {
        var right = At == Motions.LineEnd(Text, At) ? At : Motions.Right(Text, At);
        var middle = Motions.Left(Text, right);
        var left = Motions.Left(Text, middle);
        if (left < middle && left >= Motions.LineStart(Text, At)) { _buffer.Replace(left, right - left, Text[middle..right] + Text[left..middle]); }
    }

    private void ChangeWord(Func<string, string> change)
    {
        var end = Motions.WordRight(Text, At);
        var word = Text[At..end];
        var blanks = word.Length - word.TrimStart().Length;
        _buffer.Replace(At, end - At, word[..blanks] + change(word[blanks..]));
    }

    private void Outdent()
    {
        var start = Motions.LineStart(Text, At);
        var blanks = Math.Min(IndentBlanks, Motions.Indented(Text, At) - start);
        var cursor = At;
        if (blanks == 0) { return; }

        _buffer.Remove(start, start + blanks);
        _buffer.MoveTo(Math.Max(start, cursor - blanks));
    }
}

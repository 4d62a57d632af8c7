namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>A text that is being typed, its cursor, and every change that was made, for taking it back.</summary>
internal sealed class TextBuffer
{
    private const int MostChanges = 10_000;
    private readonly List<Change> _done = [];
    private readonly Stack<Change> _undone = new();
    private bool _isJoining;

    /// <summary>The text; lines end in \n.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes.</summary>
    public int Cursor { get; private set => field = Math.Clamp(value, 0, Text.Length); }

    /// <summary>Counts the changes; the same number, the same text.</summary>
    public int Version { get; private set; }

    /// <summary>Starts anew: nothing can be taken back.</summary>
    public void Reset(string text = "")
    {
        (Text, Cursor) = (text, text.Length);
        Version++;
        _done.Clear();
        _undone.Clear();
        _isJoining = false;
    }

    /// <summary>Moves the cursor; what is typed next is taken back on its own.</summary>
    public void MoveTo(int position)
    {
        Cursor = position;
        _isJoining = false;
    }

    /// <summary>Puts a text where the cursor is. Single characters that follow each other are one change.</summary>
    public void Insert(string text, bool isTyped = false)
    {
        if (isTyped && _isJoining && _done is [.., { } last] && last.Removed.Length == 0 && last.At + last.Inserted.Length == Cursor && !EndsWord(last.Inserted, text))
        {
            _done[^1] = last with { Inserted = last.Inserted + text };
            Put(Cursor, 0, text);
        }
        else { Replace(Cursor, 0, text); }

        _isJoining = isTyped;
    }

    /// <summary>Puts a text in the place of another; the cursor goes behind it.</summary>
    public void Replace(int start, int length, string text)
    {
        _done.Add(new Change(start, Text.Substring(start, length), text, Cursor));
        if (_done.Count > MostChanges) { _done.RemoveAt(0); }

        _undone.Clear();
        _isJoining = false;
        Put(start, length, text);
    }

    /// <summary>Removes a stretch and gives what was there.</summary>
    public string Remove(int from, int to)
    {
        var (start, end) = (Math.Min(from, to), Math.Max(from, to));
        var removed = Text[start..end];
        if (removed.Length > 0) { Replace(start, removed.Length, ""); }

        return removed;
    }

    /// <summary>Takes the last change back; false where there is none.</summary>
    public bool Undo()
    {
        if (_done is not [.., { } last]) { return false; }

        _done.RemoveAt(_done.Count - 1);
        _undone.Push(last);
        Put(last.At, last.Inserted.Length, last.Removed);
        Cursor = last.Cursor;
        _isJoining = false;
        return true;
    }

    /// <summary>Makes the change again that was taken back last; false where there is none.</summary>
    public bool Redo()
    {
        if (!_undone.TryPop(out var next)) { return false; }

        _done.Add(next);
        Put(next.At, next.Removed.Length, next.Inserted);
        _isJoining = false;
        return true;
    }

    private void Put(int start, int length, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length));
        Cursor = start + text.Length;
        Version++;
    }

    // A word at a time is what one wants back.
    private static bool EndsWord(string before, string next) => char.IsWhiteSpace(before[^1]) && !char.IsWhiteSpace(next[0]);

    private sealed record Change(int At, string Removed, string Inserted, int Cursor);
}

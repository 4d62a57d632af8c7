using NeuroRepl.Cli.Terminal.History;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>Goes through what was typed earlier, the entries only that start as the text did when the walk began.</summary>
internal sealed class HistoryWalk(TextBuffer buffer, CommandHistory history)
{
    private List<string>? _entries;
    private string _own = "";
    private int _at;
    private int _version;

    /// <summary>The next walk starts anew.</summary>
    public void Reset() => _entries = null;

    /// <summary>An entry back or forth; behind the last one stands what was being typed.</summary>
    public void Move(int step)
    {
        if (_entries is null || _version != buffer.Version) { Begin(); }

        var next = Math.Clamp(_at + step, 0, _entries!.Count);
        if (next == _at) { return; }

        _at = next;
        buffer.Replace(0, buffer.Text.Length, _at < _entries.Count ? _entries[_at] : _own);
        _version = buffer.Version;
    }

    private void Begin()
    {
        _own = buffer.Text;
        var start = _own[..buffer.Cursor];
        _entries = [.. history.Entries.Where(entry => entry.StartsWith(start, StringComparison.Ordinal) && entry != _own)];
        (_at, _version) = (_entries.Count, buffer.Version);
    }
}

using System.IO.Enumeration;

namespace NeuroRepl.Kernel.Recall;

/// <summary>What was typed, in this session and in those before it; written down cell by cell, and kept in memory only where nothing can be written.</summary>
internal sealed class History
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEntry> _entries = [];
    private readonly Action<string> _log;
    private readonly Lazy<int> _session;
    private HistoryFile? _file;

    public History(string? path, Action<string> log)
    {
        (_log, _file) = (log, path is null ? null : new HistoryFile(path));
        _session = new(BeginSession);
    }

    /// <summary>This session's number.</summary>
    public int Session => _session.Value;

    /// <summary>Remembers a cell.</summary>
    public void Add(int line, string code, string? result)
    {
        lock (_gate)
        {
            var entry = new HistoryEntry(Session, line, code, result);
            _entries.Add(entry);
            Written(file => file.Add(entry));
        }
    }

    /// <summary>The last cells, over all sessions.</summary>
    public IReadOnlyList<HistoryEntry> Tail(int count) => [.. All().TakeLast(count)];

    /// <summary>Cells of one session, from a number up to and without another.</summary>
    /// <param name="session">The session's number; 0 for this one, -1 for the one before it.</param>
    /// <param name="stop">The first that is left out; null for none.</param>
    public IReadOnlyList<HistoryEntry> Range(int session, int start, int? stop)
    {
        var number = session > 0 ? session : Session + session;
        return [.. All().Where(entry => entry.Session == number && entry.Line >= start && (stop is not { } end || entry.Line < end))];
    }

    /// <summary>Cells whose whole text matches a pattern with <c>*</c> and <c>?</c>, in their order; at most the last so many.</summary>
    /// <param name="isUnique">Whether of equal ones only the last counts.</param>
    public IReadOnlyList<HistoryEntry> Search(string pattern, int? count, bool isUnique)
    {
        var found = All().Where(entry => FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), entry.Code, ignoreCase: false));
        if (isUnique) { found = found.Reverse().DistinctBy(static entry => entry.Code).Reverse(); }

        return [.. count is { } most ? found.TakeLast(most) : found];
    }

    private List<HistoryEntry> All()
    {
        lock (_gate)
        {
            var session = Session;
            var past = _file?.Read().Where(entry => entry.Session != session) ?? [];
            return [.. past, .. _entries];
        }
    }

    private int BeginSession()
    {
        var number = 1;
        Written(file => number = file.BeginSession());
        return number;
    }

    // A home that cannot be written to costs the memory of later sessions, nothing else.
    private void Written(Action<HistoryFile> write)
    {
        if (_file is null) { return; }

        try { write(_file); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log($"the history is kept for this session only: {e.Message}");
            _file = null;
        }
    }
}

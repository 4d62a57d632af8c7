namespace NeuroRepl.Cli.Terminal.History;

/// <summary>What was typed, in this session and in earlier ones; what belongs to this project stands nearest.</summary>
internal sealed class CommandHistory
{
    private readonly Task<IReadOnlyList<HistoryEntry>> _earlier;
    private readonly HistoryFile? _file;
    private readonly string _project;
    private readonly List<string> _typed = [];
    private List<string>? _all;

    /// <param name="file">Where it is kept; null for this session only.</param>
    /// <param name="project">What earlier entries have to belong to, to stand nearest.</param>
    public CommandHistory(HistoryFile? file = null, string project = "")
    {
        (_file, _project) = (file, project);
        _earlier = file is null ? Task.FromResult<IReadOnlyList<HistoryEntry>>([]) : Task.Run(file.Read);      // the prompt does not wait for it
    }

    /// <summary>Everything, the oldest first; of equal entries the last one.</summary>
    public IReadOnlyList<string> Entries => _all ??= Gathered();

    /// <summary>Keeps what was typed.</summary>
    public void Add(string code)
    {
        if (code.Trim().Length == 0 || code.StartsWith(' ')) { return; }        // a blank before it keeps it out, as in shells

        _typed.Add(code);
        _all?.Remove(code);
        _all?.Add(code);
        _file?.Append(new HistoryEntry(code, _project));
    }

    /// <summary>The entries that hold these words, the last first; capitals count where the words have some.</summary>
    public IReadOnlyList<string> Containing(string words)
    {
        var how = words.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return [.. Entries.Reverse().Where(entry => entry.Contains(words, how))];
    }

    /// <summary>The last entry that starts so and is longer; null where there is none, or the earlier sessions are not read yet.</summary>
    public string? GoingOn(string start) => start.Length == 0 || !_earlier.IsCompleted ? null : Entries.LastOrDefault(entry => entry.Length > start.Length && entry.StartsWith(start, StringComparison.Ordinal));

    private List<string> Gathered()
    {
        var earlier = _earlier.GetAwaiter().GetResult();
        var all = earlier.Where(entry => entry.Project != _project).Concat(earlier.Where(entry => entry.Project == _project)).Select(static entry => entry.Code).Concat(_typed);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var unique = all.Reverse().Where(seen.Add).ToList();
        unique.Reverse();
        return unique;
    }
}

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>What was cut, the last first, for putting it back elsewhere.</summary>
internal sealed class KillRing
{
    private const int Most = 60;
    private readonly List<string> _cut = [];
    private int _at;

    /// <summary>Keeps what was cut.</summary>
    /// <param name="isForward">Whether it stood behind the cursor.</param>
    /// <param name="isJoined">Whether the command before was a cut too: both are then one.</param>
    public void Add(string text, bool isForward, bool isJoined)
    {
        if (text.Length == 0) { return; }

        if (isJoined && _cut.Count > 0) { _cut[0] = isForward ? _cut[0] + text : text + _cut[0]; }
        else { _cut.Insert(0, text); }

        if (_cut.Count > Most) { _cut.RemoveAt(Most); }

        _at = 0;
    }

    /// <summary>The last cut; null where there is none.</summary>
    public string? Newest => _cut.Count > 0 ? _cut[_at = 0] : null;

    /// <summary>The one cut before the one that was given last, in a ring.</summary>
    public string? Older() => _cut.Count > 0 ? _cut[_at = (_at + 1) % _cut.Count] : null;
}
